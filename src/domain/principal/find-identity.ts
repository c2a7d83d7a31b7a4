/** Finding users, roles, policies and keys of an account, or saying that they are not there. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { AccessKey, AccountIdentities, Group, ManagedPolicy, Role, User } from "./principal.ts";
import type { IdentityRefusal } from "./refusals.ts";

const NOBODY: AccountIdentities = { users: new Map(), roles: new Map(), managedPolicies: new Map() };

/** Everything of IAM in one account; empty for an account that has none. */
export const identitiesOf = (world: World, accountId: AccountId): AccountIdentities =>
  world.identities.get(accountId) ?? NOBODY;

export function findUser(world: World, accountId: AccountId, name: string): Result<User, IdentityRefusal> {
  const user = identitiesOf(world, accountId).users.get(name);
  return user === undefined ? refuse({ kind: "NoSuchEntity", entity: { kind: "user", name } }) : accept(user);
}

export function findRole(world: World, accountId: AccountId, name: string): Result<Role, IdentityRefusal> {
  const role = identitiesOf(world, accountId).roles.get(name);
  return role === undefined ? refuse({ kind: "NoSuchEntity", entity: { kind: "role", name } }) : accept(role);
}

export function findGroup(world: World, accountId: AccountId, name: string): Result<Group, IdentityRefusal> {
  const group = identitiesOf(world, accountId).groups?.get(name);
  return group === undefined ? refuse({ kind: "NoSuchEntity", entity: { kind: "group", name } }) : accept(group);
}

const NO_GROUPS: readonly Group[] = [];

/** The groups that a user is in, in order of joining. */
export function groupsOf({ groups }: Pick<AccountIdentities, "groups">, user: User): readonly Group[] {
  if (user.groups === undefined) return NO_GROUPS;
  return user.groups.flatMap((name) => groups?.get(name) ?? []);
}

/** The users in a group, in the order in which they were made. */
export const usersInGroup = ({ users }: Pick<AccountIdentities, "users">, groupName: string): readonly User[] =>
  [...users.values()].filter((user) => user.groups?.includes(groupName) === true);

/** A customer's managed policy of this account. */
export function findManagedPolicy(
  world: World,
  accountId: AccountId,
  arn: string,
): Result<ManagedPolicy, IdentityRefusal> {
  const policy = identitiesOf(world, accountId).managedPolicies.get(arn);
  if (policy !== undefined) return accept(policy);
  return refuse({ kind: "NoSuchEntity", entity: { kind: "managedPolicy", arn, wanted: "itself" } });
}

/** A user or a role, where the same rule holds for both. */
export type Holder = Readonly<{ kind: "user"; value: User }> | Readonly<{ kind: "role"; value: Role }>;
export type HolderReference = Readonly<{ kind: Holder["kind"]; name: string }>;

export function findHolder(
  world: World,
  accountId: AccountId,
  { kind, name }: HolderReference,
): Result<Holder, IdentityRefusal> {
  if (kind === "user") {
    const user = findUser(world, accountId, name);
    return user.ok ? accept({ kind: "user", value: user.value }) : user;
  }
  const role = findRole(world, accountId, name);
  return role.ok ? accept({ kind: "role", value: role.value }) : role;
}

/** Whatever policies hang on: a user, a role or a group. */
export type PolicyHolder = Holder | Readonly<{ kind: "group"; value: Group }>;
export type PolicyHolderReference = Readonly<{ kind: PolicyHolder["kind"]; name: string }>;

export function findPolicyHolder(
  world: World,
  accountId: AccountId,
  { kind, name }: PolicyHolderReference,
): Result<PolicyHolder, IdentityRefusal> {
  if (kind !== "group") return findHolder(world, accountId, { kind, name });
  const group = findGroup(world, accountId, name);
  return group.ok ? accept({ kind, value: group.value }) : group;
}

/** Long-term keys of the root user or of one user, oldest first. */
export function accessKeysOf(world: World, accountId: AccountId, owner: AccessKey["owner"]): readonly AccessKey[] {
  const keys: AccessKey[] = [];
  for (const key of world.accessKeys.values()) {
    if (key.accountId === accountId && isSameOwner(key.owner, owner)) keys.push(key);
  }
  return keys.sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1));
}

function isSameOwner(left: AccessKey["owner"], right: AccessKey["owner"]): boolean {
  if (left.kind === "root" || right.kind === "root") return left.kind === right.kind;
  return left.userName === right.userName;
}
