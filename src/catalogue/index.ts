/** The front door of the catalogue: data about AWS, and nothing else. */
export * from "./actions/actions-without-resources.ts";
export * from "./actions/known-actions.ts";
export * from "./actions/retired-actions.ts";
export * from "./actions/service-prefixes.ts";
export * from "./claims.ts";
export * from "./consequences.ts";
export * from "./controls.ts";
export * from "./delivery-delays.ts";
export * from "./managed-policies.ts";
export * from "./operation-deviations.ts";
export * from "./operation-list.ts";
export type { OperationRecord, RecordConfidence, RecordInference } from "./operation-records.ts";
export * from "./operations.ts";
export * from "./operations-not-emulated.ts";
export * from "./recorded-events.ts";
export * from "./responses.ts";
export * from "./root-task-policies.ts";
export * from "./techniques.ts";
