/** The organization takes the root users of its members into its own hands. IAM API Reference: EnableOrganizationsRootSessions; claim ROOT-01. */
import type { Action } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";

/** What comes first: IAM may act in every member. */
export const trustIam: Action = {
  ...callApi("organizations", "EnableAWSServiceAccess", { ServicePrincipal: "iam.amazonaws.com" }),
  id: "trust-iam",
  kind: "response",
  sentence: "trust IAM with the organization's accounts",
  undo: "disable trusted access for IAM",
};

/** Both features; the decisive call is the first that is refused, or the last. */
export const centraliseRootAccess: Action = {
  id: "centralise-root-access",
  kind: "response",
  sentence: "switch centralised root access on",
  techniques: [],
  undo: "switch both features off; credentials that were removed stay removed",
  async carryOut(hands) {
    const managing = await hands.call("iam", "EnableOrganizationsRootCredentialsManagement");
    return managing.outcome.kind === "succeeded" ? hands.call("iam", "EnableOrganizationsRootSessions") : managing;
  },
};
