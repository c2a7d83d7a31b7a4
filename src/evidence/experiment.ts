/** An experiment of a drill: the pipeline at work, a hop broken, an attack, what was seen, and the pipeline mended. */

/** The hops between an act and somebody who is told: by a log file, by a rule of EventBridge, an alarm of CloudWatch, GuardDuty or Security Hub. */
export const HOPS = [
  "action",
  "CloudTrail",
  "log file",
  "event bus",
  "rule",
  "target",
  "log group",
  "metric filter",
  "alarm",
  "topic",
  "GuardDuty",
  "Security Hub",
  "administrator",
  "notified",
] as const;
export type HopName = (typeof HOPS)[number];

/** `late`: it went through, or will, after the bound. `unknown`: nobody can see it from outside. */
export type HopState = "passed" | "late" | "broken" | "not reached" | "unknown";
export type Hop = Readonly<{ hop: HopName; state: HopState; reason: string }>;

/** How far one act got towards one alarm. */
export type Chain = Readonly<{
  alarm: string;
  phase: PhaseName;
  /** Whose act it is, in words. */
  act: string;
  /** In the order of the way. */
  hops: readonly Hop[];
}>;

export const PHASES = ["steady state", "fault", "attack", "verification", "recovery"] as const;
export type PhaseName = (typeof PHASES)[number];

/** `done` is said of the fault and the attack, which are carried out and not judged. */
export type PhaseResult = "held" | "done" | "violated" | "undecided" | "not reached";
export type Phase = Readonly<{ phase: PhaseName; result: PhaseResult; reason: string }>;

/** A fault that was in force, so that somebody else can cause it again. Times are virtual, ISO 8601. */
export type FaultObservation = Readonly<{
  id: string;
  kind: string;
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  /** `chaos`, or who made the call that brought it about. */
  by: string;
  hop: HopName;
  from: string;
  /** Null: it was in force to the end. */
  until: string | null;
  recovery: string;
  source: string;
}>;

/**
 * `as stated`: the system did what the drill says, with the fault in force and after it. `deviated`: with the fault in force it did
 * not. `failed`: nobody can judge it, or the steady state did not come back. `aborted`: it was stopped before the fault.
 * `not run`: the drill was left, as something that it needs is not here or not allowed; runs of older versions call that `failed`.
 */
export type ExperimentOutcome = "as stated" | "deviated" | "failed" | "aborted" | "not run";

/** Why no more of an experiment was carried out; without either it went on to the end of the drill. */
export type CutShort = Readonly<{ abortedBecause?: string | undefined; notRunBecause?: string | undefined }>;

export type Experiment = Readonly<{
  outcome: ExperimentOutcome;
  reason: string;
  /** All five, in order. */
  phases: readonly Phase[];
  faults: readonly FaultObservation[];
  chains: readonly Chain[];
}>;

/** From the phases to the outcome: what was seen to go wrong decides, then that the rest was not run, then what stayed open. */
export function experimentOutcome(
  phases: readonly Phase[],
  { abortedBecause, notRunBecause }: CutShort = {},
): Pick<Experiment, "outcome" | "reason"> {
  const of = (name: PhaseName): Phase | undefined => phases.find(({ phase }) => phase === name);
  if (abortedBecause !== undefined) return { outcome: "aborted", reason: abortedBecause };
  const [verification, recovery] = [of("verification"), of("recovery")];
  if (verification?.result === "violated") return { outcome: "deviated", reason: verification.reason };
  const violated = phases.find(({ result }) => result === "violated");
  if (notRunBecause !== undefined && violated === undefined) return { outcome: "not run", reason: notRunBecause };
  const open = violated ?? phases.find(({ result }) => result === "undecided" || result === "not reached");
  if (open !== undefined) return { outcome: "failed", reason: `${open.phase}: ${open.reason}` };
  return { outcome: "as stated", reason: recovery?.reason ?? "" };
}

/** The first hop that did not let the act through; undefined when all did. */
export const brokenHop = ({ hops }: Chain): Hop | undefined =>
  hops.find(({ state }) => state === "broken" || state === "late");
