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

/** ISO 8601, on the target's clock; the times after the event are modelled, unless `delays` says that they were observed. */
export type SightingTimes = Readonly<Record<"acted" | "event" | "delivered" | "matched" | "notified", string>>;

/** Of several runs, in milliseconds from the act: half of them took no longer, 95 in 100, and all; by the nearest rank. */
export type Spread = Readonly<{ p50Ms: number; p95Ms: number; maxMs: number }>;

/** The same alert with its modelled delays drawn under several seeds. `slackMs` is what the worst run leaves of the bound. */
export type SightingRuns = Readonly<{
  count: number;
  delivered: Spread;
  matched: Spread;
  notified: Spread;
  /** Null where no bound was asked for. */
  budgetMs: number | null;
  slackMs: number | null;
}>;

/** How the record behind an alert is known to be the act's: `strong` by something that only this act wrote into it. */
export type Correlated = Readonly<{ strength: "strong" | "weak"; by: string }>;

export type SightedBy = Readonly<{
  detection: string;
  category: SightingCategory;
  times?: SightingTimes;
  /** Absent where the delays are our emulator's models. What was observed is a single run. */
  delays?: "observed";
  runs?: SightingRuns;
  correlated?: Correlated;
}>;

/** Records of CloudTrail: all that its calls left, or those of these names that its calls left or caused. */
export type JudgedRecords =
  | Readonly<{ kind: "of its calls" }>
  | Readonly<{ kind: "named"; eventNames: readonly string[] }>;

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
  /** What a consequence was looked up in; absent where that is no record, and from runs that were written before it was told. */
  records?: JudgedRecords;
  /** The records that it was judged on and of which a part is inferred: names among the drill's `inferred`. Absent: none. */
  inferred?: readonly string[];
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
