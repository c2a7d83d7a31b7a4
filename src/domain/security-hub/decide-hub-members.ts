/** The administrator takes members and lets them go. Security Hub API Reference: CreateMembers, DisassociateMembers, DeleteMembers. */
import { type AccountId, accept, type Instant, type Result } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { memberOf, organizationOf } from "../organization/tree.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import type { World } from "../world.ts";
import { canSubscribe, hubEnrolments } from "./enrolment.ts";
import type { HubMember } from "./hub.ts";
import type { HubUnprocessed, HubUnprocessedReason, SecurityHubRefusal } from "./refusals.ts";
import { hubMembersOf, isHubAdministrator, ownHub } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], SecurityHubRefusal>;
export type NamedHubMember = Readonly<{ accountId: AccountId; email: string }>;
type Taking = Readonly<{ accounts: readonly NamedHubMember[]; now: Instant }>;

/** Which of the accounts cannot be taken, and why. */
export const notSubscribed = (
  world: World,
  place: RegionalPlace,
  { accounts, now }: Taking,
): readonly HubUnprocessed[] =>
  accounts.flatMap(({ accountId }) => {
    const because = whyNotTaken(world, place, { accountId, now });
    return because === undefined ? [] : [{ accountId, because }];
  });

function whyNotTaken(
  world: World,
  place: RegionalPlace,
  { accountId, now }: Readonly<{ accountId: AccountId; now: Instant }>,
): HubUnprocessedReason | undefined {
  if (accountId === place.accountId) return "isCaller";
  const status = hubMembersOf(world, place).get(accountId)?.status;
  if (status === "Enabled" || status === "Created") return "alreadyMember";
  const organization = organizationOf(world, place.accountId);
  if (!isHubAdministrator(world, place) || organization === undefined) return undefined;
  if (!isManagementAccount(organization, accountId)) return undefined;
  return canSubscribe(world, place, { accountId, now }) ? undefined : "managementNotEnabled";
}

/** Accounts of the organization are members at once; others are named, and would have to be invited. */
export function decideTakeHubMembers(world: World, place: RegionalPlace, { accounts, now }: Taking): Decision {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  const passed = new Set(notSubscribed(world, place, { accounts, now }).map(({ accountId }) => accountId));
  const taken = accounts.filter(({ accountId }) => !passed.has(accountId));
  const isOwn = ({ accountId }: NamedHubMember) =>
    isHubAdministrator(world, place) && canSubscribe(world, place, { accountId, now });
  const accountIds = [...new Set(taken.filter(isOwn).map(({ accountId }) => accountId))];
  const created = { status: "Created" as const, since: now, updatedAt: now };
  const named = taken.filter((each) => !isOwn(each)).map((each) => ({ ...each, ...created }));
  return accept([
    ...hubEnrolments(world, place, { accountIds, now }),
    ...(named.length === 0 ? [] : [{ kind: "HubMembersChanged" as const, place, members: named }]),
  ]);
}

const memberNamed = (world: World, place: RegionalPlace, accountId: string): HubMember | undefined =>
  [...hubMembersOf(world, place).values()].find((each) => each.accountId === accountId);

/** Which of the accounts are no members of the place. */
export const notHubMembers = (
  world: World,
  place: RegionalPlace,
  accountIds: readonly string[],
): readonly HubUnprocessed[] =>
  accountIds
    .filter((accountId) => memberNamed(world, place, accountId) === undefined)
    .map((accountId) => ({ accountId, because: "notMember" }));

type Naming = Readonly<{ accountIds: readonly string[]; now: Instant }>;

/** Also accounts of the organization, which keep their hubs. */
export function decideDisassociateHubMembers(
  world: World,
  place: RegionalPlace,
  { accountIds, now }: Naming,
): Decision {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  const members = accountIds.flatMap((each) => memberNamed(world, place, each) ?? []);
  const removed = members
    .filter(({ status }) => status === "Enabled")
    .map((each) => ({ ...each, status: "Removed" as const, updatedAt: now }));
  return accept(removed.length === 0 ? [] : [{ kind: "HubMembersChanged", place, members: removed }]);
}

/** Accounts that are in the caller's organization cannot be deleted. */
export const keptInOrganization = (
  world: World,
  { accountId }: RegionalPlace,
  accountIds: readonly string[],
): readonly HubUnprocessed[] => {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return [];
  return accountIds
    .filter((each) => memberOf(world, organization, each) !== undefined)
    .map((each) => ({ accountId: each, because: "inOrganization" }));
};

export function decideDeleteHubMembers(world: World, place: RegionalPlace, accountIds: readonly string[]): Decision {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  const kept = new Set(keptInOrganization(world, place, accountIds).map(({ accountId }) => accountId));
  const deleted = accountIds.flatMap((each) => (kept.has(each) ? [] : (memberNamed(world, place, each) ?? [])));
  const gone = deleted.map(({ accountId }) => accountId);
  return accept(gone.length === 0 ? [] : [{ kind: "HubMembersDeleted", place, accountIds: gone }]);
}
