/** Who watches whom: detectors, associations and findings as each side sees them. GuardDuty User Guide: "Understanding the relationship between administrator and member accounts". */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { organizationOf } from "../organization/tree.ts";
import { administrationKey } from "../security-administration/administration.ts";
import type { World } from "../world.ts";
import {
  type Detector,
  type DetectorPlace,
  detectorKey,
  THREAT_FINDING_LIFE_MS,
  type ThreatAdministration,
  type ThreatFinding,
  type ThreatMember,
} from "./detector.ts";
import type { ThreatDetectionRefusal } from "./refusals.ts";

export const detectorAt = ({ detectors }: World, place: DetectorPlace): Detector | undefined =>
  detectors.get(detectorKey(place));

/** The caller's own detector of that id; another's is nobody's. */
export function ownDetector(
  world: World,
  place: DetectorPlace,
  detectorId: string | undefined,
): Result<Detector, ThreatDetectionRefusal> {
  const detector = detectorAt(world, place);
  return detector?.id === detectorId && detector !== undefined
    ? accept(detector)
    : refuse({ kind: "DetectorNotOwned" });
}

/** How the account's organization administers GuardDuty in that Region. */
export function administrationOf(world: World, { accountId, region }: DetectorPlace): ThreatAdministration | undefined {
  const organization = organizationOf(world, accountId);
  return organization && world.threatAdministrations.get(administrationKey(organization.id, region));
}

const NO_MEMBERS: ReadonlyMap<AccountId, ThreatMember> = new Map();
const NO_FINDINGS: ReadonlyMap<string, ThreatFinding> = new Map();

/** Everybody that the administrator lists, the removed ones too. */
export const threatMembersOf = (world: World, place: DetectorPlace): ReadonlyMap<AccountId, ThreatMember> =>
  world.threatMembers.get(detectorKey(place)) ?? NO_MEMBERS;

export type Watcher = Readonly<{ administrator: AccountId; member: ThreatMember }>;

/**
 * The membership by which somebody watches the account in that Region, and who does: the administrator of its organization, or that of
 * the one that it left, where `departed-guardduty-member` is assumed so.
 */
export function watcherOf(world: World, place: DetectorPlace): Watcher | undefined {
  const own = administrationOf(world, place);
  const watcher = own && watchedFrom(world, own, place);
  if (watcher !== undefined) return watcher;
  for (const each of world.threatAdministrations.values()) {
    const former = each.region === place.region ? watchedFrom(world, each, place) : undefined;
    if (former !== undefined) return former;
  }
  return undefined;
}

function watchedFrom(
  world: World,
  { administrator, region }: ThreatAdministration,
  { accountId }: DetectorPlace,
): Watcher | undefined {
  const member = threatMembersOf(world, { accountId: administrator, region }).get(accountId);
  return member?.status === "Enabled" ? { administrator, member } : undefined;
}

/** The account's own findings, and those of the accounts that it watches, newest first; nothing of an account that has gone. */
export function visibleThreats(world: World, place: DetectorPlace, now: Instant): readonly ThreatFinding[] {
  const { region } = place;
  const watched = [...threatMembersOf(world, place).values()].filter(({ status }) => status === "Enabled");
  return [place.accountId, ...watched.map(({ accountId }) => accountId)]
    .flatMap((accountId) => [...(world.threatFindings.get(detectorKey({ accountId, region })) ?? NO_FINDINGS).values()])
    .filter(({ updatedAt }) => now - updatedAt <= THREAT_FINDING_LIFE_MS)
    .sort((left, right) => right.updatedAt - left.updatedAt || (left.id < right.id ? -1 : 1));
}
