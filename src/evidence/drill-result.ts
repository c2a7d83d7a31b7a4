/** One drill, carried out and judged: the entry of `run.json`. */
import type { AnswerKind, Answers, Finding } from "./answer.ts";
import type { Experiment, FaultObservation } from "./experiment.ts";
import type { IncidentRecord } from "./incident-record.ts";
import type { Inferred } from "./inference.ts";
import type { AccountState, AlertObservation } from "./observation.ts";
import type { Verdict } from "./verdict.ts";

/** What the same attack did with a guardrail taken away. */
export type Sensitivity = Readonly<{
  guardrail: string;
  /** `confirmed`: it then succeeds. `redundant`: another guardrail still stops it. `vacuous`: it could not have succeeded anyway. */
  result: "confirmed" | "redundant" | "vacuous";
  /** The smallest set of guardrails whose removal lets the attack through; empty when vacuous. */
  removalSet: readonly string[];
  reason: string;
}>;

/** How a drill ended. Absent from a result: it was carried out to its end. */
export type Ending = "completed" | "notRun" | "crashed";

export type StepResult = Readonly<{ keyword: string; text: string; line: number; verdict: Verdict; message?: string }>;

/** The same drill under another value of an assumption that it touched. */
export type AssumptionRepeat = Readonly<{
  assumption: string;
  value: string;
  verdict: Verdict;
  answers: Readonly<Record<AnswerKind, Verdict | null>>;
}>;

export type DrillResult = Readonly<{
  /** The `@id:` tag, or a slug of feature and scenario with the line. */
  id: string;
  name: string;
  rule: string | null;
  /** Name of the feature. */
  feature: string;
  /** Path of the feature file, relative to the working directory or the package. */
  uri: string;
  /** Line of the scenario, or of the example row for outlines. */
  line: number;
  tags: readonly string[];
  claims: readonly string[];
  techniques: readonly string[];
  controls: readonly string[];
  verdict: Verdict;
  answers: Answers;
  /** One entry for each guardrail that the drill names; null when it names none. */
  sensitivity: readonly Sensitivity[] | null;
  /** 12-digit ids of the accounts for which something broke, ascending. */
  affectedAccounts: readonly string[];
  findings: readonly Finding[];
  steps: readonly StepResult[];
  alerts: readonly AlertObservation[];
  state: Readonly<{ before: readonly AccountState[]; after: readonly AccountState[] }>;
  repeats: readonly AssumptionRepeat[];
  /** What it rests on that is inferred, beside the assumptions; absent from runs that were written before it was marked. */
  inferred?: readonly Inferred[];
  /** Present when the drill asked whether an incident was noticed, contained or undone. */
  incident?: IncidentRecord;
  /** Present when the drill stated a steady state: it broke something on purpose, or was about to. */
  experiment?: Experiment;
  /** What was broken in a drill that states no steady state, and so is no experiment. */
  faults?: readonly FaultObservation[];
  /** The example organization that it ran on; absent when it ran on the reader's own. */
  fixture?: string;
  /** What it assumed there by its own step, by name; absent where it said nothing of it, and from runs that were written before it was told. */
  assuming?: Readonly<Record<string, string>>;
  /** Why the drill was not run, or what of ours crashed. */
  remark?: string;
  ending?: Ending;
  /** Paths within the run folder: `calls/<id>.json`. */
  calls: readonly string[];
  /** Paths within the run folder: `trail/<id>.json`. */
  trail: readonly string[];
}>;
