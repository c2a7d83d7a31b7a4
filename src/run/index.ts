/** The front door of the run. */
export { CucumberSession } from "./cucumber-session.ts";
export { drillIds } from "./drill-identity.ts";
export { findFeatures } from "./find-features.ts";
export { brokenFeatures, tagExpressionProblem } from "./plan.ts";
export { type FinishedRun, formatsOf, runAndWrite } from "./run-and-write.ts";
export type { ChangedVerdict, FinishedDrill, Progress, RepeatedDrills, RunRequest } from "./run-request.ts";
export { type PlannedScenario, plannedScenarios } from "./scenario.ts";
export { stepFiles } from "./step-files.ts";
