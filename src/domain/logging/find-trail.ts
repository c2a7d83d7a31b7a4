/** Trails by name or ARN, and who can see and change them. CloudTrail API Reference: GetTrail, DescribeTrails, UpdateTrail. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { asTrailKeeper } from "./organization-trails.ts";
import type { LoggingRefusal } from "./refusals.ts";
import { type Trail, trailArn } from "./trail.ts";
import { trailNameProblem } from "./trail-name.ts";

/** Who asks, and in which Region. */
export type TrailAsker = Readonly<{ accountId: AccountId; region: string }>;

const ARN = /^arn:aws:cloudtrail:[a-z0-9-]{1,32}:\d{12}:trail\/([^/]+)$/;

/** Own trails, and the trails of the organization that the account belongs to now. */
export function canSee(world: World, accountId: AccountId, trail: Trail): boolean {
  if (trail.accountId === accountId) return true;
  const organizationId = world.accounts.get(accountId)?.membership?.organizationId;
  return trail.organizationId !== undefined && trail.organizationId === organizationId;
}

/** Every trail that the account sees from this Region, its own first: shadows of other Regions and of the organization included. */
export const visibleTrails = (world: World, { accountId, region }: TrailAsker): readonly Trail[] =>
  [...world.trails.values()]
    .filter((trail) => canSee(world, accountId, trail) && (trail.isMultiRegion || trail.homeRegion === region))
    .sort((left, right) => Number(left.accountId !== accountId) - Number(right.accountId !== accountId));

/** A shadow is a copy in another Region than the trail's own, or in a member account. */
export const isShadow = (trail: Trail, { accountId, region }: TrailAsker): boolean =>
  trail.homeRegion !== region || trail.accountId !== accountId;

/** A trail to be read: names mean the account's own trails of this Region, whatever else is seen goes by its ARN. */
export function findTrail(world: World, asker: TrailAsker, reference: string): Result<Trail, LoggingRefusal> {
  const { accountId } = asker;
  const arn = arnOf(asker, reference);
  if (!arn.ok) return arn;
  const trail = world.trails.get(arn.value);
  return trail !== undefined && canSee(world, accountId, trail)
    ? accept(trail)
    : refuse({ kind: "TrailNotFound", reference: arn.value, accountId });
}

/**
 * A trail to be changed: in its home Region, and an organization's by whoever keeps its trails. That a member is told so, and not
 * that there is no such trail, is inferred from the errors that the operations list.
 */
export function findOwnTrail(world: World, asker: TrailAsker, reference: string): Result<Trail, LoggingRefusal> {
  const named = findTrail(world, asker, reference);
  const found = named.ok ? named : (shadowNamed(world, asker, reference) ?? named);
  if (!found.ok) return found;
  const { organizationId, homeRegion, arn } = found.value;
  if (organizationId !== undefined) {
    const keeper = asTrailKeeper(world, asker.accountId);
    if (!keeper.ok) return keeper;
  }
  return homeRegion === asker.region ? found : refuse({ kind: "OtherHomeRegion", arn, homeRegion });
}

/** The replica, in this Region, of a trail of the account that was made in another one. */
function shadowNamed(world: World, asker: TrailAsker, name: string): Result<Trail, never> | undefined {
  const shadow = visibleTrails(world, asker).find(
    (trail) => trail.name === name && trail.accountId === asker.accountId && trail.isMultiRegion,
  );
  return shadow === undefined ? undefined : accept(shadow);
}

function arnOf({ accountId, region }: TrailAsker, reference: string): Result<string, LoggingRefusal> {
  if (reference.startsWith("arn:")) {
    return ARN.test(reference) ? accept(reference) : refuse({ kind: "InvalidTrailArn", arn: reference });
  }
  const problem = trailNameProblem(reference);
  if (problem !== undefined) return refuse({ kind: "InvalidTrailName", problem, name: reference });
  return accept(trailArn({ homeRegion: region, accountId, name: reference }));
}
