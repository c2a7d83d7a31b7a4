/** Who watches whom: hubs, associations and findings as each side sees them. Security Hub User Guide: "Effect of account actions on Security Hub data". */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { organizationOf } from "../organization/tree.ts";
import { administrationKey, type RegionalPlace } from "../security-administration/administration.ts";
import type { World } from "../world.ts";
import {
  HUB_FINDING_LIFE_MS,
  type Hub,
  type HubAdministration,
  type HubFinding,
  type HubMember,
  hubArn,
  hubKey,
} from "./hub.ts";
import type { SecurityHubRefusal } from "./refusals.ts";

export const hubAt = ({ hubs }: World, place: RegionalPlace): Hub | undefined => hubs.get(hubKey(place));

/** The caller's own hub; `arn`, where it is given, has to be its own. */
export function ownHub(world: World, place: RegionalPlace, arn?: string): Result<Hub, SecurityHubRefusal> {
  const hub = hubAt(world, place);
  if (hub === undefined) return refuse({ kind: "NotSubscribed", accountId: place.accountId });
  return arn === undefined || arn === hubArn(place) ? accept(hub) : refuse({ kind: "UnknownHub" });
}

/** How the account's organization administers Security Hub in that Region. */
export function hubAdministrationOf(world: World, { accountId, region }: RegionalPlace): HubAdministration | undefined {
  const organization = organizationOf(world, accountId);
  return organization && world.hubAdministrations.get(administrationKey(organization.id, region));
}

export const isHubAdministrator = (world: World, place: RegionalPlace): boolean =>
  hubAdministrationOf(world, place)?.administrator === place.accountId;

const NO_MEMBERS: ReadonlyMap<AccountId, HubMember> = new Map();
const NO_FINDINGS: ReadonlyMap<string, HubFinding> = new Map();

/** Everybody that the administrator lists, those that have gone too. */
export const hubMembersOf = (world: World, place: RegionalPlace): ReadonlyMap<AccountId, HubMember> =>
  world.hubMembers.get(hubKey(place)) ?? NO_MEMBERS;

/** The membership by which somebody watches the account in that Region, and who does. */
export function hubWatcherOf(
  world: World,
  place: RegionalPlace,
): Readonly<{ administrator: AccountId; member: HubMember }> | undefined {
  const administrator = hubAdministrationOf(world, place)?.administrator;
  if (administrator === undefined) return undefined;
  const member = hubMembersOf(world, { accountId: administrator, region: place.region }).get(place.accountId);
  return member?.status === "Enabled" ? { administrator, member } : undefined;
}

/** The account's own findings, and those of the accounts that it watches, latest import first; nothing of an account that has gone. */
export function visibleFindings(world: World, place: RegionalPlace, now: Instant): readonly HubFinding[] {
  const { region } = place;
  const watched = [...hubMembersOf(world, place).values()].filter(({ status }) => status === "Enabled");
  return [place.accountId, ...watched.map(({ accountId }) => accountId)]
    .flatMap((accountId) => [...(world.hubFindings.get(hubKey({ accountId, region })) ?? NO_FINDINGS).values()])
    .filter(({ importedAt }) => now - importedAt <= HUB_FINDING_LIFE_MS)
    .sort((left, right) => right.importedAt - left.importedAt || (left.id < right.id ? -1 : 1));
}
