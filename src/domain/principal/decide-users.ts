/** Creating and deleting IAM users. IAM API Reference: CreateUser, DeleteUser. */
import { type AccountId, accept, type Identifiers, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { userArn } from "./arns.ts";
import { accessKeysOf, findUser, identitiesOf } from "./find-identity.ts";
import { mfaDevicesOf } from "./find-mfa-device.ts";
import { ENTITIES_PER_ACCOUNT } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { type TagList, tagComplaint } from "./tags.ts";

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
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  if (identitiesOf(world, accountId).users.size >= ENTITIES_PER_ACCOUNT.users) return tooMany("users");
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

/** A user goes when nothing hangs on it: no policy, no key, no group, no password, no second factor. */
export function decideDeleteUser(world: World, accountId: AccountId, name: string): IdentityDecision {
  const user = findUser(world, accountId, name);
  if (!user.ok) return user;
  if (user.value.inlinePolicies.size > 0) return refuse({ kind: "DeleteConflict", first: "inlinePolicies" });
  if (user.value.attachedPolicies.length > 0) return refuse({ kind: "DeleteConflict", first: "attachedPolicies" });
  const keys = accessKeysOf(world, accountId, { kind: "user", userName: name });
  if (keys.length > 0) return refuse({ kind: "DeleteConflict", first: "accessKeys" });
  if ((user.value.groups?.length ?? 0) > 0) return refuse({ kind: "DeleteConflict", first: "groups" });
  if (user.value.loginProfile !== undefined) return refuse({ kind: "DeleteConflict", first: "loginProfile" });
  if (mfaDevicesOf(world, accountId, { kind: "user", userName: name }).length > 0) {
    return refuse({ kind: "DeleteConflict", first: "mfaDevices" });
  }
  return accept([{ kind: "UserDeleted", accountId, userName: name }]);
}

export type UserUpdate = Readonly<{ name: string; newName: string | undefined; newPath: string | undefined }>;

/** Keys, sessions and second factors stay with a user of another name. IAM API Reference: UpdateUser. */
export function decideUpdateUser(world: World, accountId: AccountId, update: UserUpdate): IdentityDecision {
  const found = findUser(world, accountId, update.name);
  if (!found.ok) return found;
  const { newName = update.name, newPath = found.value.path } = update;
  const { users } = identitiesOf(world, accountId);
  if (!isFree(users, { old: update.name, wanted: newName })) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "user", name: newName } });
  }
  const user = { ...found.value, name: newName, path: newPath, arn: userArn(accountId, newPath, newName) };
  return accept([{ kind: "UserRenamed", accountId, userName: update.name, user }]);
}

/** Whether the bearer of a name may take another one; its own in another case is free to it. */
export const isFree = (
  names: ReadonlyMap<string, unknown>,
  { old, wanted }: Readonly<{ old: string; wanted: string }>,
): boolean => old.toLowerCase() === wanted.toLowerCase() || !isTaken(names, wanted);

/** An account is full of users, roles, groups or policies. */
export const tooMany = (kind: keyof typeof ENTITIES_PER_ACCOUNT) =>
  refuse({ kind: "LimitExceeded", quota: { kind, limit: ENTITIES_PER_ACCOUNT[kind] } } as const);

/** Whether a name is taken, in whatever case. */
export function isTaken(names: ReadonlyMap<string, unknown>, wanted: string): boolean {
  if (names.has(wanted)) return true;
  const lower = wanted.toLowerCase();
  for (const name of names.keys()) if (name.toLowerCase() === lower) return true;
  return false;
}
