/** Creating and deleting IAM users. IAM API Reference: CreateUser, DeleteUser. */
import { type AccountId, accept, type Identifiers, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { userArn } from "./arns.ts";
import { accessKeysOf, findUser, identitiesOf } from "./find-identity.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { hasDuplicateKeys, type TagList } from "./tags.ts";

export type IdentityDecision = Result<readonly IdentityEvent[], IdentityRefusal>;

/** Where and when an identity is made. */
export type Making = Readonly<{ world: World; accountId: AccountId; now: Instant; ids: Identifiers }>;

export type NewUser = Readonly<{ name: string; path: string; boundary: string | undefined; tags: TagList }>;

/** Names are unique within the account without regard to case. */
export function decideCreateUser({ world, accountId, now, ids }: Making, wanted: NewUser): IdentityDecision {
  const { name, path, boundary, tags } = wanted;
  if (isTaken(identitiesOf(world, accountId).users, name)) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "user", name } });
  }
  if (hasDuplicateKeys(tags)) return refuse({ kind: "DuplicateTagKeys" });
  const user = {
    name,
    path,
    id: ids.principal("AIDA"),
    arn: userArn(accountId, path, name),
    createdAt: now,
    inlinePolicies: new Map(),
    attachedPolicies: [],
    boundary,
    tags: new Map(tags),
  };
  return accept([{ kind: "UserChanged", accountId, user }]);
}

/** A user goes when nothing hangs on it: no policy, no key. */
export function decideDeleteUser(world: World, accountId: AccountId, name: string): IdentityDecision {
  const user = findUser(world, accountId, name);
  if (!user.ok) return user;
  if (user.value.inlinePolicies.size > 0) return refuse({ kind: "DeleteConflict", first: "inlinePolicies" });
  if (user.value.attachedPolicies.length > 0) return refuse({ kind: "DeleteConflict", first: "attachedPolicies" });
  const keys = accessKeysOf(world, accountId, { kind: "user", userName: name });
  if (keys.length > 0) return refuse({ kind: "DeleteConflict", first: "accessKeys" });
  return accept([{ kind: "UserDeleted", accountId, userName: name }]);
}

/** Whether a name is taken, in whatever case. */
export function isTaken(names: ReadonlyMap<string, unknown>, wanted: string): boolean {
  if (names.has(wanted)) return true;
  const lower = wanted.toLowerCase();
  for (const name of names.keys()) if (name.toLowerCase() === lower) return true;
  return false;
}
