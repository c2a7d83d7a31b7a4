/** Writes what happened to accounts themselves: opened, changed, tagged, asked for. */
import { type AccountId, invariant, unreachable } from "../../kernel/index.ts";
import type { Account } from "../account/account.ts";
import type { AccountEvent } from "../domain-event.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyAccountEvent(world: MutableWorld, event: AccountEvent) {
  switch (event.kind) {
    case "AccountOpened":
      return openAccount(world, event.account);
    case "RootUserChanged":
      return changeAccount(world, event.accountId, { rootUser: event.rootUser });
    case "SignUpChanged":
      return changeAccount(world, event.accountId, { signUp: event.signUp });
    case "AccountTagged":
      return changeAccount(world, event.accountId, { tags: new Map(event.tags) });
    case "CreateAccountRequested":
      world.createAccountRequests.set(event.request.id, event.request);
      return;
    default:
      return unreachable(event);
  }
}

/** Replaces parts of an account; the address index follows only from AccountOpened, as no event changes an address. */
export function changeAccount(world: MutableWorld, accountId: AccountId, change: Partial<Account>): void {
  const account = world.accounts.get(accountId);
  invariant(account, `account ${accountId} is not in this world`);
  world.accounts.set(accountId, { ...account, ...change });
}

function openAccount(world: MutableWorld, account: Account): void {
  invariant(!world.accounts.has(account.id), `account ${account.id} is already in this world`);
  invariant(account.membership === undefined, `account ${account.id} joins by its own event`);
  world.accounts.set(account.id, { ...account, tags: new Map(account.tags) });
  world.accountsByEmail.set(account.email.toLowerCase(), account.id);
  if (!world.identities.has(account.id)) {
    world.identities.set(account.id, { users: new Map(), roles: new Map(), managedPolicies: new Map() });
  }
}
