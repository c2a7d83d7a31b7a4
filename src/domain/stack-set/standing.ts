/** Who keeps an organization's stack sets: its management account, and members registered for them, once trusted access is activated. CloudFormation User Guide: "Register a delegated administrator". */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { delegationOf, servicesAdministeredBy } from "../delegation/delegates.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { StackSetRefusal } from "./refusals.ts";
import { STACK_SETS } from "./stack-set.ts";

/** `asDelegate`: the request says CallAs=DELEGATED_ADMIN, without which a member is taken for anybody. */
export type Administrator = Readonly<{ accountId: AccountId; asDelegate: boolean }>;

export function asStackSetAdministrator(
  world: World,
  { accountId, asDelegate }: Administrator,
): Result<Organization, StackSetRefusal> {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return refuse({ kind: "NotStackSetAdministrator" });
  const mayAct = asDelegate
    ? servicesAdministeredBy(organization, accountId).has(STACK_SETS)
    : isManagementAccount(organization, accountId);
  if (!mayAct) return refuse({ kind: "NotStackSetAdministrator" });
  return isActivated(world, organization) ? accept(organization) : refuse({ kind: "StackSetAccessNotActivated" });
}

/**
 * Trusted access of Organizations alone does not do: it is CloudFormation's ActivateOrganizationsAccess that makes the role in the
 * management account. Observed: without it a stack set is refused although the service principal is trusted.
 */
export const isActivated = (world: World, organization: Organization): boolean =>
  world.stackSetAccess.has(organization.id) && delegationOf(organization).trustedServices.has(STACK_SETS);
