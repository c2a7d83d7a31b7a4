/** What the defenders would have seen: every alarm that was tried, and the alerts that it sent. */
import {
  type AlertObservation,
  type DrillResult,
  type Finding,
  type RunDocument,
  VERDICTS,
} from "../../evidence/index.ts";
import { exampleDrills, ownDrills } from "./subject.ts";

export type DetectionRow = Readonly<{ drill: DrillResult; finding: Finding; alerts: readonly AlertObservation[] }>;

/** Worst first; of one verdict, those on the reader's own organization come before those on example organizations. */
export function detections({ drills }: RunDocument): readonly DetectionRow[] {
  const rows = rowsOf([...ownDrills(drills), ...exampleDrills(drills)]);
  return VERDICTS.flatMap((verdict) => rows.filter(({ finding }) => finding.verdict === verdict));
}

/** How many alarm checks held; example organizations are counted apart where the reader's own was drilled too. */
export function detectionsInWords({ drills }: RunDocument): string {
  const own = rowsOf(ownDrills(drills));
  const examples = rowsOf(exampleDrills(drills));
  if (examples.length === 0) return `${heldOf(own)} alarm checks held`;
  const first = own.length === 0 ? "no alarm was checked" : `${heldOf(own)} alarm checks held`;
  return `${first} on your own organization; ${heldOf(examples)} held on example organizations`;
}

const rowsOf = (drills: readonly DrillResult[]): readonly DetectionRow[] =>
  drills.flatMap((drill) =>
    drill.findings
      .filter((finding) => finding.answer === "detection")
      .map((finding) => ({ drill, finding, alerts: drill.alerts })),
  );

const heldOf = (rows: readonly DetectionRow[]): string =>
  `${rows.filter(({ finding }) => finding.verdict === "held").length} of ${rows.length}`;
