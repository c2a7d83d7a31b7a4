/** Pages of a list, joined by tokens that say nothing to the client and stay good while the list changes. */
import { Buffer } from "node:buffer";
import { accept, type Result, refuse, sha256 } from "../../../kernel/index.ts";
import type { InputRefusal } from "./service-refusal.ts";

const PAGE_SIZE = 20;

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;
export type Page<T> = Readonly<{ items: T[]; NextToken: string | undefined }>;

/** Which list is being walked: the operation and whatever narrows it. A token of one list is no good for another. */
export type ListName = readonly string[];

type Position = Readonly<{ after: string; offset: number }>;

/** Refuses a token that this list did not give out. Organizations API Reference: InvalidInputException. */
export function checkPage(list: ListName, { NextToken }: PageRequest): Result<readonly never[], InputRefusal> {
  if (NextToken === undefined || readToken(list, NextToken) !== undefined) return accept([]);
  const message = "You specified an invalid next token.";
  return refuse({ kind: "InvalidInput", reason: "INVALID_NEXT_TOKEN", message });
}

/**
 * The page that follows the item named in the token; where that item has gone, the page at its old place. At most 20
 * items, `MaxResults` of them when given.
 */
export function takePage<T>(
  list: ListName,
  { NextToken, MaxResults = PAGE_SIZE }: PageRequest,
  { items, keyOf }: Readonly<{ items: readonly T[]; keyOf: (item: T) => string }>,
): Page<T> {
  const position = NextToken === undefined ? undefined : readToken(list, NextToken);
  const start = position === undefined ? 0 : startAfter(position, items, keyOf);
  const end = start + MaxResults;
  const taken = items.slice(start, end);
  const last = taken.at(-1);
  if (last === undefined || end >= items.length) return { items: taken, NextToken: undefined };
  return { items: taken, NextToken: writeToken(list, { after: keyOf(last), offset: end }) };
}

function startAfter<T>({ after, offset }: Position, items: readonly T[], keyOf: (item: T) => string): number {
  const remembered = items[offset - 1];
  if (remembered !== undefined && keyOf(remembered) === after) return offset;
  const found = items.findIndex((item) => keyOf(item) === after);
  return found < 0 ? Math.min(offset, items.length) : found + 1;
}

const seal = (list: ListName, payload: string): string => sha256(JSON.stringify([...list, payload])).slice(0, 12);

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
