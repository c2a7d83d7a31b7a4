/** GuardDuty and Security Hub of the file: the administrator, its members with what they have of the service, and what was found. */
import {
  defaultProductArn,
  type HubFinding,
  isClosedOrSuspended,
  isManagementAccount,
  membersOf,
  newDetector,
  newHub,
  newThreatFinding,
  type Organization,
  type RegionalPlace,
} from "../../domain/index.ts";
import { type AccountId, formatInstantMs, type Instant, invariant } from "../../kernel/index.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import type { GuardDutyEntry, HubFindingEntry, SecurityHubEntry, WatchEntry } from "../security-services-entry.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildSecurityServices(
  building: Building,
  { name, securityServices }: OrganizationEntry,
  named: Named,
): void {
  const organization = building.world.organizations.get(building.organizationIds.get(name) ?? "");
  invariant(organization !== undefined, `the organization \`${name}\` was built`);
  for (const entry of securityServices.guardDuty) buildGuardDuty(building, { organization, entry }, named);
  for (const entry of securityServices.securityHub) buildSecurityHub(building, { organization, entry }, named);
}

type Watching<Entry> = Readonly<{ organization: Organization; entry: Entry }>;

function buildGuardDuty(building: Building, { organization, entry }: Watching<GuardDutyEntry>, named: Named): void {
  const { region, autoEnable } = entry;
  const administrator = named(entry.administrator.text);
  const now = instantOf(building, entry.since);
  const place = { accountId: administrator, region };
  const takesDefault = autoEnable !== "NONE";
  const accountIds = watchedIn(building, organization, { entry, administrator, takesDefault, named });
  for (const accountId of [administrator, ...accountIds])
    building.record({ kind: "DetectorChanged", detector: newDetector({ accountId, region }, { now }) });
  const administration = { organizationId: organization.id, region, administrator, autoEnable };
  building.record({ kind: "ThreatAdministratorDesignated", administration });
  const members = enrolled(building, { accountIds, now });
  if (members.length > 0) building.record({ kind: "ThreatMembersChanged", place, members });
  for (const { account, type, severity, sample, found } of entry.findings) {
    const at = found === undefined ? building.now : instantOf(building, found);
    const where = { accountId: named(account.text), region };
    const findings = [newThreatFinding(where, { type, severity, now: at, isSample: sample })];
    building.record({ kind: "ThreatsFound", place: where, findings });
  }
}

function buildSecurityHub(building: Building, { organization, entry }: Watching<SecurityHubEntry>, named: Named): void {
  const { region, autoEnable, withStandards } = entry;
  const administrator = named(entry.administrator.text);
  const now = instantOf(building, entry.since);
  const place = { accountId: administrator, region };
  const accountIds = watchedIn(building, organization, { entry, administrator, takesDefault: autoEnable, named });
  for (const accountId of [administrator, ...accountIds])
    building.record({ kind: "HubEnabled", hub: newHub({ accountId, region }, { now }) });
  const administration = { organizationId: organization.id, region, administrator, autoEnable, withStandards };
  building.record({ kind: "HubAdministratorDesignated", administration });
  const members = enrolled(building, { accountIds, now });
  if (members.length > 0) building.record({ kind: "HubMembersChanged", place, members });
  for (const finding of entry.findings) {
    const at = finding.found === undefined ? building.now : instantOf(building, finding.found);
    const where = { accountId: named(finding.account.text), region };
    building.record({ kind: "FindingsImported", place: where, findings: [hubFindingOf(where, finding, at)] });
  }
}

/** AWS Security Finding Format: what every finding needs. */
function hubFindingOf(place: RegionalPlace, { id, title, severity }: HubFindingEntry, importedAt: Instant): HubFinding {
  const { accountId } = place;
  const [productArn, at] = [defaultProductArn(place), formatInstantMs(importedAt)];
  const document = {
    ...{ SchemaVersion: "2018-10-08", Id: id, ProductArn: productArn, GeneratorId: "organization-file" },
    ...{ AwsAccountId: accountId, CreatedAt: at, UpdatedAt: at, Title: title, Description: title },
    Severity: { Label: severity },
    Resources: [{ Type: "AwsAccount", Id: `AWS::::Account:${accountId}` }],
  };
  return { id, productArn, ...place, importedAt, document: JSON.stringify(document) };
}

type Watched = Readonly<{ entry: WatchEntry; administrator: AccountId; takesDefault: boolean; named: Named }>;

/** Those that are named, or every active account; the management account would have to switch the service on itself. */
function watchedIn(
  { world, now }: Building,
  organization: Organization,
  { entry, administrator, takesDefault, named }: Watched,
): readonly AccountId[] {
  if (entry.members !== undefined) return entry.members.map(({ text }) => named(text));
  if (!takesDefault) return [];
  return [...membersOf(organization)].filter((accountId) => {
    const account = world.accounts.get(accountId);
    const isWatched = account !== undefined && !isClosedOrSuspended(account, now);
    return isWatched && accountId !== administrator && !isManagementAccount(organization, accountId);
  });
}

type Enrolling = Readonly<{ accountIds: readonly AccountId[]; now: Instant }>;

const enrolled = ({ world }: Building, { accountIds, now }: Enrolling) =>
  accountIds.map((accountId) => ({
    accountId,
    email: world.accounts.get(accountId)?.email ?? "",
    status: "Enabled" as const,
    since: now,
    updatedAt: now,
  }));
