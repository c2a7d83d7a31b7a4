/** The administrator takes members and lets them go; a member asks to go. GuardDuty API Reference: CreateMembers, DisassociateMembers, DeleteMembers, DisassociateFromAdministratorAccount. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { AssumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { memberOf, organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { DetectorPlace, ThreatMember } from "./detector.ts";
import { canEnrol, enrolments } from "./enrolment.ts";
import type { ThreatDetectionRefusal, Unprocessed, UnprocessedReason } from "./refusals.ts";
import { administrationOf, ownDetector, threatMembersOf, watcherOf } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], ThreatDetectionRefusal>;
export type NamedAccount = Readonly<{ accountId: AccountId; email: string }>;

/** Which of the accounts cannot be taken, and why. */
export function notTaken(
  world: World,
  place: DetectorPlace,
  { accounts, now }: Readonly<{ accounts: readonly NamedAccount[]; now: Instant }>,
): readonly Unprocessed[] {
  return accounts.flatMap(({ accountId }) => {
    const because = whyNotTaken(world, place, { accountId, now });
    return because === undefined ? [] : [{ accountId, because }];
  });
}

function whyNotTaken(
  world: World,
  place: DetectorPlace,
  { accountId, now }: Readonly<{ accountId: AccountId; now: Instant }>,
): UnprocessedReason | undefined {
  if (accountId === place.accountId) return "isCaller";
  const status = threatMembersOf(world, place).get(accountId)?.status;
  if (status === "Enabled" || status === "Created") return "alreadyMember";
  const organization = organizationOf(world, place.accountId);
  if (!isAdministrator(world, place) || organization === undefined) return undefined;
  if (!isManagementAccount(organization, accountId)) return undefined;
  return canEnrol(world, place, { accountId, now }) ? undefined : "managementNotEnabled";
}

const isAdministrator = (world: World, place: DetectorPlace): boolean =>
  administrationOf(world, place)?.administrator === place.accountId;

type Taking = Readonly<{ place: DetectorPlace; detectorId: string; accounts: readonly NamedAccount[] }>;

/** Accounts of the organization are members at once; others are named, and would have to be invited. */
export function decideTakeMembers(world: World, { place, detectorId, accounts }: Taking, now: Instant): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  const passed = new Set(notTaken(world, place, { accounts, now }).map(({ accountId }) => accountId));
  const taken = accounts.filter(({ accountId }) => !passed.has(accountId));
  const isOwn = ({ accountId }: NamedAccount) =>
    isAdministrator(world, place) && canEnrol(world, place, { accountId, now });
  const named = taken.filter((each) => !isOwn(each)).map((each) => ({ ...each, ...created(now) }));
  const accountIds = taken.filter(isOwn).map(({ accountId }) => accountId);
  return accept([
    ...enrolments(world, place, { accountIds, now }),
    ...(named.length === 0 ? [] : [{ kind: "ThreatMembersChanged" as const, place, members: named }]),
  ]);
}

const created = (now: Instant) => ({ status: "Created" as const, since: now, updatedAt: now });

type Naming = Readonly<{ place: DetectorPlace; detectorId: string; accountIds: readonly string[] }>;

/** Which of the accounts are no members of the place. */
export const notMembers = (world: World, place: DetectorPlace, accountIds: readonly string[]): readonly Unprocessed[] =>
  accountIds
    .filter((accountId) => memberNamed(world, place, accountId) === undefined)
    .map((accountId) => ({ accountId, because: "notMember" }));

const memberNamed = (world: World, place: DetectorPlace, accountId: string): ThreatMember | undefined =>
  [...threatMembersOf(world, place).values()].find((each) => each.accountId === accountId);

/** API Reference, DisassociateMembers: an error with ALL, for accounts that are still in the organization. Whether for the whole call or account by account is not said. */
export function decideDisassociateMembers(
  world: World,
  { place, detectorId, accountIds }: Naming,
  now: Instant,
): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  const administration = administrationOf(world, place);
  const organization = organizationOf(world, place.accountId);
  const members = accountIds.flatMap((each) => memberNamed(world, place, each) ?? []);
  const stays =
    administration?.administrator === place.accountId &&
    administration.autoEnable === "ALL" &&
    members.some(({ accountId }) => organization && memberOf(world, organization, accountId) !== undefined);
  if (stays) return refuse({ kind: "AllMembersStay" });
  const removed = members.map((each) => ({ ...each, status: "Removed" as const, updatedAt: now }));
  return accept(removed.length === 0 ? [] : [{ kind: "ThreatMembersChanged", place, members: removed }]);
}

/** Members that are still associated have to be let go first. */
export const stillAssociated = (
  world: World,
  place: DetectorPlace,
  accountIds: readonly string[],
): readonly Unprocessed[] =>
  accountIds
    .filter((accountId) => memberNamed(world, place, accountId)?.status === "Enabled")
    .map((accountId) => ({ accountId, because: "stillAssociated" }));

export function decideDeleteMembers(world: World, { place, detectorId, accountIds }: Naming): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  const deleted = accountIds.flatMap((each) => {
    const member = memberNamed(world, place, each);
    return member === undefined || member.status === "Enabled" ? [] : [member.accountId];
  });
  return accept(deleted.length === 0 ? [] : [{ kind: "ThreatMembersDeleted", place, accountIds: deleted }]);
}

type Leaving = Readonly<{ place: DetectorPlace; detectorId: string }>;

/** What a member of an organization may do itself is an assumption where not every account must be a member. Whoever has left goes freely. */
export function decideLeaveThreatAdministrator(
  world: World,
  { place, detectorId }: Leaving,
  { now, assumptions }: Readonly<{ now: Instant; assumptions: AssumptionReader }>,
): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  const watcher = watcherOf(world, place);
  if (watcher === undefined) return refuse({ kind: "NoThreatAdministrator" });
  const administration = administrationOf(world, place);
  if (administration?.administrator === watcher.administrator) {
    if (administration.autoEnable === "ALL") return refuse({ kind: "AllMembersStay" });
    if (assumptions.value("guardduty-member-disassociates") === "refused")
      return refuse({ kind: "DetectorAdministered" });
  }
  const administrator = { accountId: watcher.administrator, region: place.region };
  const member = { ...watcher.member, status: "Removed" as const, updatedAt: now };
  return accept([{ kind: "ThreatMembersChanged", place: administrator, members: [member] }]);
}
