/** `run.json`: the one canonical, versioned result of a run. Everything but `envelope` is the deterministic core. */
import type { SourcePlace } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import type { Verdict } from "./verdict.ts";

export const RUN_SCHEMA = "orgdrill.run/1";

export type Envelope = Readonly<{ number: number; startedAt: string; finishedAt: string; machine: string }>;

/** An input of the run, by its content. */
export type RunInput = Readonly<{ path: string; sha256: string; bytes: number }>;

export type RunInputs = Readonly<{
  organization: RunInput | null;
  features: readonly RunInput[];
  /** Policy and detection documents that the organization file refers to. */
  documents: readonly RunInput[];
  /** Present when detections were brought beside those of the organization file. */
  detections?: Readonly<{ folder: string; files: readonly RunInput[] }>;
  tags: string | null;
  name: string | null;
  /** Every named assumption with the value it had. */
  assumptions: Readonly<Record<string, string>>;
  /** `all` or `documented`. */
  assumptionMode: "all" | "documented";
  /** Present when calls that came faster than AWS documents were refused. */
  throttle?: true;
  /** Present when runbooks were allowed to run. */
  runbooks?: true;
}>;

export type Totals = Readonly<{
  selected: number;
  held: number;
  broke: number;
  inconclusive: number;
  notRun: number;
  accepted: number;
}>;

/** The organizations as they stood at the start, for the reader's orientation. */
export type OrganizationSummary = Readonly<{
  name: string;
  id: string;
  accounts: number;
  guardrails: readonly string[];
}>;

export type ExcusedAccount = Readonly<{
  /** It is closed, so nobody can act in it. Absent: the file declares it free to leave. */
  isClosed?: true;
  accountId: string;
  accountName: string;
  reason: string;
  place: SourcePlace | null;
}>;

export type RunDocument = Readonly<{
  schema: typeof RUN_SCHEMA;
  envelope: Envelope;
  run: Readonly<{ id: string; seed: number; at: string; target: string; version: string; inputs: RunInputs }>;
  verdict: Verdict;
  totals: Totals;
  organizations: readonly OrganizationSummary[];
  /** What the target cannot do, in words, so that nobody mistakes it for a pass. */
  limits: readonly string[];
  /** Accounts that the reader's file declares free to leave: they are not tried, and the report says so. */
  excused?: readonly ExcusedAccount[];
  drills: readonly DrillResult[];
}>;
