/** The services that are emulated, and how sure a source makes us of one of their operations. */

/**
 * `documented`: the API reference says so. `observed`: public logs or recorded outcomes show its answers or errors as well.
 * `inferred`: at least one outcome rests on a named assumption, or on what AWS says of something near it. A source names it in a
 * clause of its own, and so does one of an observed operation of which a smaller part is inferred.
 */
export type Confidence = "documented" | "observed" | "inferred";
export type OperationService =
  | "organizations"
  | "iam"
  | "sts"
  | "cloudtrail"
  | "events"
  | "s3"
  | "sqs"
  | "ce"
  | "budgets"
  | "sns"
  | "logs"
  | "monitoring"
  | "config"
  | "sso"
  | "cloudformation"
  | "guardduty"
  | "securityhub"
  | "ram"
  | "savingsplans"
  | "invoicing"
  | "artifact"
  | "servicequotas"
  | "lambda";
