/** Who switches centralised root access on and off, and who may use it. IAM API Reference: EnableOrganizationsRootSessions and its siblings; aws-facts 4. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import { delegationOf, servicesAdministeredBy } from "../delegation/delegates.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import { ROOT_ACCESS_FEATURES, ROOT_ACCESS_SERVICE, type RootAccessFeature } from "./root-access.ts";

export type RootAccessRefusal =
  | Readonly<{ kind: "OrganizationNotFound" }>
  | Readonly<{ kind: "OrganizationNotInAllFeaturesMode" }>
  | Readonly<{ kind: "ServiceAccessNotEnabled" }>
  /** Neither the management account nor a delegated administrator for IAM. */
  | Readonly<{ kind: "AccountNotManagementOrDelegatedAdministrator" }>
  /** A delegated administrator, where only the management account may. */
  | Readonly<{ kind: "CallerIsNotManagementAccount" }>;

type Standing = Result<Organization, RootAccessRefusal>;

/** What is switched on, in the order in which IAM lists it. */
export const rootAccessOf = ({ rootAccess }: Organization): readonly RootAccessFeature[] =>
  ROOT_ACCESS_FEATURES.filter((feature) => rootAccess?.has(feature));

/** Switched on and usable: whether it outlasts the loss of trusted access is not documented, taken to sleep until that is back. */
export const hasRootAccess = (organization: Organization, feature: RootAccessFeature): boolean =>
  organization.rootAccess?.has(feature) === true && isTrusted(organization);

/** The management account, or a member that is registered as delegated administrator for IAM. */
export const administersRootAccess = (organization: Organization, accountId: AccountId): boolean =>
  isManagementAccount(organization, accountId) ||
  servicesAdministeredBy(organization, accountId).has(ROOT_ACCESS_SERVICE);

const isTrusted = (organization: Organization): boolean =>
  delegationOf(organization).trustedServices.has(ROOT_ACCESS_SERVICE);

/** The organization whose root access the caller may read. The order of these complaints is not documented. */
export function decideReadRootAccess(world: World, { caller }: Readonly<{ caller: AccountId }>): Standing {
  const organization = organizationOf(world, caller);
  if (organization === undefined) return refuse({ kind: "OrganizationNotFound" });
  if (!administersRootAccess(organization, caller))
    return refuse({ kind: "AccountNotManagementOrDelegatedAdministrator" });
  if (organization.featureSet !== "ALL") return refuse({ kind: "OrganizationNotInAllFeaturesMode" });
  return isTrusted(organization) ? accept(organization) : refuse({ kind: "ServiceAccessNotEnabled" });
}

export type SwitchRootAccess = Readonly<{ caller: AccountId; feature: RootAccessFeature; on: boolean }>;

/** Switching twice changes nothing. Only enabling knows the complaint about a delegated administrator. */
export function decideSwitchRootAccess(
  world: World,
  { caller, feature, on }: SwitchRootAccess,
  assumptions: AssumptionReader,
): Result<readonly DomainEvent[], RootAccessRefusal> {
  const standing = decideReadRootAccess(world, { caller });
  if (!standing.ok) return standing;
  const organization = standing.value;
  const isDelegate = !isManagementAccount(organization, caller);
  if (on && isDelegate && assumptions.value("root-access-enabling") === "management")
    return refuse({ kind: "CallerIsNotManagementAccount" });
  const before = rootAccessOf(organization);
  if (before.includes(feature) === on) return accept([]);
  const features = on ? [...before, feature] : before.filter((each) => each !== feature);
  return accept([{ kind: "RootAccessSwitched", organizationId: organization.id, features: new Set(features) }]);
}
