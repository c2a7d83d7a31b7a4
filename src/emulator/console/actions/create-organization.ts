/** "Create an organization" in the console, which attaches a guardrail that the API does not. aws-facts 5, C20. */
import { CONSOLE_GUARDRAIL, type Organization, organizationOf } from "../../../domain/index.ts";
import { invariant } from "../../../kernel/index.ts";
import { attachPolicy } from "../../services/organizations/operations/attach-policy.ts";
import { createOrganization as founding } from "../../services/organizations/operations/create-organization.ts";
import { createPolicy } from "../../services/organizations/operations/create-policy.ts";
import { enablePolicyType } from "../../services/organizations/operations/enable-policy-type.ts";
import { apiCall } from "../api-call.ts";
import type { ConsoleAction, ConsoleContext } from "../console-action.ts";

const Type = "SERVICE_CONTROL_POLICY" as const;

/**
 * That the permissions beside CreateOrganization are those of the calls that follow it, and that an organization whose founder lacks
 * one of them stands without the guardrail, is inferred: the User Guide lists the permissions.
 */
export const createOrganization: ConsoleAction = {
  name: "create-organization",
  sentence: "founds an organization, with the guardrail that the console adds",
  calls: [
    apiCall({ operation: founding, input: () => ({ FeatureSet: "ALL" as const }) }),
    apiCall({
      operation: enablePolicyType,
      input: (context) => ({ RootId: foundedIn(context).rootId, PolicyType: Type }),
    }),
    apiCall({ operation: createPolicy, input: () => ({ ...CONSOLE_GUARDRAIL, Type }) }),
    apiCall({
      operation: attachPolicy,
      input: (context) => ({ PolicyId: guardrailOf(foundedIn(context)), TargetId: foundedIn(context).rootId }),
    }),
  ],
  who: "principal",
  parameters: {},
  required: [],
};

function foundedIn({ world, accountId }: ConsoleContext): Organization {
  const organization = organizationOf(world, accountId);
  invariant(organization, `account ${accountId} has founded an organization`);
  return organization;
}

function guardrailOf({ id, policies }: Organization): string {
  const policy = [...policies.values()].find(({ name }) => name === CONSOLE_GUARDRAIL.Name);
  invariant(policy, `organization ${id} has the console's guardrail`);
  return policy.id;
}
