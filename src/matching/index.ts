/** The front door of matching: event patterns, log filters and alarms, for the emulator's services and for detections alike. */
export {
  type AlarmAnswer,
  type AlarmRule,
  EVALUATION_RANGE,
  evaluatedEveryMs,
  evaluatePoints,
  evaluationRange,
  type MissingPoints,
} from "./alarm/evaluate-alarm.ts";
export {
  type AlarmComparison,
  type AlarmStatistic,
  isBreaching,
  type Reported,
  reportedTogether,
  statisticOf,
} from "./alarm/statistic.ts";
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
  type WantedPaths,
} from "./event-pattern/event-fields.ts";
export { isWithin, parseAddress, parseCidr } from "./event-pattern/ip-address.ts";
export { matches, matchesFields } from "./event-pattern/matches.ts";
export type { Alternative, EventPattern, NumericRange, ValueMatcher } from "./event-pattern/pattern.ts";
export { indexPatterns, type PatternIndex } from "./event-pattern/pattern-index.ts";
export type { PatternProblem } from "./event-pattern/problem.ts";
export { extractedValues } from "./metric-filter/delimited-fields.ts";
export { filterMatches } from "./metric-filter/filter-matches.ts";
export type {
  Condition,
  FilterPattern,
  FilterProblem,
  Operand,
  Selector,
  SelectorStep,
} from "./metric-filter/filter-pattern.ts";
export { parseFilterPattern } from "./metric-filter/parse-filter-pattern.ts";
export type { ExpressionProblem, Flags } from "./regular-expression/expression.ts";
export {
  compileExpression,
  expressionMatches,
  NO_FLAGS,
  type RegularExpression,
} from "./regular-expression/regular-expression.ts";
