/** The front door of the architecture's own rules; only tests come in. */
export * from "./read-repository.ts";
export * from "./repository.ts";
export * from "./rules.ts";
