/** The front door of matching: event patterns, for the emulator's EventBridge and for detections alike. */
export {
  compileEventPattern,
  EVENT_PATTERN_MAX_ALTERNATIVES,
  EVENT_PATTERN_MAX_FIELDS,
  EVENT_PATTERN_MAX_LENGTH,
} from "./event-pattern/compile.ts";
export {
  type EventFields,
  eventFields,
  type Leaf,
  type LeafValue,
  type Membership,
} from "./event-pattern/event-fields.ts";
export { matches, matchesFields } from "./event-pattern/matches.ts";
export type { Alternative, EventPattern, NumericRange, ValueMatcher } from "./event-pattern/pattern.ts";
export type { PatternProblem } from "./event-pattern/problem.ts";
