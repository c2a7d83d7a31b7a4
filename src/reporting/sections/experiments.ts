/** What was broken on purpose: for each experiment its phases, its faults, and how far each act got towards somebody who is told. */
import {
  brokenHop,
  type Chain,
  type DrillResult,
  type Experiment,
  type ExperimentOutcome,
  type HopState,
  type PhaseName,
  type PhaseResult,
  type RunDocument,
} from "../../evidence/index.ts";

export type ExperimentRow = Readonly<{ drill: DrillResult; experiment: Experiment }>;

/** What did not go as stated comes first, else in plan order. */
export function experiments({ drills }: RunDocument): readonly ExperimentRow[] {
  const all = drills.flatMap((drill) =>
    drill.experiment === undefined ? [] : [{ drill, experiment: drill.experiment }],
  );
  return OUTCOMES.flatMap((outcome) => all.filter((each) => each.experiment.outcome === outcome));
}

const OUTCOMES = [
  "deviated",
  "failed",
  "aborted",
  "not run",
  "as stated",
] as const satisfies readonly ExperimentOutcome[];

export const OUTCOME_WORDS = {
  "as stated": {
    word: "As stated",
    meaning: "with the fault in force and after it, the system did what the drill says",
  },
  deviated: { word: "Deviated", meaning: "with the fault in force, the system did not do what the drill says" },
  failed: { word: "Failed", meaning: "nobody can judge it, or the steady state did not come back" },
  aborted: { word: "Aborted", meaning: "it was stopped before anything was broken" },
  "not run": { word: "Not run", meaning: "something that it needs is not here, or was not allowed" },
} as const satisfies Record<ExperimentOutcome, Readonly<{ word: string; meaning: string }>>;

/** A sign and a word for each state, so that no reader depends on a colour. */
export const HOP_WORDS = {
  passed: { sign: "✓", word: "passed" },
  late: { sign: "…", word: "late" },
  broken: { sign: "✕", word: "broken" },
  "not reached": { sign: "–", word: "not reached" },
  unknown: { sign: "?", word: "not seen" },
} as const satisfies Record<HopState, Readonly<{ sign: string; word: string }>>;

/** What is done under a fault may be an attack or an operator's response. */
export const PHASE_TITLES = {
  "steady state": "Steady state",
  fault: "Fault",
  attack: "Act",
  verification: "Verification",
  recovery: "Recovery",
} as const satisfies Record<PhaseName, string>;

export const PHASE_WORDS = {
  held: "held",
  done: "done",
  violated: "violated",
  undecided: "undecided",
  "not reached": "not reached",
} as const satisfies Record<PhaseResult, string>;

/** `2 deviated, 14 as stated`; empty when there was no experiment. */
export function outcomesInWords(rows: readonly ExperimentRow[]): string {
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    count: rows.filter((each) => each.experiment.outcome === outcome).length,
  }));
  return counts.flatMap(({ outcome, count }) => (count === 0 ? [] : [`${count} ${outcome}`])).join(", ");
}

/** One line without colour: `action ✓ → CloudTrail ✓ → event bus ? → rule ✕ broken`. */
export const chainInWords = ({ hops }: Chain): string =>
  hops
    .map(({ hop, state }) => `${hop} ${HOP_WORDS[state].sign}${state === "passed" ? "" : ` ${HOP_WORDS[state].word}`}`)
    .join(" → ");

/** Why it went no further, or when it arrived. */
export const chainReason = (chain: Chain): string => (brokenHop(chain) ?? chain.hops.at(-1))?.reason ?? "";
