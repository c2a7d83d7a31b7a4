/** What a drill saw: calls with their outcome and decision, records, alerts, and the state of accounts. */
import type { Explanation } from "../authorization/explanation.ts";
import type { EvidenceClass } from "./evidence-class.ts";

/** `chaos`: nobody did it; the drill broke something on purpose. */
export type ActorRole = "attacker" | "operator" | "auditor" | "chaos";

export type CallOutcome =
  | Readonly<{ kind: "succeeded"; output: unknown }>
  /** `reason`: the member Reason of the exception, where it has one. */
  | Readonly<{ kind: "refused"; code: string; message: string; status: number; reason?: string }>
  /** We cannot know whether it happened (a timeout, a broken connection). */
  | Readonly<{ kind: "indeterminate"; reason: string; output?: unknown; notOffered?: true }>;

/** One call over the wire. */
export type CallObservation = Readonly<{
  /** Counts from 1 within the drill. */
  sequence: number;
  /** Virtual time, ISO 8601. */
  at: string;
  actor: Readonly<{ name: string; role: ActorRole; accountId: string; accountName: string; arn: string }>;
  /** `organizations`, `iam`, … */
  service: string;
  operation: string;
  input: unknown;
  outcome: CallOutcome;
  requestId: string;
  /** The decision trace, where the target can explain itself. */
  explanation?: Explanation;
  class: EvidenceClass;
}>;

/** A CloudTrail record as a defender found it, and in whose event history. */
export type RecordObservation = Readonly<{
  accountId: string;
  accountName: string;
  record: Readonly<Record<string, unknown>>;
}>;

/** A notification that a detection sent. */
export type AlertObservation = Readonly<{
  detection: string;
  accountId: string;
  at: string;
  eventId: string;
  eventName: string;
}>;

/** One account as the organization's own API shows it. */
export type AccountState = Readonly<{
  accountId: string;
  accountName: string;
  /** `o-…`, or null for a stand-alone account. */
  organizationId: string | null;
  /** `Root / Workloads / Production`, or null. */
  path: string | null;
  /** Names of the service control policies on its path, with their level: `deny-leave at Workloads`. */
  guardrails: readonly string[];
}>;
