/** Accounts in the order in which they joined, so that a walk through many of them can stop anywhere and go on. */
import { type AccountId, invariant, parseAccountId } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { Children, Organization } from "./organization.ts";
import { membersOf } from "./tree.ts";

/**
 * One entry for each account, sorted: when it joined, then its id. Neither changes while it is a member, wherever it is moved.
 * In which order AWS lists accounts is not documented.
 */
export type Roster = readonly string[];

/** No instant is further from 1970, so that counted from there all of them have as many digits. */
const EARLIEST = 8_640_000_000_000_000;
const DIGITS = 17;

/** Every member account of the organization, the management account included. */
export const rosterOf = (world: World, organization: Organization): Roster =>
  kept(organization.children, () => sorted(world, membersOf(organization)));

/** The accounts directly in one root or organizational unit. */
export const rosterIn = (world: World, { accounts }: Pick<Children, "accounts">): Roster =>
  kept(accounts, () => sorted(world, accounts));

/** The account that an entry stands for. */
export function accountOn(entry: string): AccountId {
  const accountId = parseAccountId(entry.slice(DIGITS + 1));
  invariant(accountId, `expected the entry of a roster, got \`${entry}\``);
  return accountId;
}

/** Where in the roster the first entry after this one stands, whether or not it is there itself. */
export function placeAfter(roster: Roster, entry: string): number {
  let [low, high] = [0, roster.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((roster[middle] ?? "") <= entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Owner = Organization["children"] | Children["accounts"];

/** By the collection in which the world keeps these accounts: made when first asked for, and kept up by whoever writes memberships. */
const rosters = new WeakMap<Owner, string[]>();

function kept(owner: Owner, make: () => string[]): Roster {
  const known = rosters.get(owner) ?? make();
  rosters.set(owner, known);
  return known;
}

const sorted = (world: World, accountIds: Iterable<AccountId>): string[] =>
  Array.from(accountIds, (accountId) => entryOf(world, accountId)).sort();

function entryOf(world: World, accountId: AccountId): string {
  const joinedAt = world.accounts.get(accountId)?.membership?.joinedAt;
  invariant(joinedAt !== undefined, `account ${accountId} is in no organization`);
  return `${String(joinedAt + EARLIEST).padStart(DIGITS, "0")}/${accountId}`;
}

/** For apply/ alone: the account, which has a membership, was put into that collection. */
export function enrol(world: World, owner: Owner, accountId: AccountId): void {
  const roster = rosters.get(owner);
  if (roster === undefined) return;
  const entry = entryOf(world, accountId);
  roster.splice(placeAfter(roster, entry), 0, entry);
}

/** For apply/ alone: the account, which still has its membership, was taken out of that collection. */
export function strike(world: World, owner: Owner, accountId: AccountId): void {
  const roster = rosters.get(owner);
  if (roster === undefined) return;
  const at = placeAfter(roster, entryOf(world, accountId)) - 1;
  invariant(roster[at] !== undefined && accountOn(roster[at]) === accountId, `account ${accountId} is on no roster`);
  roster.splice(at, 1);
}
