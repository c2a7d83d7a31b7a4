/** Writes shares and invitations; what was shared inside an organization ends with a departure. aws-facts 7. */
import { type AccountId, type Instant, unreachable } from "../../kernel/index.ts";
import { principalsWithoutOwner } from "../resource-share/departure.ts";
import type { ResourceShareEvent } from "../resource-share/events.ts";
import { reachOf } from "../resource-share/reach.ts";
import type { ResourceShare, ShareAssociation } from "../resource-share/share.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyResourceShareEvent(world: MutableWorld, event: ResourceShareEvent) {
  switch (event.kind) {
    case "ResourceShareChanged":
      world.resourceShares.set(event.share.arn, event.share);
      return;
    case "ShareInvitationChanged":
      world.shareInvitations.set(event.invitation.arn, event.invitation);
      return;
    default:
      return unreachable(event);
  }
}

type Departure = Readonly<{ organizationId: string; accountId: AccountId; at: Instant }>;

/** Called while the account is still a member: what it has is read off its place in the organization. */
export function revokeShares(world: MutableWorld, departure: Departure): void {
  if (world.resourceShares.size === 0) return;
  const { organizationId, accountId } = departure;
  for (const share of world.resourceShares.values()) {
    if (share.isDeleted) continue;
    if (share.accountId === accountId) write(world, share, principalsWithoutOwner(share, departure.at));
    else if (world.accounts.get(share.accountId)?.membership?.organizationId === organizationId)
      write(world, share, forDeparted(world, share, departure));
  }
}

type Associations = ReadonlyMap<string, ShareAssociation>;

function write(world: MutableWorld, share: ResourceShare, principals: Associations): void {
  world.resourceShares.set(share.arn, { ...share, principals });
}

/**
 * What others share with it: an association with an account inside ends unless it is retained. One that came by the organization or
 * a unit ends by itself; retained, it becomes one of the account's own, outside. AWS RAM API Reference, ResourceShareConfiguration;
 * how a retained one is listed is inferred.
 */
function forDeparted(world: MutableWorld, share: ResourceShare, { accountId, at }: Departure): Associations {
  const had = reachOf(world, share, accountId);
  const own = share.principals.get(accountId);
  if (had.length === 0 || own?.isExternal === true) return share.principals;
  const principals = new Map(share.principals);
  const [, association] = had[0] ?? [];
  if (share.retainsOnDeparture && association !== undefined)
    principals.set(accountId, { ...association, isExternal: true, updatedAt: at });
  else if (own !== undefined) principals.set(accountId, { ...own, status: "DISASSOCIATED", updatedAt: at });
  return principals;
}
