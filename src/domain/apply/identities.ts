/** The identities of one account, opened for writing. Most accounts have roles and nothing else. */
import type { AccountId } from "../../kernel/index.ts";
import type { AccountIdentities, ManagedPolicy, User } from "../principal/principal.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

/** INVARIANT: shared by all accounts that have none, and never written into. */
const NO_USERS: ReadonlyMap<string, User> = new Map();
const NO_POLICIES: ReadonlyMap<string, ManagedPolicy> = new Map();

export const noIdentities = (): AccountIdentities => ({
  users: NO_USERS,
  roles: new Map(),
  managedPolicies: NO_POLICIES,
});

/** An account has identities from its first user, role or policy on. */
export function identitiesIn(world: MutableWorld, accountId: AccountId): AccountIdentities {
  const known = world.identities.get(accountId);
  if (known !== undefined) return known;
  const empty = noIdentities();
  world.identities.set(accountId, empty);
  return empty;
}

/** A map of the account's own from its first user on. */
export function usersIn(world: MutableWorld, accountId: AccountId): Map<string, User> {
  const known = identitiesIn(world, accountId);
  if (known.users !== NO_USERS) return open(known.users);
  const users = new Map<string, User>();
  world.identities.set(accountId, { ...known, users });
  return users;
}

/** A map of the account's own from its first customer managed policy on. */
export function managedPoliciesIn(world: MutableWorld, accountId: AccountId): Map<string, ManagedPolicy> {
  const known = identitiesIn(world, accountId);
  if (known.managedPolicies !== NO_POLICIES) return open(known.managedPolicies);
  const managedPolicies = new Map<string, ManagedPolicy>();
  world.identities.set(accountId, { ...known, managedPolicies });
  return managedPolicies;
}
