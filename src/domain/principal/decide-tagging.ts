/** Tags of users, roles and policies. IAM API Reference: TagUser, TagRole, TagPolicy and their Untag twins. */
import { type AccountId, accept, type Result, refuse, unreachable } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findManagedPolicy, findRole, findUser } from "./find-identity.ts";
import { TAGS_PER_RESOURCE } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { isSystemTag, type TagList, tagComplaint } from "./tags.ts";

/** What tags hang on: a user or role by its name, a customer managed policy by its ARN. */
export type Taggable = Readonly<{ kind: "user" | "role" | "managedPolicy"; name: string }>;

type Tags = ReadonlyMap<string, string>;
type Tagged = Readonly<{ tags: Tags; with(tags: Tags): IdentityEvent }>;

/** The tags of something, and the event that gives it other ones. */
export function findTagged(world: World, accountId: AccountId, of: Taggable): Result<Tagged, IdentityRefusal> {
  switch (of.kind) {
    case "user": {
      const user = findUser(world, accountId, of.name);
      if (!user.ok) return user;
      const { value } = user;
      return accept({
        tags: value.tags,
        with: (tags) => ({ kind: "UserChanged", accountId, user: { ...value, tags } }),
      });
    }
    case "role": {
      const role = findRole(world, accountId, of.name);
      if (!role.ok) return role;
      const { value } = role;
      return accept({
        tags: value.tags,
        with: (tags) => ({ kind: "RoleChanged", accountId, role: { ...value, tags } }),
      });
    }
    case "managedPolicy": {
      const policy = findManagedPolicy(world, accountId, of.name);
      if (!policy.ok) return policy;
      const { value } = policy;
      const changed = (tags: Tags): IdentityEvent => ({
        kind: "ManagedPolicyChanged",
        accountId,
        policy: { ...value, tags },
      });
      return accept({ tags: value.tags ?? new Map(), with: changed });
    }
    default:
      return unreachable(of.kind);
  }
}

/** A key in another case takes the place of the one that is there. IAM User Guide: "Tags for IAM resources". */
export function decideTag(
  world: World,
  accountId: AccountId,
  { of, tags }: Readonly<{ of: Taggable; tags: TagList }>,
): IdentityDecision {
  const found = findTagged(world, accountId, of);
  if (!found.ok) return found;
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  const kept = without(
    found.value.tags,
    tags.map(([key]) => key),
  );
  const all = new Map([...kept, ...tags]);
  if (all.size > TAGS_PER_RESOURCE) {
    return refuse({ kind: "LimitExceeded", quota: { kind: "tags", limit: TAGS_PER_RESOURCE } });
  }
  return accept([found.value.with(all)]);
}

/** Keys that are not there are ignored; AWS's own are as little a customer's to delete as to set. */
export function decideUntag(
  world: World,
  accountId: AccountId,
  { of, keys }: Readonly<{ of: Taggable; keys: readonly string[] }>,
): IdentityDecision {
  const found = findTagged(world, accountId, of);
  if (!found.ok) return found;
  if (keys.some(isSystemTag)) return refuse({ kind: "SystemTag" });
  return accept([found.value.with(new Map(without(found.value.tags, keys)))]);
}

function without(tags: Tags, keys: readonly string[]): TagList {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return [...tags].filter(([key]) => !gone.has(key.toLowerCase()));
}
