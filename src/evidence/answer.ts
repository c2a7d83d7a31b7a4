/** The three answers of a drill. They are never merged: a drill's verdict is the worst of them. */
import type { EvidenceClass } from "./evidence-class.ts";
import type { Verdict } from "./verdict.ts";

export type AnswerKind = "prevention" | "detection" | "consequence";
export const ANSWER_KINDS = ["prevention", "detection", "consequence"] as const satisfies readonly AnswerKind[];

/** Where in the reader's own files something stands. Lines and columns count from 1. */
export type SourcePlace = Readonly<{ file: string; line: number; column?: number }>;

/**
 * What a detection made of an act. `telemetry only`: a record reached it and did not set it off. `blind`: none reached it.
 * `noise`: it rang where nothing was to be told.
 */
export type SightingCategory = "detected" | "detected late" | "telemetry only" | "blind" | "noise";

/** ISO 8601, on the target's clock; the times after the event are modelled. */
export type SightingTimes = Readonly<Record<"acted" | "event" | "delivered" | "matched" | "notified", string>>;

export type SightedBy = Readonly<{ detection: string; category: SightingCategory; times?: SightingTimes }>;

/** One judged expectation: the rows from which an answer is made. */
export type Finding = Readonly<{
  answer: AnswerKind;
  verdict: Verdict;
  class: EvidenceClass;
  /** One sentence in the reader's words: "the SCP `deny-leave` at the organizational unit Workloads stopped it". */
  reason: string;
  /** The account it is about, where it is about one. */
  accountId?: string;
  accountName?: string;
  /** Where that account (or guardrail, or rule) stands in the organization file. */
  place?: SourcePlace;
  expected?: string;
  observed?: string;
  /** `documented`: AWS behaviour that the emulator plays back. `computed`: worked out from the reader's own files. */
  basis: "documented" | "computed";
  /** Names of the assumptions that this finding rests on. */
  assumptions: readonly string[];
  /** Sequence numbers of the calls that show it. */
  calls: readonly number[];
  /** The guardrail that it judges, by name; lets a sensitivity twin find its own findings. */
  guardrail?: string;
  /** What the attack itself did: a guardrail can break while another one stops the attack. */
  attack?: "succeeded" | "stopped";
  /** The detection that it judges, and what that made of it. */
  sighting?: SightedBy;
  /** The accepted risk that covers a break. */
  exception?: Readonly<{ id: string; approver: string; reason: string; expires: string }>;
}>;

/** What a drill says to one of the three questions. */
export type Answer = Readonly<{
  verdict: Verdict;
  class: EvidenceClass;
  reason: string;
  assumptions: readonly string[];
}>;

export type Answers = Readonly<Record<AnswerKind, Answer | null>>;
