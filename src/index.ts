/** The package's public face: an emulator for tests and scripts, and the shape of what a run writes. */

export { type EmbeddedEmulator, type EmulatorOptions, startEmulator } from "./compose.ts";
export type { DrillResult, Finding, RunDocument, Sensitivity, Verdict } from "./evidence/index.ts";
