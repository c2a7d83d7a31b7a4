/** The front door of detection: rules in the formats of their platforms, judged on records. */
export type { Detection, DetectionProblem } from "./detection.ts";
export { type DetectionPlace, parseEventBridgeRule } from "./formats/eventbridge.ts";
export { type Judgement, type JudgeOptions, judge, type SilenceReason } from "./judge.ts";
