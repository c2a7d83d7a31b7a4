/** Wires emulator, target and drill together, for the command line, the package's face, and Cucumber's World; nothing else does. */
export { allAssumptions, assumptionProblems, assumptionValues } from "./compose/assumptions.ts";
export { loadOrganization, renderFailure } from "./compose/load-organization.ts";
export { composeServer, type ServedWorld } from "./compose/serving-world.ts";
export { composeStage, describeStage, type StageDescription } from "./compose/stage.ts";
export type { StageParameters } from "./compose/stage-parameters.ts";
