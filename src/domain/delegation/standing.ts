/** Who may ask beside the management account: delegated administrators read, delegates of the delegation policy do what it allows. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { Organization } from "../organization/organization.ts";
import { asMember, isManagementAccount } from "../organization/standing.ts";
import type { MembershipRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { isDelegate, servicesAdministeredBy } from "./delegates.ts";

type NotEntitled = Extract<MembershipRefusal, { kind: "NotInOrganization" | "NotManagementAccount" }>;
type Standing = Result<Organization, NotEntitled>;

/**
 * For operations that the reference opens to "the management account or a member account that is a delegated
 * administrator" and that only read: registration for any service is enough. RegisterDelegatedAdministrator: "grants
 * read-only access to Organizations service data".
 */
export function asReader(world: World, accountId: AccountId): Standing {
  const administrator = asPolicyAdministrator(world, accountId);
  const member = asMember(world, accountId);
  if (administrator.ok || !member.ok) return administrator;
  return servicesAdministeredBy(member.value, accountId).size > 0 ? member : administrator;
}

/** For operations of that wording that write: only the delegation policy gives those away. User Guide: "Delegated administrator for AWS Organizations". */
export function asPolicyAdministrator(world: World, accountId: AccountId): Standing {
  const member = asMember(world, accountId);
  if (!member.ok || isManagementAccount(member.value, accountId) || isDelegate(member.value, accountId)) return member;
  return refuse({ kind: "NotManagementAccount" });
}

/** The organization, for calls that need the management account and all features. */
export function asManagementWithAllFeatures(
  world: World,
  accountId: AccountId,
): Result<Organization, NotEntitled | Readonly<{ kind: "NotAllFeatures" }>> {
  const member = asMember(world, accountId);
  if (!member.ok) return member;
  if (!isManagementAccount(member.value, accountId)) return refuse({ kind: "NotManagementAccount" });
  return member.value.featureSet === "ALL" ? accept(member.value) : refuse({ kind: "NotAllFeatures" });
}
