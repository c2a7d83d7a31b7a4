/** Groups and who is in them. IAM API Reference: CreateGroup, UpdateGroup, DeleteGroup, AddUserToGroup, RemoveUserFromGroup. */
import { type AccountId, accept, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { groupArn } from "./arns.ts";
import { type IdentityDecision, isFree, isTaken, type Making, tooMany } from "./decide-users.ts";
import { findGroup, findUser, identitiesOf, usersInGroup } from "./find-identity.ts";
import type { Group, User } from "./principal.ts";
import { ENTITIES_PER_ACCOUNT, GROUPS_PER_USER } from "./quotas.ts";

const NONE: ReadonlyMap<string, Group> = new Map();

/** Names are unique within the account without regard to case. */
export function decideCreateGroup(
  { world, accountId, now, ids }: Making,
  { name, path }: Readonly<{ name: string; path: string }>,
): IdentityDecision {
  const { groups = NONE } = identitiesOf(world, accountId);
  if (isTaken(groups, name)) return refuse({ kind: "EntityAlreadyExists", entity: { kind: "group", name } });
  if (groups.size >= ENTITIES_PER_ACCOUNT.groups) return tooMany("groups");
  const group: Group = {
    name,
    path,
    id: ids.principal("AGPA"),
    arn: groupArn(accountId, path, name),
    createdAt: now,
    inlinePolicies: new Map(),
    attachedPolicies: [],
  };
  return accept([{ kind: "GroupChanged", accountId, group }]);
}

export type GroupUpdate = Readonly<{ name: string; newName: string | undefined; newPath: string | undefined }>;

/** Members and policies stay with a group of another name. */
export function decideUpdateGroup(world: World, accountId: AccountId, update: GroupUpdate): IdentityDecision {
  const found = findGroup(world, accountId, update.name);
  if (!found.ok) return found;
  const { newName = update.name, newPath = found.value.path } = update;
  const { groups = NONE } = identitiesOf(world, accountId);
  if (!isFree(groups, { old: update.name, wanted: newName })) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "group", name: newName } });
  }
  const group = { ...found.value, name: newName, path: newPath, arn: groupArn(accountId, newPath, newName) };
  return accept([{ kind: "GroupRenamed", accountId, groupName: update.name, group }]);
}

/** A group goes when nobody is in it and no policy hangs on it. */
export function decideDeleteGroup(world: World, accountId: AccountId, name: string): IdentityDecision {
  const group = findGroup(world, accountId, name);
  if (!group.ok) return group;
  if (usersInGroup(identitiesOf(world, accountId), name).length > 0) {
    return refuse({ kind: "DeleteConflict", first: "members" });
  }
  if (group.value.inlinePolicies.size > 0) return refuse({ kind: "DeleteConflict", first: "inlinePolicies" });
  if (group.value.attachedPolicies.length > 0) return refuse({ kind: "DeleteConflict", first: "attachedPolicies" });
  return accept([{ kind: "GroupDeleted", accountId, groupName: name }]);
}

export type GroupMembership = Readonly<{ groupName: string; userName: string }>;

/** Adding a user who is in the group already changes nothing and succeeds. */
export function decideAddUserToGroup(
  world: World,
  accountId: AccountId,
  { groupName, userName }: GroupMembership,
): IdentityDecision {
  const group = findGroup(world, accountId, groupName);
  if (!group.ok) return group;
  const user = findUser(world, accountId, userName);
  if (!user.ok) return user;
  const { groups = [] } = user.value;
  if (groups.includes(groupName)) return accept([]);
  if (groups.length >= GROUPS_PER_USER) {
    return refuse({ kind: "LimitExceeded", quota: { kind: "groupsPerUser", limit: GROUPS_PER_USER } });
  }
  return accept([{ kind: "UserChanged", accountId, user: inGroups(user.value, [...groups, groupName]) }]);
}

/** That a user who is not in the group is refused with NoSuchEntity is inferred: the reference does not say. */
export function decideRemoveUserFromGroup(
  world: World,
  accountId: AccountId,
  { groupName, userName }: GroupMembership,
): IdentityDecision {
  const group = findGroup(world, accountId, groupName);
  if (!group.ok) return group;
  const user = findUser(world, accountId, userName);
  if (!user.ok) return user;
  const { groups = [] } = user.value;
  if (!groups.includes(groupName)) {
    return refuse({ kind: "NoSuchEntity", entity: { kind: "membership", userName, groupName } });
  }
  const others = groups.filter((each) => each !== groupName);
  return accept([{ kind: "UserChanged", accountId, user: inGroups(user.value, others) }]);
}

/** A user in exactly these groups. */
export const inGroups = (user: User, groups: readonly string[]): User => ({
  ...user,
  groups: groups.length === 0 ? undefined : groups,
});
