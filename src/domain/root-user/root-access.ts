/** Centralised root access in an organization's own words. IAM User Guide: "Centrally manage root access for member accounts"; aws-facts 4. */

/** `credentialsManagement`: root credentials of members are removed and given back centrally. `sessions`: AssumeRoot. */
export type RootAccessFeature = "credentialsManagement" | "sessions";

/** The service whose trusted access and whose delegated administrators it hangs on. */
export const ROOT_ACCESS_SERVICE = "iam.amazonaws.com";

/** In the order in which IAM lists them. */
export const ROOT_ACCESS_FEATURES: readonly RootAccessFeature[] = ["credentialsManagement", "sessions"];
