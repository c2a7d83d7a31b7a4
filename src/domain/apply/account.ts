/** Writes what happened to accounts themselves: opened, changed, tagged, asked for. */
import { type AccountId, addMs, type Instant, invariant, unreachable } from "../../kernel/index.ts";
import type { Account, Closure, ClosureRequest, CreateAccountRequest } from "../account/account.ts";
import { endedBy } from "../account/creations-under-way.ts";
import type { AccountEvent } from "../domain-event.ts";
import { CLOSURE_WINDOW_MS } from "../organization/limits.ts";
import { rememberClosure } from "./billing.ts";
import { deleteWhatIsIn } from "./delete-what-is-in.ts";
import { noIdentities } from "./identities.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyAccountEvent(world: MutableWorld, event: AccountEvent) {
  switch (event.kind) {
    case "AccountOpened":
      return openAccount(world, event.account);
    case "RootUserChanged":
      return changeAccount(world, event.accountId, { rootUser: event.rootUser });
    case "SignUpChanged":
      return changeAccount(world, event.accountId, { signUp: event.signUp });
    case "BillingAccessSwitched":
      return changeAccount(world, event.accountId, { iamUserAccessToBilling: event.on });
    case "AccountTagged":
      return changeAccount(world, event.accountId, { tags: new Map(event.tags) });
    case "CreateAccountRequested":
      return requestCreation(world, event.request);
    case "AccountCloseRequested":
      return beginClosure(world, event.accountId, event.closure);
    case "AccountReopened":
      return reopen(world, event.accountId, event.at);
    case "AccountPermanentlyClosed":
      return deleteWhatIsIn(world, event);
    case "EmailVerified":
      return verifyEmail(world, event.accountId);
    default:
      return unreachable(event);
  }
}

/** So many ends may be kept after they are past, until that is half of all. */
const ENDED_KEPT = 64;

/** Nearly every creation ends last of all; one that takes no time is under way at no instant. */
function requestCreation(world: MutableWorld, request: CreateAccountRequest): void {
  world.createAccountRequests.set(request.id, request);
  const { organizationId, requestedAt, completesAt } = request;
  if (completesAt <= requestedAt) return;
  const ends = world.creationEnds.get(organizationId);
  if (ends === undefined) {
    world.creationEnds.set(organizationId, [completesAt]);
    return;
  }
  const ended = endedBy(ends, requestedAt);
  if (ended > ENDED_KEPT && ended * 2 > ends.length) ends.splice(0, ended);
  if ((ends.at(-1) ?? completesAt) <= completesAt) ends.push(completesAt);
  else ends.splice(endedBy(ends, completesAt), 0, completesAt);
}

function beginClosure(world: MutableWorld, accountId: AccountId, closure: Closure): void {
  const account = storedAccount(world, accountId);
  invariant(account.closure === undefined, `account ${accountId} is already closing`);
  changeAccount(world, accountId, { closure });
  world.closingAccounts.add(accountId);
  if (account.membership !== undefined) countClosure(world, account.membership.organizationId, { accountId, closure });
}

/** Closures by CloseAccount alone; an account that is reopened or gone has been closed all the same. */
export function countClosure(
  world: MutableWorld,
  organizationId: string,
  { accountId, closure: { by, requestedAt: at } }: Readonly<{ accountId: AccountId; closure: Closure }>,
): void {
  if (by !== "management") return;
  const counted = world.closureRequests.get(organizationId) ?? [];
  world.closureRequests.set(organizationId, counted);
  const isPast = (each: ClosureRequest | undefined) => each !== undefined && each.at <= addMs(at, -CLOSURE_WINDOW_MS);
  while (isPast(counted[0])) counted.shift();
  counted.push({ accountId, at });
}

function reopen(world: MutableWorld, accountId: AccountId, at: Instant): void {
  const account = storedAccount(world, accountId);
  const { closure, ...open } = account;
  invariant(closure, `account ${accountId} is not closed`);
  rememberClosure(world, account, at);
  world.accounts.set(accountId, open);
  world.closingAccounts.delete(accountId);
}

function verifyEmail(world: MutableWorld, accountId: AccountId): void {
  const { emailVerified: _, ...verified } = storedAccount(world, accountId);
  world.accounts.set(accountId, verified);
}

/** Replaces parts of an account; the address index follows only from AccountOpened, as no event changes an address. */
export function changeAccount(world: MutableWorld, accountId: AccountId, change: Partial<Account>): void {
  world.accounts.set(accountId, { ...storedAccount(world, accountId), ...change });
}

function storedAccount(world: MutableWorld, accountId: AccountId): Account {
  const account = world.accounts.get(accountId);
  invariant(account, `account ${accountId} is not in this world`);
  return account;
}

const NO_TAGS: ReadonlyMap<string, string> = new Map();

function openAccount(world: MutableWorld, account: Account): void {
  invariant(!world.accounts.has(account.id), `account ${account.id} is already in this world`);
  invariant(account.membership === undefined, `account ${account.id} joins by its own event`);
  world.accounts.set(account.id, { ...account, tags: account.tags.size === 0 ? NO_TAGS : new Map(account.tags) });
  world.accountsByEmail.set(account.email.toLowerCase(), account.id);
  if (account.closure !== undefined) world.closingAccounts.add(account.id);
  if (!world.identities.has(account.id)) {
    world.identities.set(account.id, noIdentities());
  }
}
