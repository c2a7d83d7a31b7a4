/** Whether an account may ask at all: it must belong to an organization, and for most calls be its management account. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { MembershipRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Organization } from "./organization.ts";
import { organizationOf } from "./tree.ts";

type NotInOrganization = Extract<MembershipRefusal, { kind: "NotInOrganization" }>;
type NotEntitled = NotInOrganization | Extract<MembershipRefusal, { kind: "NotManagementAccount" }>;

/** The caller's organization, for calls that any member may make. */
export function asMember(world: World, accountId: AccountId): Result<Organization, NotInOrganization> {
  const organization = organizationOf(world, accountId);
  return organization === undefined ? refuse({ kind: "NotInOrganization" }) : accept(organization);
}

/** The organization that the caller manages. Membership is complained about first. emulator.md section 3. */
export function asManagement(world: World, accountId: AccountId): Result<Organization, NotEntitled> {
  const member = asMember(world, accountId);
  if (!member.ok || isManagementAccount(member.value, accountId)) return member;
  return refuse({ kind: "NotManagementAccount" });
}

/** An organization that AWS is still finalising cannot grow yet. aws-facts 2.2. */
export const isReadyAt = ({ readyFrom }: Organization, now: Instant): boolean =>
  readyFrom === undefined || now >= readyFrom;

export const isManagementAccount = (organization: Organization, accountId: string): boolean =>
  organization.managementAccountId === accountId;
