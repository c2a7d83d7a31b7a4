/** Members that administer a service for the organization. Organizations API Reference: RegisterDelegatedAdministrator, DeregisterDelegatedAdministrator. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { isClosedOrSuspended } from "../account/account-state.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { asManagement, isManagementAccount } from "../organization/standing.ts";
import { memberOf } from "../organization/tree.ts";
import type { DelegationObstacle, OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { delegationOf, servicesAdministeredBy } from "./delegates.ts";
import { administratorLimit, isServicePrincipal } from "./service-principals.ts";
import { asManagementWithAllFeatures } from "./standing.ts";

export type DelegatedAdministratorCommand = Readonly<{
  caller: AccountId;
  accountId: string;
  servicePrincipal: string;
}>;
type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

/** That a closing account counts as suspended is inferred: the Reason speaks of suspended accounts, as `Status` calls closed ones. */
export function decideRegisterDelegatedAdministrator(
  world: World,
  { caller, accountId, servicePrincipal }: DelegatedAdministratorCommand,
  now: Instant,
): Decision {
  const standing = asManagementWithAllFeatures(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const account = memberOf(world, organization, accountId);
  if (account === undefined) return refuse({ kind: "Missing", what: "account" });
  if (!isServicePrincipal(servicePrincipal)) return refuse({ kind: "ServicePrincipalUnknown" });
  if (isManagementAccount(organization, accountId))
    return refuse({ kind: "DelegationBlocked", by: "managementAccount" });
  if (isClosedOrSuspended(account, now)) return refuse({ kind: "DelegationBlocked", by: "accountSuspended" });
  if (servicesAdministeredBy(organization, account.id).has(servicePrincipal))
    return refuse({ kind: "AccountAlreadyRegistered" });
  const obstacle = serviceObstacle(organization, servicePrincipal);
  if (obstacle !== undefined) return refuse({ kind: "DelegationBlocked", by: obstacle });
  const registration = { organizationId: organization.id, accountId: account.id, servicePrincipal };
  return accept([{ kind: "DelegatedAdministratorRegistered", ...registration, at: now }]);
}

export function decideDeregisterDelegatedAdministrator(
  world: World,
  { caller, accountId, servicePrincipal }: DelegatedAdministratorCommand,
): Decision {
  const standing = asManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const account = memberOf(world, organization, accountId);
  if (account === undefined) return refuse({ kind: "Missing", what: "account" });
  if (!isServicePrincipal(servicePrincipal)) return refuse({ kind: "ServicePrincipalUnknown" });
  if (!servicesAdministeredBy(organization, account.id).has(servicePrincipal))
    return refuse({ kind: "AccountNotRegistered" });
  const registration = { organizationId: organization.id, accountId: account.id, servicePrincipal };
  return accept([{ kind: "DelegatedAdministratorDeregistered", ...registration }]);
}

/** Accounts that administer the service, or any service, in order of their first registration. */
export const administratorsOf = (organization: Organization, servicePrincipal?: string): readonly AccountId[] =>
  [...delegationOf(organization).administrators]
    .filter(([, services]) => servicePrincipal === undefined || services.has(servicePrincipal))
    .map(([accountId]) => accountId);

/** One place for the only administrator and several for a number of them have different Reasons; which is used when is assumed. */
function serviceObstacle(organization: Organization, servicePrincipal: string): DelegationObstacle | undefined {
  if (!delegationOf(organization).trustedServices.has(servicePrincipal)) return "serviceAccessNotEnabled";
  const limit = administratorLimit(servicePrincipal);
  if (administratorsOf(organization, servicePrincipal).length < limit) return undefined;
  return limit === 1 ? "administratorExists" : "tooManyAdministrators";
}
