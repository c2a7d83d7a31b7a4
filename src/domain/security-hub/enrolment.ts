/** Accounts of the organization that become members of its administrator, each with Security Hub on. Security Hub API Reference, CreateMembers. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import { canBeTaken, takenMember } from "../security-administration/candidate.ts";
import type { World } from "../world.ts";
import { type HubMember, newHub } from "./hub.ts";
import { hubAt, hubMembersOf } from "./watching.ts";

type Enrolled = Readonly<{ accountId: AccountId; now: Instant }>;

export const canSubscribe = (world: World, administrator: RegionalPlace, { accountId, now }: Enrolled): boolean => {
  const isOn = hubAt(world, { accountId, region: administrator.region }) !== undefined;
  return canBeTaken(world, administrator, { accountId, now, isOn });
};

export const subscribedMember = (world: World, administrator: RegionalPlace, { accountId, now }: Enrolled): HubMember =>
  takenMember(world, { accountId, known: hubMembersOf(world, administrator).get(accountId), now });

type Enrolling = Readonly<{ accountIds: readonly AccountId[]; now: Instant }>;

/** A hub that is there already stays as it is. All of the accounts can be taken. */
export function hubEnrolments(
  world: World,
  administrator: RegionalPlace,
  { accountIds, now }: Enrolling,
): readonly DomainEvent[] {
  const { region } = administrator;
  const members = accountIds.map((accountId) => subscribedMember(world, administrator, { accountId, now }));
  const places = accountIds.map((accountId) => ({ accountId, region }));
  return [
    ...places
      .filter((place) => hubAt(world, place) === undefined)
      .map((place) => ({ kind: "HubEnabled" as const, hub: newHub(place, { now }) })),
    ...(members.length === 0 ? [] : [{ kind: "HubMembersChanged" as const, place: administrator, members }]),
  ];
}
