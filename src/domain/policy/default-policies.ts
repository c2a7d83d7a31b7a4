/** The policies that AWS attaches by itself: to everything when their type is enabled, and to whatever comes later. aws-facts 5. */
import type { PolicyEvent } from "../domain-event.ts";
import { awsPolicyArn } from "../organization/arns.ts";
import type { Organization } from "../organization/organization.ts";
import {
  FULL_AWS_ACCESS,
  type OrganizationPolicy,
  type PolicyTypeName,
  RCP_FULL_AWS_ACCESS,
} from "./organization-policy.ts";

const awsManaged = (
  type: PolicyTypeName,
  policy: Pick<OrganizationPolicy, "id" | "name" | "description" | "content">,
): OrganizationPolicy => ({ ...policy, type, arn: awsPolicyArn(type, policy.id), awsManaged: true, tags: new Map() });

/** Allows everything, so that an organization with service control policies switched on denies nothing yet. */
export const FULL_AWS_ACCESS_POLICY = awsManaged("SERVICE_CONTROL_POLICY", {
  id: FULL_AWS_ACCESS,
  name: "FullAWSAccess",
  description: "Allows access to every operation",
  content: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`,
});

export const RCP_FULL_AWS_ACCESS_POLICY = awsManaged("RESOURCE_CONTROL_POLICY", {
  id: RCP_FULL_AWS_ACCESS,
  name: "RCPFullAWSAccess",
  description: "Allow all access to every resource",
  content: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}`,
});

const DEFAULTS: readonly OrganizationPolicy[] = [FULL_AWS_ACCESS_POLICY, RCP_FULL_AWS_ACCESS_POLICY];

/** The policy that comes with the type, or undefined for types that begin empty. */
export const defaultPolicyOf = (type: PolicyTypeName): OrganizationPolicy | undefined =>
  DEFAULTS.find((policy) => policy.type === type);

/** What a new unit or account gets attached: the default policy of every enabled type that the organization still has. */
export function defaultAttachments(organization: Organization, targetId: string): readonly PolicyEvent[] {
  const { id: organizationId, enabledPolicyTypes, policies } = organization;
  return DEFAULTS.filter(({ id, type }) => enabledPolicyTypes.has(type) && policies.has(id)).map(
    ({ id: policyId }): PolicyEvent => ({ kind: "PolicyAttached", organizationId, policyId, targetId }),
  );
}
