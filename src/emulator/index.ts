/** The front door of the emulator. */
export { createEmulator, type Emulator, type SignIn } from "./emulator.ts";
export { OPEN_ROLE } from "./open-access.ts";
export { type Listening, listen } from "./server.ts";
export type { EmulatorSettings } from "./settings.ts";
export type { WireRequest, WireResponse } from "./wire/index.ts";
