/** Who administers GuardDuty for the organization, and which members it takes by itself. GuardDuty API Reference: EnableOrganizationAdminAccount, DisableOrganizationAdminAccount, UpdateOrganizationConfiguration. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { membersOf, organizationOf } from "../organization/tree.ts";
import { asSecurityManagement, decideDesignee, registrations } from "../security-administration/designation.ts";
import type { World } from "../world.ts";
import {
  type AutoEnabledMembers,
  type DetectorPlace,
  GUARDDUTY,
  newDetector,
  type ThreatAdministration,
} from "./detector.ts";
import { enrolments } from "./enrolment.ts";
import type { ThreatDetectionRefusal } from "./refusals.ts";
import { administrationOf, detectorAt, ownDetector, threatMembersOf } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], ThreatDetectionRefusal>;
type Command = Readonly<{ caller: AccountId; accountId: string; region: string }>;

/**
 * Trusted access and the registration with Organizations come with it, and the administrator's own detector. User Guide:
 * "Designating a delegated GuardDuty administrator account". The management account itself may be designated; it needs no registration.
 */
export function decideEnableThreatAdministrator(
  world: World,
  { caller, accountId, region }: Command,
  now: Instant,
): Decision {
  const isTaken = administrationOf(world, { accountId: caller, region }) !== undefined;
  const designee = decideDesignee(world, { caller, accountId, servicePrincipal: GUARDDUTY, isTaken }, now);
  if (!designee.ok) return designee;
  const { organization, account } = designee.value;
  const place = { accountId: account.id, region };
  const isOn = detectorAt(world, place) !== undefined;
  return accept([
    ...registrations(organization, { accountId: account.id, servicePrincipal: GUARDDUTY }, now),
    ...(isOn ? [] : [{ kind: "DetectorChanged" as const, detector: newDetector(place, { now }) }]),
    { kind: "ThreatAdministratorDesignated", administration: newlyDesignated(organization, place) },
  ]);
}

const newlyDesignated = ({ id }: Organization, { accountId, region }: DetectorPlace) => ({
  organizationId: id,
  region,
  administrator: accountId,
  autoEnable: "NONE" as const,
});

/** Members become accounts that stand alone; Organizations keeps the registration until it is taken back there. User Guide: "Changing the delegated administrator". */
export function decideDisableThreatAdministrator(
  world: World,
  { caller, accountId, region }: Command,
  now: Instant,
): Decision {
  const standing = asSecurityManagement(world, caller);
  if (!standing.ok) return standing;
  if (administrationOf(world, { accountId: caller, region })?.administrator !== accountId)
    return refuse({ kind: "NotThreatAdministratorAccount" });
  return accept([{ kind: "ThreatAdministratorEnded", organizationId: standing.value.id, region, at: now }]);
}

/** How the caller administers GuardDuty for its organization, with that detector. */
export function asThreatAdministrator(
  world: World,
  place: DetectorPlace,
  detectorId: string,
): Result<ThreatAdministration, ThreatDetectionRefusal> {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  const administration = administrationOf(world, place);
  if (administration?.administrator !== place.accountId) return refuse({ kind: "NotThreatAdministrator" });
  return accept(administration);
}

type Configuration = Readonly<{ place: DetectorPlace; detectorId: string; autoEnable: AutoEnabledMembers }>;

/** With ALL every account of the organization becomes a member; AWS takes up to a day for that, here it is done at once. */
export function decideConfigureThreatAdministration(
  world: World,
  { place, detectorId, autoEnable }: Configuration,
  now: Instant,
): Decision {
  const standing = asThreatAdministrator(world, place, detectorId);
  if (!standing.ok) return standing;
  const changed: DomainEvent = {
    kind: "ThreatAdministratorDesignated",
    administration: { ...standing.value, autoEnable },
  };
  const organization = organizationOf(world, place.accountId);
  if (autoEnable !== "ALL" || organization === undefined) return accept([changed]);
  const known = threatMembersOf(world, place);
  const missing = [...membersOf(organization)].filter((each) => known.get(each)?.status !== "Enabled");
  return accept([changed, ...enrolments(world, place, { accountIds: missing, now })]);
}
