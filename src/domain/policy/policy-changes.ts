/** When policies last changed, so that an effective policy can say since when it is as it is. */
import type { Instant } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { Organization } from "../organization/organization.ts";
import { pathTo } from "../organization/tree.ts";
import type { ManagementPolicyType, PolicyTypeName } from "./organization-policy.ts";

/** As `policiesChangedAt` keeps it. */
export const changeKey = (type: PolicyTypeName, targetId: string): string => `${type}/${targetId}`;

/**
 * The last change of what contributes to the account's effective policy: its type was switched, a policy was attached, detached or
 * updated on the way from the root, the account joined or was moved. AWS's answer follows within seconds (observed by others); here it
 * is the moment itself.
 */
export function effectivePolicyChangedAt(
  organization: Organization,
  { id, membership }: Account,
  type: ManagementPolicyType,
): Instant {
  const { createdAt, policiesChangedAt, rootId } = organization;
  const path = [...pathTo(organization, membership?.parentId ?? rootId), id];
  const changes = path.map((each) => policiesChangedAt?.get(changeKey(type, each)));
  return [membership?.joinedAt, membership?.movedAt, ...changes].reduce<Instant>(
    (latest, at) => (at !== undefined && at > latest ? at : latest),
    createdAt,
  );
}
