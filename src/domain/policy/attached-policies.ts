/** Reading attachments: which policies of a type a target has, and which targets a policy has. */
import type { Organization } from "../organization/organization.ts";
import type { OrganizationPolicy, PolicyTypeName } from "./organization-policy.ts";

/** Policies of one type attached to the target itself, in order of attachment; inherited ones are not among them. */
export function attachedPolicies(
  organization: Organization,
  targetId: string,
  type: PolicyTypeName,
): readonly OrganizationPolicy[] {
  const attached: OrganizationPolicy[] = [];
  for (const policyId of organization.attachments.get(targetId) ?? []) {
    const policy = organization.policies.get(policyId);
    if (policy?.type === type) attached.push(policy);
  }
  return attached;
}

/** Ids of everything the policy is attached to, in the order in which those first had an attachment. */
export function targetsOfPolicy(organization: Organization, policyId: string): readonly string[] {
  const targets: string[] = [];
  for (const [targetId, attached] of organization.attachments) if (attached.includes(policyId)) targets.push(targetId);
  return targets;
}
