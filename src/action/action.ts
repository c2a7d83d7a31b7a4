/** One thing that somebody does, through the AWS SDK, on any target. */
import type { CallReport, Control, Hands } from "../target/index.ts";

export type Action = Readonly<{
  /** Kebab case, unique in the catalogue of actions. */
  id: string;
  kind: "technique" | "response" | "lookup" | "fault";
  /** Completes "tries to …". */
  sentence: string;
  /** ATT&CK and AWS Threat Technique Catalogue ids. */
  techniques: readonly string[];
  /** What undoes it, in words; absent when nothing does. */
  undo?: string;
  /** The policy that it attaches or detaches: a twin without that policy leaves the action out. */
  policyId?: string;
  /** The Region to whose endpoints it goes by name. */
  region?: string;
  /** The member of its answer that holds what it asks for: `Accounts`. */
  shows?: string;
  /** Carries it out and answers with the decisive call, refused or not; only faults need the target's control. */
  carryOut(hands: Hands, control?: Control): Promise<CallReport>;
}>;

/** What the action needs is not there (an open invitation, say): it was not carried out, so nothing can be said of it. */
export class NothingToActOn extends Error {
  override readonly name = "NothingToActOn";
}

/** This target has no such thing (no console, no mailboxes): what hangs on it cannot be shown here. */
export class NotOffered extends NothingToActOn {}

/** A succeeded call's output, or undefined. */
export const outputOf = (report: CallReport): Readonly<Record<string, unknown>> | undefined =>
  report.outcome.kind === "succeeded" ? report.outcome.output : undefined;

/** A list member of an output; an absent list is an empty one. */
export function listOf<T>(output: Readonly<Record<string, unknown>> | undefined, member: string): readonly T[] {
  const list = output?.[member];
  return Array.isArray(list) ? (list as T[]) : [];
}
