/** Who administers Security Hub for the organization, and whether it takes accounts that join. Security Hub API Reference: EnableOrganizationAdminAccount, DisableOrganizationAdminAccount, UpdateOrganizationConfiguration. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import { asSecurityManagement, decideDesignee, registrations } from "../security-administration/designation.ts";
import type { World } from "../world.ts";
import { type HubAdministration, newHub, SECURITY_HUB } from "./hub.ts";
import type { SecurityHubRefusal } from "./refusals.ts";
import { hubAdministrationOf, hubAt, ownHub } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], SecurityHubRefusal>;
type Command = Readonly<{ caller: AccountId; accountId: string; region: string }>;

/** Trusted access, the registration with Organizations and the administrator's own hub come with it; nobody is taken by itself at first. */
export function decideEnableHubAdministrator(
  world: World,
  { caller, accountId, region }: Command,
  now: Instant,
): Decision {
  const isTaken = hubAdministrationOf(world, { accountId: caller, region }) !== undefined;
  const designee = decideDesignee(world, { caller, accountId, servicePrincipal: SECURITY_HUB, isTaken }, now);
  if (!designee.ok) return designee;
  const { organization, account } = designee.value;
  const place = { accountId: account.id, region };
  const isOn = hubAt(world, place) !== undefined;
  const administered = { organizationId: organization.id, region, administrator: account.id };
  return accept([
    ...registrations(organization, { accountId: account.id, servicePrincipal: SECURITY_HUB }, now),
    ...(isOn ? [] : [{ kind: "HubEnabled" as const, hub: newHub(place, { now }) }]),
    {
      kind: "HubAdministratorDesignated",
      administration: { ...administered, autoEnable: false, withStandards: true },
    },
  ]);
}

/** Members stand alone; Organizations keeps the registration until it is taken back there. User Guide: "Removing or changing the delegated administrator". */
export function decideDisableHubAdministrator(
  world: World,
  { caller, accountId, region }: Command,
  now: Instant,
): Decision {
  const standing = asSecurityManagement(world, caller);
  if (!standing.ok) return standing;
  if (hubAdministrationOf(world, { accountId: caller, region })?.administrator !== accountId)
    return refuse({ kind: "NotHubAdministratorAccount" });
  return accept([{ kind: "HubAdministratorEnded", organizationId: standing.value.id, region, at: now }]);
}

/** How the caller administers Security Hub for its organization, with a hub of its own. */
export function asHubAdministrator(world: World, place: RegionalPlace): Result<HubAdministration, SecurityHubRefusal> {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  const administration = hubAdministrationOf(world, place);
  if (administration?.administrator !== place.accountId)
    return refuse({ kind: "NotHubAdministrator", accountId: place.accountId });
  return accept(administration);
}

export type HubConfiguration = Readonly<{ autoEnable: boolean; withStandards?: boolean }>;

/** It holds for accounts that join; those that are there already have to be taken. */
export function decideConfigureHubAdministration(
  world: World,
  place: RegionalPlace,
  configuration: HubConfiguration,
): Decision {
  const standing = asHubAdministrator(world, place);
  if (!standing.ok) return standing;
  return accept([{ kind: "HubAdministratorDesignated", administration: { ...standing.value, ...configuration } }]);
}
