/** "Create an organization" in the console, which attaches a guardrail that the API does not. aws-facts 5, C20. */
import { decideCreateOrganizationInConsole } from "../../../domain/index.ts";
import { refuse } from "../../../kernel/index.ts";
import { wireError } from "../../services/organizations/refusals.ts";
import type { ConsoleAction } from "../console-action.ts";

const NEEDED = ["CreateOrganization", "EnablePolicyType", "CreatePolicy", "AttachPolicy"];

export const createOrganization: ConsoleAction = {
  name: "create-organization",
  sentence: "founds an organization, with the guardrail that the console adds",
  service: { name: "organizations", eventSource: "organizations.amazonaws.com" },
  operation: {
    name: "CreateOrganization",
    readOnly: false,
    trail: () => ({ requestParameters: { FeatureSet: "ALL" }, responseElements: null }),
  },
  who: "principal",
  parameters: {},
  required: [],
  permissionSets: () => [NEEDED.map((name) => ({ action: `organizations:${name}`, resource: "*" }))],
  decide({ world, caller, now, ids }) {
    const decided = decideCreateOrganizationInConsole(world, caller.accountId, { now, ids });
    return decided.ok ? decided : refuse({ kind: "Refused", ...wireError(decided.refusal) });
  },
};
