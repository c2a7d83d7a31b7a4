/** Wires emulator, target and drill together, for the command line, the package's face, and Cucumber's World; nothing else does. */
export { allAssumptions, assumptionProblems, assumptionValues } from "./compose/assumptions.ts";
export { loadOrganization, renderFailure } from "./compose/load-organization.ts";
export { type OpenServer, openServer, type ServerAddress } from "./compose/open-server.ts";
export { credentialsEnvironment, withoutAws } from "./compose/program-environment.ts";
export { folderLabel, labelOf, pathOfLabel, type Roots, rootsFor, shownPath } from "./compose/roots.ts";
export type { RunRefusal } from "./compose/run-refusal.ts";
export { composeServer, type ServedWorld } from "./compose/serving-world.ts";
export { composeStage, describeStage, type StageDescription } from "./compose/stage.ts";
export type { StageParameters } from "./compose/stage-parameters.ts";
export { type EmbeddedEmulator, type EmulatorOptions, startEmulator } from "./compose/start-emulator.ts";
