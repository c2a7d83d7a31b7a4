/** The front door of the kernel. */
export * from "./canonical-json.ts";
export * from "./clock.ts";
export * from "./distribution.ts";
export * from "./duration.ts";
export * from "./flat-text.ts";
export * from "./identifiers.ts";
export * from "./instant.ts";
export * from "./invariant.ts";
export * from "./random.ts";
export * from "./result.ts";
export * from "./sha256.ts";
export * from "./suggestion.ts";
export * from "./wrap.ts";
