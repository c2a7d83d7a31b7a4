/** The front door of the catalogue: data about AWS, and nothing else. */
export * from "./claims.ts";
export * from "./controls.ts";
export * from "./managed-policies.ts";
export * from "./operations.ts";
export * from "./techniques.ts";
