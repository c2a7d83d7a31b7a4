/** Writes who watches whom for a security service: members come with joining and go with a departure. aws-facts 7. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import {
  administrationKey,
  placeKey,
  type RegionalPlace,
  type SecurityAdministration,
  type WatchedMember,
} from "../security-administration/administration.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

type Members<Status extends string> = Map<string, ReadonlyMap<AccountId, WatchedMember<Status>>>;

/** Where a service keeps its administrators and members, and what it calls members that are none any more. */
export type WatchBook<Administration extends SecurityAdministration, Status extends string> = Readonly<{
  administrations: (world: MutableWorld) => Map<string, Administration>;
  members: (world: MutableWorld) => Members<Status>;
  /** Of an account that has left the organization. */
  departed: Status;
  /** Of everybody, when nobody administers any more. */
  ended: Status;
}>;

export type Membership = Readonly<{ organizationId: string; accountId: AccountId; at: Instant }>;
type Ending = Readonly<{ organizationId: string; administrator?: AccountId }>;
type Going<Status> = Readonly<{ accountId: AccountId; status: Status; at: Instant }>;

export function watchedMembers<Administration extends SecurityAdministration, Status extends string>({
  administrations,
  members,
  departed,
  ended,
}: WatchBook<Administration, Status>) {
  function membersAt(world: MutableWorld, place: RegionalPlace): Map<AccountId, WatchedMember<Status>> {
    const known = members(world).get(placeKey(place));
    if (known !== undefined) return open(known);
    const listed = new Map<AccountId, WatchedMember<Status>>();
    members(world).set(placeKey(place), listed);
    return listed;
  }

  function change(world: MutableWorld, place: RegionalPlace, changed: readonly WatchedMember<Status>[]): void {
    const listed = membersAt(world, place);
    for (const member of changed) listed.set(member.accountId, member);
  }

  function letGo(world: MutableWorld, place: RegionalPlace, { accountId, status, at }: Going<Status>): void {
    const member = members(world).get(placeKey(place))?.get(accountId);
    if (member?.status === "Enabled") change(world, place, [{ ...member, status, updatedAt: at }]);
  }

  /** `at` is when; without it the members' own times stay. */
  function end(
    world: MutableWorld,
    { organizationId, region }: Pick<SecurityAdministration, "organizationId" | "region">,
    at?: Instant,
  ): void {
    const key = administrationKey(organizationId, region);
    const administration = administrations(world).get(key);
    if (administration === undefined) return;
    const place = administratorOf(administration);
    for (const { accountId, updatedAt } of members(world).get(placeKey(place))?.values() ?? [])
      letGo(world, place, { accountId, status: ended, at: at ?? updatedAt });
    administrations(world).delete(key);
  }

  const of = (world: MutableWorld, organizationId: string): readonly Administration[] =>
    administrations(world).size === 0
      ? []
      : [...administrations(world).values()].filter((each) => each.organizationId === organizationId);

  return {
    administrationsOf: of,
    change,
    end,
    forget(world: MutableWorld, place: RegionalPlace, accountIds: readonly AccountId[]): void {
      const listed = membersAt(world, place);
      for (const accountId of accountIds) listed.delete(accountId);
    },
    /** An administrator that goes administers no longer. */
    depart(world: MutableWorld, { organizationId, accountId, at }: Membership): void {
      for (const administration of of(world, organizationId)) {
        if (administration.administrator === accountId) end(world, administration, at);
        else letGo(world, administratorOf(administration), { accountId, status: departed, at });
      }
    },
    /** Without its organization, trusted access or registration nobody administers any more: inferred, as the guides ask to end it in the service first. */
    endAll(world: MutableWorld, { organizationId, administrator }: Ending): void {
      for (const each of of(world, organizationId)) {
        if (administrator === undefined || each.administrator === administrator) end(world, each);
      }
    },
  };
}

/** Where the administrator's own list is. */
export const administratorOf = ({ administrator, region }: SecurityAdministration): RegionalPlace => ({
  accountId: administrator,
  region,
});
