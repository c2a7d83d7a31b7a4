/** The front door of detection: rules in the formats of their platforms, judged on records. */

export { type CoverageAccounts, coverageOf, type FormCoverage, type ThreatCoverage } from "./coverage.ts";
export type { Detection, DetectionProblem } from "./detection.ts";
export { labelOf } from "./detection-label.ts";
export { parseDocuments } from "./document/parse-documents.ts";
export { Fields } from "./document/read-fields.ts";
export { type Mistake, Mistakes, type Place, placeAt, sourceOf } from "./document/source.ts";
export { jsonOf, seen, type TreeNode } from "./document/tree.ts";
export {
  type Engine,
  type EngineOptions,
  type Raised,
  type Seen,
  type Shortfall,
  silenceOf,
  startEngine,
} from "./engine.ts";
export { type DetectionPlace, parseEventBridgeRule } from "./formats/eventbridge.ts";
export type { PantherRule, PantherTest } from "./formats/panther.ts";
export { type Judgement, type JudgeOptions, judge, type SilenceReason } from "./judge.ts";
export type { DetectionFinding } from "./lint/detection-finding.ts";
export { lintDetections } from "./lint/lint-detections.ts";
export { type DetectionFile, type LoadedFolder, loadDetections } from "./load-detections.ts";
export type { AccountPlace, DetectionFormat, DetectionRule, LoadedDetection, Placement } from "./loaded-detection.ts";
export type { FindAccount } from "./placing/placement-file.ts";
export { readDetections } from "./read-detections.ts";
export { type CutProblem, type CutRecord, RecordSplitter } from "./records/record-splitter.ts";
export { type ThreatEvent, threatName } from "./threats/threat-event.ts";
export { THREAT_EVENTS } from "./threats/threat-events.data.ts";
export { type ThreatForm, type ThreatPlace, threatRecord } from "./threats/threat-record.ts";
export { ALARM_RANGE, ALARM_RANGES } from "./watching/alarm.ts";
export {
  deliveryMsOf,
  MODELLED_DELIVERY_MS,
  type ModelledAlert,
  playBack,
  type Reach,
  reachOf,
} from "./watching/play-back.ts";
export { type AlertTimes, type Pipeline, pipelineOf, type Redrawing, redraw } from "./watching/redraw.ts";
