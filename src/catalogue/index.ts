/** The front door of the catalogue: data about AWS, and nothing else. */
export * from "./managed-policies.ts";
export * from "./claims-stub.ts";
