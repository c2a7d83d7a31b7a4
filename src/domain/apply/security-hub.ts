/** Writes hubs, who watches them and what was found; members come with joining and go with departure. aws-facts 7. */
import { unreachable } from "../../kernel/index.ts";
import { administrationKey, placeKey } from "../security-administration/administration.ts";
import { canSubscribe, subscribedMember } from "../security-hub/enrolment.ts";
import type { SecurityHubEvent } from "../security-hub/events.ts";
import { findingKey, type HubAdministration, newHub } from "../security-hub/hub.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { administratorOf, type Membership, watchedMembers } from "./watched-members.ts";

/** User Guide, "Effect of account actions on Security Hub data": an account that was removed from the organization is listed as Deleted. */
const MEMBERS = watchedMembers<HubAdministration, "Removed" | "Deleted">({
  administrations: ({ hubAdministrations }) => hubAdministrations,
  members: ({ hubMembers }) => hubMembers,
  departed: "Deleted",
  ended: "Removed",
});

export function applySecurityHubEvent(world: MutableWorld, event: SecurityHubEvent) {
  switch (event.kind) {
    case "HubEnabled":
      world.hubs.set(placeKey(event.hub), event.hub);
      return;
    case "HubDisabled":
      // Findings stay for their time: they are there again when the account subscribes again.
      world.hubs.delete(placeKey(event.place));
      world.hubMembers.delete(placeKey(event.place));
      return;
    case "HubAdministratorDesignated": {
      const { organizationId, region } = event.administration;
      world.hubAdministrations.set(administrationKey(organizationId, region), event.administration);
      return;
    }
    case "HubAdministratorEnded":
      return MEMBERS.end(world, event, event.at);
    case "HubMembersChanged":
      return MEMBERS.change(world, event.place, event.members);
    case "HubMembersDeleted":
      return MEMBERS.forget(world, event.place, event.accountIds);
    case "FindingsImported": {
      const key = placeKey(event.place);
      const known = world.hubFindings.get(key) ?? new Map();
      for (const finding of event.findings) open(known).set(findingKey(finding), finding);
      world.hubFindings.set(key, known);
      return;
    }
    default:
      return unreachable(event);
  }
}

/** UpdateOrganizationConfiguration: with AutoEnable an account that joins gets a hub and becomes a member. */
export function subscribeNewcomer(world: MutableWorld, { organizationId, accountId, at: now }: Membership): void {
  for (const administration of MEMBERS.administrationsOf(world, organizationId)) {
    const administrator = administratorOf(administration);
    if (!administration.autoEnable || !canSubscribe(world, administrator, { accountId, now })) continue;
    const place = { accountId, region: administration.region };
    if (!world.hubs.has(placeKey(place))) world.hubs.set(placeKey(place), newHub(place, { now }));
    MEMBERS.change(world, administrator, [subscribedMember(world, administrator, { accountId, now })]);
  }
}

/** The hub stays on with its settings, and the administrator keeps a name and loses the findings. */
export const unsubscribeDeparted = MEMBERS.depart;

export const endHubAdministration = MEMBERS.endAll;
