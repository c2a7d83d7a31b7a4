/** Invitations that are still open hold a place in the organization's account quota. aws-facts 2.2. */
import type { Instant } from "../../kernel/index.ts";
import type { HandshakeEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { countMembers } from "../organization/tree.ts";
import type { World } from "../world.ts";
import type { Handshake } from "./handshake.ts";
import { isOpenAt } from "./handshake-state.ts";

export function* invitationsFrom(world: World, organizationId: string): Generator<Handshake> {
  for (const handshake of world.handshakes.values())
    if (handshake.organizationId === organizationId && handshake.action === "INVITE") yield handshake;
}

export function* openInvitationsFrom(world: World, organizationId: string, now: Instant): Generator<Handshake> {
  for (const handshake of invitationsFrom(world, organizationId)) if (isOpenAt(handshake, now)) yield handshake;
}

export const invitationsCancelled = (world: World, organizationId: string, at: Instant): readonly HandshakeEvent[] =>
  [...openInvitationsFrom(world, organizationId, at)].map(({ id: handshakeId }) => ({
    kind: "HandshakeMoved",
    handshakeId,
    state: "CANCELED",
    at,
  }));

/** Members, closed ones included, and open invitations. */
export function placesTaken(world: World, organization: Organization, now: Instant): number {
  let taken = countMembers(organization);
  for (const _ of openInvitationsFrom(world, organization.id, now)) taken += 1;
  return taken;
}
