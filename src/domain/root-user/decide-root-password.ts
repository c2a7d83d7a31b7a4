/** The root user's password, taken away and allowed again by a root session. IAM API Reference: GetLoginProfile, DeleteLoginProfile, CreateLoginProfile; aws-facts 4. */
import { type AccountId, accept, type Instant, invariant, type Result, refuse } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { IdentityRefusal } from "../principal/refusals.ts";
import type { World } from "../world.ts";

type Decision = Result<readonly DomainEvent[], IdentityRefusal>;

/**
 * A root user has a login profile until one is deleted, also in an account that AWS created with a password that nobody knows.
 * That its date is the account's is inferred.
 */
export function findRootLoginProfile(
  world: World,
  accountId: AccountId,
): Result<Readonly<{ createdAt: Instant }>, IdentityRefusal> {
  const { rootUser, createdAt } = accountOf(world, accountId);
  if (rootUser.recovery !== "barred") return accept({ createdAt });
  return refuse({ kind: "NoSuchEntity", entity: { kind: "loginProfile", userName: accountId } });
}

/** Neither sign-in nor recovery by mail from now on; sessions that are open stay open. */
export function decideDeleteRootPassword(world: World, accountId: AccountId): Decision {
  const profile = findRootLoginProfile(world, accountId);
  if (!profile.ok) return profile;
  const { mfa } = accountOf(world, accountId).rootUser;
  return accept([{ kind: "RootUserChanged", accountId, rootUser: { password: false, mfa, recovery: "barred" } }]);
}

/** "Allow password recovery": nobody has a password yet, but whoever reads the account's mail can set one. */
export function decideAllowPasswordRecovery(world: World, accountId: AccountId): Decision {
  if (findRootLoginProfile(world, accountId).ok)
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "loginProfile", name: accountId } });
  const { mfa } = accountOf(world, accountId).rootUser;
  return accept([{ kind: "RootUserChanged", accountId, rootUser: { password: false, mfa } }]);
}

function accountOf(world: World, accountId: AccountId): Account {
  const account = world.accounts.get(accountId);
  invariant(account !== undefined, `account ${accountId} is in this world`);
  return account;
}
