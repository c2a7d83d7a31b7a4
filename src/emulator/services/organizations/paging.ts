/** Pages of a list, joined by tokens that say nothing to the client and stay good while the list changes. */
import { Buffer } from "node:buffer";
import { accountOn, type OrganizationPolicy, organizationOf, placeAfter, type Roster } from "../../../domain/index.ts";
import { type AccountId, accept, type Result, refuse, sha256 } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { InputRefusal } from "./service-refusal.ts";

const PAGE_SIZE = 20;

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;
export type Page<T> = Readonly<{ items: T[]; NextToken: string | undefined }>;

/** Which list is being walked: who walks it, the operation and whatever narrows it. A token of one list is no good for another. */
export type ListName = Readonly<{ owner: string; words: readonly string[] }>;

/** A list that the caller's account is told while it is in its organization, or in none. */
export const listIn = (
  { world, caller }: Pick<OperationContext, "world" | "caller">,
  words: readonly string[],
): ListName => ({
  owner: `${organizationOf(world, caller.accountId)?.id ?? ""}/${caller.accountId}`,
  words,
});

/** Refuses a token that this list did not give out. Organizations API Reference: InvalidInputException. */
export function checkPage(list: ListName, { NextToken }: PageRequest): Result<readonly never[], InputRefusal> {
  if (NextToken === undefined || readToken(list, NextToken) !== undefined) return accept([]);
  // Observed by others.
  const message =
    "You specified an invalid value for nextToken. You must get the value from the response to a previous call to the API.";
  return refuse({ kind: "InvalidInput", reason: "INVALID_NEXT_TOKEN", message });
}

/** Items in any order; no two have the same key, and none changes its key while it is there. */
type Listed<T> = Readonly<{ items: Iterable<T>; keyOf: (item: T) => string }>;

/**
 * The page of the smallest keys that are greater than the key in the token: so whatever is there throughout a walk is shown once,
 * whatever comes, goes or moves between its pages. At most 20 items, `MaxResults` of them when given.
 */
export function takePage<T>(list: ListName, request: PageRequest, { items, keyOf }: Listed<T>): Page<T> {
  const size = request.MaxResults ?? PAGE_SIZE;
  const after = keyIn(list, request);
  const smallest: Keyed<T>[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (after === undefined || key > after) keepSmallest(smallest, { key, item }, size + 1);
  }
  return pageOf(list, smallest, size);
}

/** The same for long lists that are kept in order: found without passing what lies before. */
export function takeRosterPage(list: ListName, request: PageRequest, roster: Roster): Page<AccountId> {
  const size = request.MaxResults ?? PAGE_SIZE;
  const after = keyIn(list, request);
  const start = after === undefined ? 0 : placeAfter(roster, after);
  const entries = roster.slice(start, start + size + 1);
  return pageOf(
    list,
    entries.map((key) => ({ key, item: accountOn(key) })),
    size,
  );
}

/**
 * Each with its place among all that there ever were, as its key. INVARIANT: of what is numbered so nothing is ever taken away, as of
 * handshakes and of requests for accounts.
 */
export function numbered<T>(all: Iterable<T>): readonly Keyed<T>[] {
  return Array.from(all, (item, at) => ({ item, key: String(at).padStart(12, "0") }));
}

export const byNumber = ({ key }: Keyed<unknown>): string => key;

/** AWS's own policies come first. */
export const byPolicy = ({ id, awsManaged }: OrganizationPolicy): string => `${awsManaged ? 0 : 1}/${id}`;

type Keyed<T> = Readonly<{ key: string; item: T }>;

function keepSmallest<T>(smallest: Keyed<T>[], keyed: Keyed<T>, count: number): void {
  const last = smallest.at(-1);
  if (smallest.length === count && last !== undefined && keyed.key > last.key) return;
  const place = smallest.findIndex(({ key }) => key > keyed.key);
  smallest.splice(place < 0 ? smallest.length : place, 0, keyed);
  if (smallest.length > count) smallest.pop();
}

/** One more than fits says that there is another page. */
function pageOf<T>(list: ListName, found: readonly Keyed<T>[], size: number): Page<T> {
  const taken = found.slice(0, size);
  const last = taken.at(-1);
  const isLast = found.length === taken.length || last === undefined;
  return { items: taken.map(({ item }) => item), NextToken: isLast ? undefined : writeToken(list, last.key) };
}

const keyIn = (list: ListName, { NextToken }: PageRequest): string | undefined =>
  NextToken === undefined ? undefined : readToken(list, NextToken);

const seal = (list: ListName, payload: string): string =>
  sha256(JSON.stringify([list.owner, ...list.words, payload])).slice(0, 12);

function writeToken(list: ListName, key: string): string {
  const payload = Buffer.from(key, "utf16le").toString("base64url");
  return `${seal(list, payload)}${payload}`;
}

function readToken(list: ListName, token: string): string | undefined {
  const payload = token.slice(12);
  return token.slice(0, 12) === seal(list, payload) ? Buffer.from(payload, "base64url").toString("utf16le") : undefined;
}
