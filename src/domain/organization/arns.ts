/** ARNs of the things in an organization: all are owned by the management account. Service Authorization Reference: "AWS Organizations". */
import type { Handshake } from "../handshake/handshake.ts";
import type { PolicyTypeName } from "../policy/organization-policy.ts";
import type { Organization } from "./organization.ts";

type Owner = Pick<Organization, "id" | "managementAccountId">;

const arn = ({ id, managementAccountId }: Owner, kind: string, rest: string): string =>
  `arn:aws:organizations::${managementAccountId}:${kind}/${id}${rest}`;

export const organizationArn = (organization: Owner): string => arn(organization, "organization", "");
export const rootArn = (organization: Owner & Pick<Organization, "rootId">): string =>
  arn(organization, "root", `/${organization.rootId}`);
export const unitArn = (organization: Owner, unitId: string): string => arn(organization, "ou", `/${unitId}`);
export const accountArn = (organization: Owner, accountId: string): string =>
  arn(organization, "account", `/${accountId}`);
export const policyArn = (organization: Owner, type: PolicyTypeName, policyId: string): string =>
  arn(organization, "policy", `/${type.toLowerCase()}/${policyId}`);

export const resourcePolicyArn = (organization: Owner, resourcePolicyId: string): string =>
  arn(organization, "resourcepolicy", `/${resourcePolicyId}`);

export const transferArn = (organization: Owner, direction: "inbound" | "outbound", transferId: string): string =>
  arn(organization, "transfer", `/billing/${direction}/${transferId}`);

export const handshakeArn = ({ organizationId, managementAccountId, action, id }: Handshake): string =>
  arn({ id: organizationId, managementAccountId }, "handshake", `/${action.toLowerCase()}/${id}`);

/** Policies that AWS manages belong to nobody's organization. */
export const awsPolicyArn = (type: PolicyTypeName, policyId: string): string =>
  `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${policyId}`;
