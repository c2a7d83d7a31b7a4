/** The front door of guardrail: what the policies of a whole organization leave open, and what a departure leaves open or shuts. */
export {
  type Coverage,
  type CoverageQuestion,
  coverageOf,
  type OpenWay,
  type UncoveredAccount,
} from "./coverage/coverage.ts";
export { type ClosedDoor, closedDoors } from "./left-behind/closed-doors.ts";
export type { RoleSeen } from "./left-behind/doors-question.ts";
export { type Doors, type OpenDoor, openDoors, type Visitor } from "./left-behind/open-doors.ts";
export {
  type Cell,
  type CellClass,
  membersOf as membersOfClass,
  type Sweep,
  type SweepQuestion,
  type SweptAction,
  sweep,
} from "./sweep/sweep.ts";
