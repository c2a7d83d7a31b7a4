/** One page of a listing that is sorted by a key; the token names the last key that was given out. */
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { EventsRefusal } from "./refusal.ts";

const PAGE_SIZE = 100;
const PREFIX = "after:";

export type PageRequest = Readonly<{ Limit?: number | undefined; NextToken?: string | undefined }>;

export function readToken(token: string | undefined): Result<string, EventsRefusal> {
  if (token === undefined) return accept("");
  const text = Buffer.from(token, "base64").toString("utf8");
  return text.startsWith(PREFIX) ? accept(text.slice(PREFIX.length)) : refuse({ kind: "InvalidNextToken" });
}

export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { Limit = PAGE_SIZE, NextToken }: PageRequest,
): Readonly<{ page: readonly T[]; next: { NextToken?: string } }> {
  const from = readToken(NextToken);
  const rest = items.filter((item) => from.ok && keyOf(item) > from.value);
  const page = rest.slice(0, Limit);
  const last = page.at(-1);
  const isMore = rest.length > page.length && last !== undefined;
  return { page, next: isMore ? { NextToken: Buffer.from(`${PREFIX}${keyOf(last)}`).toString("base64") } : {} };
}
