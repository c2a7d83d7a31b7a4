/** The package's public face: an emulator for tests and scripts, and the shape of what a run writes. */
export type { DrillResult, Finding, RunDocument, Sensitivity, Verdict } from "./evidence/index.ts";
export { type EmbeddedEmulator, type EmulatorOptions, startEmulator } from "./start-emulator.ts";
