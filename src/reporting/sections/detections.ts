/** What the defenders would have seen: every alarm that was tried, and the alerts that it sent. */
import type { AlertObservation, DrillResult, Finding, RunDocument } from "../../evidence/index.ts";

export type DetectionRow = Readonly<{ drill: DrillResult; finding: Finding; alerts: readonly AlertObservation[] }>;

export const detections = ({ drills }: RunDocument): readonly DetectionRow[] =>
  drills.flatMap((drill) =>
    drill.findings
      .filter((finding) => finding.answer === "detection")
      .map((finding) => ({ drill, finding, alerts: drill.alerts })),
  );
