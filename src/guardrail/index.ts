/** The front door of guardrail: what the policies of a whole organization leave open. */
export {
  type Coverage,
  type CoverageQuestion,
  coverageOf,
  type OpenWay,
  type UncoveredAccount,
} from "./coverage/coverage.ts";
export {
  type Cell,
  type CellClass,
  membersOf as membersOfClass,
  type Sweep,
  type SweepQuestion,
  type SweptAction,
  sweep,
} from "./sweep/sweep.ts";
