/** Who may administer a security service for an organization, and what comes with it. User guides of GuardDuty and Security Hub: designating a delegated administrator. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import { isClosedOrSuspended } from "../account/account-state.ts";
import { administratorsOf } from "../delegation/decide-delegated-administrator.ts";
import { delegationOf } from "../delegation/delegates.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { memberOf, organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";

export type DesignationRefusal = Readonly<{
  kind: "NotSecurityManagement" | "SecurityAdministratorExists" | "SecurityAdministratorUnknown";
}>;

/** For what only the management account of an organization with all features may do. */
export function asSecurityManagement(world: World, caller: AccountId): Result<Organization, DesignationRefusal> {
  const organization = organizationOf(world, caller);
  const mayDecide = organization?.featureSet === "ALL" && isManagementAccount(organization, caller);
  return mayDecide ? accept(organization) : refuse({ kind: "NotSecurityManagement" });
}

type Designating = Readonly<{
  caller: AccountId;
  accountId: string;
  servicePrincipal: string;
  /** Whether somebody administers the service in this Region already. */
  isTaken: boolean;
}>;
type Designee = Readonly<{ organization: Organization; account: Account }>;

/** The account that is to administer a service, which nobody else may administer in any Region. */
export function decideDesignee(
  world: World,
  { caller, accountId, servicePrincipal, isTaken }: Designating,
  now: Instant,
): Result<Designee, DesignationRefusal> {
  const standing = asSecurityManagement(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const account = memberOf(world, organization, accountId);
  if (account === undefined || isClosedOrSuspended(account, now))
    return refuse({ kind: "SecurityAdministratorUnknown" });
  const others = administratorsOf(organization, servicePrincipal).filter((each) => each !== account.id);
  if (isTaken || others.length > 0) return refuse({ kind: "SecurityAdministratorExists" });
  return accept({ organization, account });
}

type Registered = Readonly<{ accountId: AccountId; servicePrincipal: string }>;

/** Trusted access and the registration with Organizations, as far as they are missing. The management account needs no registration. */
export function registrations(
  organization: Organization,
  { accountId, servicePrincipal }: Registered,
  at: Instant,
): readonly DomainEvent[] {
  const { trustedServices, administrators } = delegationOf(organization);
  const organizationId = organization.id;
  const isRegistered =
    isManagementAccount(organization, accountId) || administrators.get(accountId)?.has(servicePrincipal) === true;
  const trust = { kind: "ServiceAccessEnabled", organizationId, servicePrincipal, at } as const;
  const registration = { kind: "DelegatedAdministratorRegistered", organizationId, servicePrincipal, at } as const;
  return [
    ...(trustedServices.has(servicePrincipal) ? [] : [trust]),
    ...(isRegistered ? [] : [{ ...registration, accountId }]),
  ];
}

/** The management account sees who administers, and so does the administrator. */
export function decideListSecurityAdministrators(
  world: World,
  caller: AccountId,
  servicePrincipal: string,
): Result<readonly DomainEvent[], DesignationRefusal> {
  const standing = asSecurityManagement(world, caller);
  const organization = organizationOf(world, caller);
  const isRegistered = organization !== undefined && administratorsOf(organization, servicePrincipal).includes(caller);
  return standing.ok || isRegistered ? accept([]) : refuse({ kind: "NotSecurityManagement" });
}
