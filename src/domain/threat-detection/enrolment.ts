/** Accounts of the organization that become members of its administrator, each with a detector that is on. GuardDuty API Reference, CreateMembers. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { canBeTaken, takenMember } from "../security-administration/candidate.ts";
import type { World } from "../world.ts";
import { type Detector, type DetectorPlace, newDetector, type ThreatMember } from "./detector.ts";
import { detectorAt, threatMembersOf, watcherOf } from "./watching.ts";

type Enrolling = Readonly<{ accountIds: readonly AccountId[]; now: Instant }>;

/** Those that can be: not the administrator, no closed account, and the management account only where its detector is on already. */
export function enrolments(
  world: World,
  administrator: DetectorPlace,
  { accountIds, now }: Enrolling,
): readonly DomainEvent[] {
  const enrolled = accountIds.filter((accountId) => canEnrol(world, administrator, { accountId, now }));
  const members = enrolled.map((accountId) => enrolledMember(world, administrator, { accountId, now }));
  const { region } = administrator;
  return [
    ...enrolled.flatMap((accountId): readonly DomainEvent[] => {
      const detector = enrolledDetector(world, { accountId, region }, now);
      return detector === undefined ? [] : [{ kind: "DetectorChanged", detector }];
    }),
    ...(members.length === 0 ? [] : [{ kind: "ThreatMembersChanged" as const, place: administrator, members }]),
  ];
}

type Enrolled = Readonly<{ accountId: AccountId; now: Instant }>;

/** User Guide, "Considerations": the management account enables GuardDuty itself before it can be a member, and an account has one administrator. */
export const canEnrol = (world: World, administrator: DetectorPlace, { accountId, now }: Enrolled): boolean => {
  const place = { accountId, region: administrator.region };
  const isOn = detectorAt(world, place)?.isEnabled === true;
  if (!canBeTaken(world, administrator, { accountId, now, isOn })) return false;
  const watcher = watcherOf(world, place);
  return watcher === undefined || watcher.administrator === administrator.accountId;
};

export const enrolledMember = (
  world: World,
  administrator: DetectorPlace,
  { accountId, now }: Enrolled,
): ThreatMember => takenMember(world, { accountId, known: threatMembersOf(world, administrator).get(accountId), now });

/** The detector as it must be for a member, or undefined where it is so already. */
export function enrolledDetector(world: World, place: DetectorPlace, now: Instant): Detector | undefined {
  const detector = detectorAt(world, place);
  if (detector === undefined) return newDetector(place, { now });
  return detector.isEnabled ? undefined : { ...detector, isEnabled: true, updatedAt: now };
}
