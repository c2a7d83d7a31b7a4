/** Pages of a list, joined by tokens that say nothing to the client and stay good while the list changes. */
import { Buffer } from "node:buffer";
import { organizationOf } from "../../../domain/index.ts";
import { accept, type Result, refuse, sha256 } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { InputRefusal } from "./service-refusal.ts";
import { Walk, walksOf } from "./walk.ts";

const PAGE_SIZE = 20;

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;
export type Page<T> = Readonly<{ items: T[]; NextToken: string | undefined }>;

/** Which list is being walked: whose it is, the operation and whatever narrows it. A token of one list is no good for another. */
export type ListName = Readonly<{ owner: string; words: readonly string[] }>;

/** A list of the caller's organization; of its account where it is in none. */
export const listIn = (
  { world, caller }: Pick<OperationContext, "world" | "caller">,
  words: readonly string[],
): ListName => ({
  owner: organizationOf(world, caller.accountId)?.id ?? caller.accountId,
  words,
});

type Position = Readonly<{ after: string; offset: number }>;

/** Refuses a token that this list did not give out. Organizations API Reference: InvalidInputException. */
export function checkPage(list: ListName, { NextToken }: PageRequest): Result<readonly never[], InputRefusal> {
  if (NextToken === undefined || readToken(list, NextToken) !== undefined) return accept([]);
  const message = "You specified an invalid next token.";
  return refuse({ kind: "InvalidInput", reason: "INVALID_NEXT_TOKEN", message });
}

type Listed<T> = Readonly<{ items: readonly T[]; keyOf: (item: T) => string }>;

/**
 * The page that follows the item named in the token; where that item has gone, the page at its old place. At most 20
 * items, `MaxResults` of them when given.
 */
export const takePage = <T>(list: ListName, request: PageRequest, { items, keyOf }: Listed<T>): Page<T> =>
  pageOf(list, request, { items: () => items, keyOf });

type LiveList<T> = Readonly<{
  /** From the beginning, each time it is asked; shows what is added while somebody walks, as a Set does. */
  items: () => Iterable<T>;
  keyOf: (item: T) => string;
  live?: Readonly<{ owner: object; isListed: (item: T) => boolean }>;
}>;

/** The same for long lists: whoever walks page by page goes on where the last page ended, and nothing is passed twice. */
export const takeLivePage = <T>(list: ListName, request: PageRequest, listed: Required<LiveList<T>>): Page<T> =>
  pageOf(list, request, listed);

function pageOf<T>(list: ListName, { NextToken, MaxResults = PAGE_SIZE }: PageRequest, listed: LiveList<T>): Page<T> {
  const walk = walkFrom(list, NextToken, listed);
  const taken: T[] = [];
  while (taken.length < MaxResults && !walk.isOver) taken.push(walk.take());
  const last = taken.at(-1);
  if (last === undefined || walk.isOver) return { items: taken, NextToken: undefined };
  const token = writeToken(list, { after: listed.keyOf(last), offset: walk.offset });
  if (listed.live !== undefined) walksOf<T>(listed.live.owner).leave(token, walk);
  return { items: taken, NextToken: token };
}

function walkFrom<T>(list: ListName, token: string | undefined, listed: LiveList<T>): Walk<T> {
  const position = token === undefined ? undefined : readToken(list, token);
  if (token === undefined || position === undefined) return new Walk(listed.items());
  const { live } = listed;
  const left = live && walksOf<T>(live.owner).goOn(token);
  if (left === undefined) return walkAfter(position, listed);
  if (!left.isOver && !live?.isListed(left.upcoming)) left.take();
  return left;
}

function walkAfter<T>({ after, offset }: Position, { items, keyOf }: LiveList<T>): Walk<T> {
  const walk = new Walk(items());
  let passed: T | undefined;
  while (walk.offset < offset && !walk.isOver) passed = walk.take();
  if (passed !== undefined && walk.offset === offset && keyOf(passed) === after) return walk;
  const all = [...items()];
  const found = all.findIndex((item) => keyOf(item) === after);
  const start = found < 0 ? Math.min(offset, all.length) : found + 1;
  return new Walk(all.slice(start), start);
}

const seal = (list: ListName, payload: string): string =>
  sha256(JSON.stringify([list.owner, ...list.words, payload])).slice(0, 12);

function writeToken(list: ListName, { after, offset }: Position): string {
  const payload = Buffer.from(`${offset}/${after}`, "utf8").toString("base64url");
  return `${seal(list, payload)}${payload}`;
}

function readToken(list: ListName, token: string): Position | undefined {
  const payload = token.slice(12);
  if (token.slice(0, 12) !== seal(list, payload)) return undefined;
  const [, offset, after] = /^(\d+)\/(.*)$/s.exec(Buffer.from(payload, "base64url").toString("utf8")) ?? [];
  return offset === undefined || after === undefined ? undefined : { after, offset: Number(offset) };
}
