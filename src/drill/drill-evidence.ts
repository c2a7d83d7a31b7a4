/** What a finished scenario hands over: everything seen and judged, as plain JSON, carried through Cucumber as an attachment. */
import type {
  AccountState,
  AlertObservation,
  CallObservation,
  Ending,
  Finding,
  RecordObservation,
  Sensitivity,
} from "../evidence/index.ts";
import { compareText } from "../kernel/index.ts";
import type { Drill } from "./drill.ts";

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
  steps: readonly StepFindings[];
  touchedAssumptions: readonly string[];
  ending: Ending;
  remark: string | null;
  /** The example organization that it ran on, or null for the reader's own. */
  fixture: string | null;
}>;

export type Conclusion = Readonly<{ ending: Ending; remark: string | null; steps: readonly StepFindings[] }>;

/** Collects what is still to be read (records, the state after) and closes the drill's books. */
export async function concludeDrill(drill: Drill, conclusion: Conclusion): Promise<DrillEvidence> {
  const isOpen = drill.watched.size > 0 && drill.stage.isBrief !== true;
  if (isOpen) for (const attempt of drill.attempts) await drill.records.about(attempt);
  // A drill that ended early never came to its questions: that is told by its ending, not by every attempt.
  for (const attempt of conclusion.ending === "completed" ? drill.unjudged() : []) {
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
    steps: conclusion.steps,
    touchedAssumptions: [...drill.touchedAssumptions].sort(),
    ending: conclusion.ending,
    remark: conclusion.remark,
    fixture: drill.choice.kind === "under-test" ? null : drill.choice.name,
  };
}
