/** What a finished scenario hands over: everything seen and judged, as plain JSON, carried through Cucumber as an attachment. */
import type {
  AccountState,
  AlertObservation,
  CallObservation,
  Ending,
  Experiment,
  FaultObservation,
  Finding,
  IncidentRecord,
  RecordObservation,
  Sensitivity,
} from "../evidence/index.ts";
import { compareText } from "../kernel/index.ts";
import { settleAbsences } from "./absence.ts";
import type { Drill } from "./drill.ts";
import { experimentOf, faultsOf, unfinishedExperiment } from "./experiment-evidence.ts";

export const EVIDENCE_MEDIA_TYPE = "application/vnd.orgdrill.evidence+json";

/** The verdict-bearing findings that one step added, by the step's place in the scenario. */
export type StepFindings = Readonly<{ index: number; findings: readonly number[] }>;

export type DrillEvidence = Readonly<{
  findings: readonly Finding[];
  calls: readonly CallObservation[];
  trail: readonly RecordObservation[];
  alerts: readonly AlertObservation[];
  sensitivity: readonly Sensitivity[];
  state: Readonly<{ before: readonly AccountState[]; after: readonly AccountState[] }>;
  incident?: IncidentRecord;
  experiment?: Experiment;
  /** Those of a drill that is no experiment. */
  faults?: readonly FaultObservation[];
  steps: readonly StepFindings[];
  touchedAssumptions: readonly string[];
  ending: Ending;
  remark: string | null;
  /** The example organization that it ran on, or null for the reader's own. */
  fixture: string | null;
  /** The assumptions that it set for that organization, by name. */
  assuming?: Readonly<Record<string, string>>;
}>;

export type Conclusion = Readonly<{ ending: Ending; remark: string | null; steps: readonly StepFindings[] }>;

/** Collects what is still to be read (records, the state after) and closes the drill's books. */
export async function concludeDrill(drill: Drill, conclusion: Conclusion): Promise<DrillEvidence> {
  // Under a fault that a drill ended in the middle of, nobody may be answered, and there is nothing to show.
  const isStruck = conclusion.ending === "notRun" && drill.experiment.inForce.length > 0;
  const isOpen = drill.watched.size > 0 && drill.stage.isBrief !== true && !isStruck;
  if (isOpen) for (const attempt of drill.attempts) await drill.records.about(attempt);
  settleAbsences(drill);
  // A drill that ended early never came to its questions: that is told by its ending, not by every attempt.
  const isWhole = conclusion.ending === "completed" && drill.experiment.abortedBecause === undefined;
  if (isWhole) drill.findings.push(...unfinishedExperiment(drill));
  for (const attempt of isWhole ? drill.unjudged() : []) {
    drill.findings.push({
      answer: "consequence",
      verdict: "inconclusive",
      class: attempt.decisive.class,
      reason: `nobody looked at what became of \`${attempt.act.action.sentence}\``,
      basis: "computed",
      assumptions: [],
      calls: [attempt.decisive.sequence],
    });
  }
  return {
    findings: drill.findings,
    calls: drill.calls,
    trail: [...drill.records.seen.entries()]
      .sort(([left], [right]) => compareText(left, right))
      .map(([, record]) => record),
    alerts: drill.alerts,
    sensitivity: drill.sensitivity,
    state: { before: drill.before, after: isOpen ? await drill.states([...drill.watched.values()]) : [] },
    ...experimentIn(drill, conclusion),
    ...(drill.recovery.isAsked && { incident: drill.recovery.record }),
    steps: conclusion.steps,
    touchedAssumptions: [...drill.touchedAssumptions].filter((name) => !isSettled(drill, name)).sort(),
    ending: conclusion.ending,
    remark: conclusion.remark,
    fixture: drill.choice.kind === "under-test" ? null : drill.choice.name,
    ...(drill.choice.kind !== "under-test" && drill.choice.assuming && { assuming: drill.choice.assuming }),
  };
}

function experimentIn(drill: Drill, { ending, remark }: Conclusion): Pick<DrillEvidence, "experiment" | "faults"> {
  const experiment = experimentOf(drill, ending === "notRun" ? (remark ?? "the drill was not run") : undefined);
  if (experiment !== undefined) return { experiment };
  const faults = faultsOf(drill);
  return faults.length === 0 ? {} : { faults };
}

/** The drill says itself what it assumes there, so no other value can change it. */
const isSettled = ({ choice }: Drill, name: string): boolean =>
  choice.kind !== "under-test" && choice.assuming !== undefined && Object.hasOwn(choice.assuming, name);
