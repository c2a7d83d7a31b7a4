/** Writes trails: whole trails come and go under their ARN. */
import { type AccountId, unreachable } from "../../kernel/index.ts";
import type { TrailEvent } from "../domain-event.ts";
import { hasOrganizationTrail, TRAIL_ROLE, trailsOfOrganization } from "../logging/organization-trails.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { forgetPrincipal } from "./named-principals.ts";

export function applyTrailEvent(world: MutableWorld, event: TrailEvent): void {
  switch (event.kind) {
    case "TrailChanged":
      world.trails.set(event.trail.arn, event.trail);
      return;
    case "TrailDeleted":
      world.trails.delete(event.arn);
      return;
    default:
      unreachable(event);
  }
}

type Leaving = Readonly<{ organizationId: string; accountId: AccountId }>;

/** The role of the organization's trails goes with the membership. aws-facts 7. */
export function dropTrailRole(world: MutableWorld, { organizationId, accountId }: Leaving): void {
  if (world.trails.size === 0 || !hasOrganizationTrail(world, organizationId)) return;
  const identities = world.identities.get(accountId);
  if (identities === undefined) return;
  forgetPrincipal(world, identities.roles.get(TRAIL_ROLE));
  open(identities.roles).delete(TRAIL_ROLE);
}

/**
 * Without its organization, or without trusted access, a trail goes on as a trail of the account that owns it. Organizations User
 * Guide, "AWS CloudTrail and AWS Organizations": inferred, as the page speaks of what is deleted in members.
 */
export function keepTrailsOfOwner(world: MutableWorld, organizationId: string): void {
  for (const trail of [...trailsOfOrganization(world, organizationId)]) {
    world.trails.set(trail.arn, { ...trail, organizationId: undefined });
  }
}
