/**
 * What an experiment hands over: its five phases, its faults and how far each act got; one that was never mended says so. A drill
 * in which a fault strikes and that states no steady state is no experiment: its faults are told, and no outcome is counted.
 */
import {
  type Experiment,
  experimentOutcome,
  type FaultObservation,
  type Finding,
  type Phase,
  worst,
} from "../evidence/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { cameTo } from "./expect-consequence.ts";
import type { StruckFault } from "./experiment-book.ts";

/** Undefined when the drill is no experiment; `notRunBecause` says why it was left. */
export function experimentOf(drill: Drill, notRunBecause?: string): Experiment | undefined {
  const { experiment } = drill;
  if (!experiment.isAsked) return undefined;
  const phases: readonly Phase[] = [
    steadyPhase(drill),
    faultPhase(drill),
    attackPhase(drill),
    verificationPhase(drill),
    recoveryPhase(drill),
  ];
  return {
    ...experimentOutcome(phases, { abortedBecause: experiment.abortedBecause, notRunBecause }),
    phases,
    faults: faultsOf(drill),
    chains: experiment.chains,
  };
}

/** Every fault that struck, in that order. */
export const faultsOf = (drill: Drill): readonly FaultObservation[] =>
  drill.experiment.faults.map((each) => observed(drill, each));

/** What is missing from an experiment that came to its end with something broken: nobody looked at the steady state again. */
export function unfinishedExperiment({ experiment }: Drill): readonly Finding[] {
  const [fault] = experiment.faults;
  if (!experiment.isAsked || fault === undefined || experiment.recovery.length > 0) return [];
  return [
    {
      answer: "consequence",
      verdict: "inconclusive",
      class: fault.strike.decisive.class,
      reason: `nobody saw whether the steady state comes back after the fault \`${fault.words.name}\``,
      basis: "computed",
      assumptions: [],
      calls: [fault.strike.decisive.sequence],
    },
  ];
}

function steadyPhase({ experiment: { steady } }: Drill): Phase {
  if (steady.length === 0) return { phase: "steady state", result: "not reached", reason: "none was stated" };
  return { phase: "steady state", ...judged(steady) };
}

function faultPhase(drill: Drill): Phase {
  const { faults } = drill.experiment;
  if (faults.length === 0) return { phase: "fault", result: "not reached", reason: "nothing was broken" };
  const reason = faults.map((each) => `${each.by}: ${each.words.sentence}`).join("; ");
  return { phase: "fault", result: "done", reason };
}

/** Whatever somebody set out to do after the fault, an intruder or an operator, by calls or by a runbook. */
function attackPhase({ experiment: { begun }, made, recovery }: Drill): Phase {
  const attempts = begun === undefined ? [] : made.slice(begun.attempts);
  const runs = begun === undefined ? [] : recovery.runbooks.slice(begun.runbooks);
  const acts = [
    ...attempts.map((each) => `${whoIn(each.act)}: ${each.act.action.sentence}, ${cameTo(each)}`),
    ...runs.map(({ by, name, exitCode }) => `${by}: run the runbook \`${name}\`, it ${endOf(exitCode)}`),
  ];
  if (acts.length === 0) return { phase: "attack", result: "not reached", reason: "nothing was attempted" };
  return { phase: "attack", result: "done", reason: acts.join("; ") };
}

const endOf = (exitCode: number | null): string => (exitCode === null ? "was stopped" : `ended with ${exitCode}`);

function verificationPhase({ experiment, findings }: Drill): Phase {
  const own = experiment.begun === undefined ? [] : findings.slice(experiment.begun.findings);
  const asked = own.filter((each) => !experiment.recovery.includes(each) && !experiment.steady.includes(each));
  if (asked.length === 0) return { phase: "verification", result: "not reached", reason: "nothing was asked" };
  return { phase: "verification", ...judged(asked) };
}

function recoveryPhase({ experiment: { recovery, faults, inForce } }: Drill): Phase {
  if (recovery.length > 0) return { phase: "recovery", ...judged(recovery) };
  const reason =
    faults.length === 0
      ? "nothing was broken"
      : inForce.length > 0
        ? "the fault was never undone"
        : "nobody looked again";
  return { phase: "recovery", result: "not reached", reason };
}

/** A phase is told in a line; every reason stands among the findings. */
const MOST_REASONS = 3;

/** The worst decides, and tells why. */
function judged(findings: readonly Finding[]): Pick<Phase, "result" | "reason"> {
  const verdict = worst(findings.map((each) => each.verdict));
  const reasons = [...new Set(findings.filter((each) => each.verdict === verdict).map((each) => each.reason))];
  const rest = reasons.length - MOST_REASONS;
  const more = rest > 0 ? [`and ${rest} more ${rest === 1 ? "finding" : "findings"} of the kind`] : [];
  const reason = [...reasons.slice(0, MOST_REASONS), ...more].join("; ");
  if (verdict === "held" || verdict === "accepted") return { result: "held", reason };
  return { result: verdict === "broke" ? "violated" : "undecided", reason };
}

function observed({ experiment }: Drill, fault: StruckFault): FaultObservation {
  const { id, words, parameters, by, from } = fault;
  const until = experiment.undone.get(fault);
  const { kind, name, hop, recovery, source } = words;
  const times = { from: formatInstant(from), until: until === undefined ? null : formatInstant(until.at) };
  return { id, kind, name, parameters, by, hop, ...times, recovery, source };
}
