/** Adding and taking away tags. Organizations API Reference: TagResource, UntagResource; aws-facts 8 (50 tags). */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { asPolicyAdministrator } from "../delegation/standing.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import type { OrganizationsRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { type TaggedResource, taggedResource } from "./tagged-resource.ts";

/** On one root, unit, account or policy. */
export const TAG_LIMIT = 50;

type Query = Readonly<{ caller: AccountId; resourceId: string }>;
type Decision = Result<readonly DomainEvent[], OrganizationsRefusal>;

/** A key that is there already gets the new value. */
export function decideTagResource(
  world: World,
  { caller, resourceId, tags }: Query & Readonly<{ tags: ReadonlyMap<string, string> }>,
): Decision {
  const found = findResource(world, { caller, resourceId });
  if (!found.ok) return found;
  const after = new Map([...found.value.resource.tags, ...tags]);
  if (after.size > TAG_LIMIT) return refuse({ kind: "LimitReached", limit: "tags" });
  return accept(retagged(found.value, resourceId, after));
}

/** A key that is not there is no mistake. */
export function decideUntagResource(
  world: World,
  { caller, resourceId, keys }: Query & Readonly<{ keys: readonly string[] }>,
): Decision {
  const found = findResource(world, { caller, resourceId });
  if (!found.ok) return found;
  const after = new Map([...found.value.resource.tags].filter(([key]) => !keys.includes(key)));
  return accept(retagged(found.value, resourceId, after));
}

type Found = Readonly<{ organization: Organization; resource: TaggedResource }>;

function findResource(world: World, { caller, resourceId }: Query): Result<Found, OrganizationsRefusal> {
  const standing = asPolicyAdministrator(world, caller);
  if (!standing.ok) return standing;
  const organization = standing.value;
  const resource = taggedResource(world, organization, resourceId);
  if (resource === undefined) return refuse({ kind: "Missing", what: "target" });
  if (resource.thing.kind !== "account" && resource.thing.awsManaged) return refuse({ kind: "PolicyIsAwsManaged" });
  return accept({ organization, resource });
}

function retagged(
  { organization, resource }: Found,
  resourceId: string,
  tags: ReadonlyMap<string, string>,
): readonly DomainEvent[] {
  const { thing } = resource;
  if (thing.kind === "account") return [{ kind: "AccountTagged", accountId: thing.account.id, tags }];
  return [{ kind: "ResourceTagged", organizationId: organization.id, resource: thing.kind, resourceId, tags }];
}
