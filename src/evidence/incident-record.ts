/** What became of an incident: when it was noticed, contained and undone, what the intruder could still do, and what is left of it. */
import type { Verdict } from "./verdict.ts";

/** One of the three times of an incident, on virtual time. */
export type Milestone = Readonly<{
  /** ISO 8601; null: it did not come to that. */
  at: string | null;
  /** Milliseconds after the beginning of the incident. */
  afterMs: number | null;
  /** The alarm or the response that did it. */
  by: string | null;
  /** The budget, in milliseconds; absent when none was named. */
  withinMs?: number;
  /** Whether it came to that could not be seen. */
  isUnproved?: true;
}>;

/** One step that the intruder had still to take, tried on a copy of the world. */
export type RemainingStep = Readonly<{
  step: string;
  who: string;
  sentence: string;
  verdict: Verdict;
  /** What it came to after the responses. */
  contained: string;
  /** What it came to on a copy without them; null where nobody asked. */
  otherwise: string | null;
  /** What would have stopped it, as far as that is known. */
  wouldStop?: string;
}>;

export type FactKind =
  | "organization"
  | "unit"
  | "account"
  | "policy"
  | "tags"
  | "delegation"
  | "identity"
  | "trail"
  | "rule"
  | "alarm"
  | "log group"
  | "detector"
  | "hub"
  | "recorder"
  | "share"
  | "assignment"
  | "stack set"
  | "costs"
  | "sign-in"
  | "root access"
  | "invitation"
  | "transfer"
  | "event bus"
  | "topic"
  | "queue"
  | "function"
  | "bucket"
  | "event data store"
  | "cost watch"
  | "quota";

/** One thing that a public API tells about the world, in one line. */
export type Fact = Readonly<{ kind: FactKind; subject: string; aspect: string; value: string }>;

/** What could not be read, and why: it is not compared. */
export type Unread = Readonly<{ subject: string; why: string }>;

export type Baseline = Readonly<{
  /** `read at the beginning`, or the file that was approved. */
  source: string;
  readAt: string;
  /** Dates such as `2026-11-01`, the end exclusive: the costs that were looked at, and will be again. */
  costs: Readonly<{ from: string; until: string }>;
  /** Where it was read; absent in baselines of earlier versions, which read less. */
  regions?: readonly string[];
  facts: readonly Fact[];
  unread: readonly Unread[];
}>;

/** One difference to the baseline that is left; null: it was not there, or is no longer. */
export type Residue = Readonly<{
  kind: FactKind;
  subject: string;
  aspect: string;
  before: string | null;
  after: string | null;
  /** What it is, in words. */
  meaning: string;
  /** Why it is accepted; absent when it is not. */
  accepted?: string;
}>;

/** A program of the reader's that was run as a response. Its exit code is told and judges nothing. */
export type RunbookRun = Readonly<{
  name: string;
  sha256: string;
  by: string;
  at: string;
  /** null: it was stopped. */
  exitCode: number | null;
  remark: string | null;
  /** What it asked of AWS, in order; `refused` is the error code. */
  requests: readonly Readonly<{ service: string; operation: string; refused?: string }>[];
  stdout: string;
  stderr: string;
}>;

export type IncidentRecord = Readonly<{
  beganAt: string | null;
  detected?: Milestone;
  contained?: Milestone;
  recovered?: Milestone;
  remaining: readonly RemainingStep[];
  baseline?: Baseline;
  residue: readonly Residue[];
  /** Read for the baseline and not afterwards. */
  unread: readonly Unread[];
  /** Accepted differences that did not come to pass. */
  acceptedInVain: readonly string[];
  runbooks: readonly RunbookRun[];
}>;
