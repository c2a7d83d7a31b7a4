/** Writes the tags of what an organization owns; those of accounts are written with the account. */
import { invariant, unreachable } from "../../kernel/index.ts";
import { delegationOf } from "../delegation/delegates.ts";
import type { TagEvent } from "../domain-event.ts";
import { type MutableWorld, open } from "./mutable-world.ts";
import { stored } from "./organization.ts";

export function applyTagEvent(world: MutableWorld, event: TagEvent) {
  const organization = stored(world, event.organizationId);
  const tags = new Map(event.tags);
  switch (event.resource) {
    case "root": {
      const { rootTags: _, ...others } = organization;
      world.organizations.set(organization.id, tags.size === 0 ? others : { ...others, rootTags: tags });
      return;
    }
    case "organizationalUnit":
      return retag(organization.organizationalUnits, event.resourceId, tags);
    case "policy":
      return retag(organization.policies, event.resourceId, tags);
    case "resourcePolicy": {
      const delegation = delegationOf(organization);
      invariant(delegation.resourcePolicy, `organization ${organization.id} has no delegation policy`);
      const resourcePolicy = { ...delegation.resourcePolicy, tags };
      world.organizations.set(organization.id, { ...organization, delegation: { ...delegation, resourcePolicy } });
      return;
    }
    default:
      return unreachable(event.resource);
  }
}

function retag<T extends object>(map: ReadonlyMap<string, T>, id: string, tags: ReadonlyMap<string, string>): void {
  const value = map.get(id);
  invariant(value, `${id} is not in the organization`);
  open(map).set(id, { ...value, tags });
}
