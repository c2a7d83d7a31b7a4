/** Who administers what for an organization, and whom its delegation policy names. aws-facts 1.2, 5. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { Organization } from "../organization/organization.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { type Delegation, NOTHING_DELEGATED } from "./delegation.ts";

export const delegationOf = ({ delegation }: Organization): Delegation => delegation ?? NOTHING_DELEGATED;

/** Service principals that the member administers for its organization, in order of registration. */
export const servicesAdministeredBy = (
  organization: Organization,
  accountId: AccountId,
): ReadonlyMap<string, Instant> => delegationOf(organization).administrators.get(accountId) ?? NO_SERVICES;

const NO_SERVICES: ReadonlyMap<string, Instant> = new Map();

/** Registered for at least one service; such an account can neither leave nor be removed. aws-facts 1.2. */
export function isDelegatedAdministrator(world: World, accountId: AccountId): boolean {
  const organization = organizationOf(world, accountId);
  return organization !== undefined && servicesAdministeredBy(organization, accountId).size > 0;
}

/** Named by the delegation policy of its organization. Which actions it gets is for the evaluation of that policy to say. */
export function isDelegate(organization: Organization, accountId: AccountId): boolean {
  const { resourcePolicy } = delegationOf(organization);
  return resourcePolicy !== undefined && (resourcePolicy.delegates.has(accountId) || resourcePolicy.delegates.has("*"));
}
