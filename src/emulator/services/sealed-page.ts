/** One page of a list; the token says at which place to go on. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { type Asking, placeIn, type TokenRefusal, tokenTo } from "./page-token.ts";

export type PageRequest = Readonly<{ NextToken?: string | undefined; MaxResults?: number | undefined }>;

export function readToken(context: Asking, request: PageRequest): Result<number, TokenRefusal> {
  const place = placeIn(context, request, request.NextToken);
  if (!place.ok) return place;
  const offset = place.value ?? "0";
  return /^\d{1,9}$/.test(offset) ? accept(Number(offset)) : refuse({ kind: "InvalidNextToken" });
}

/** The token was read before: a wrong one begins at the beginning. `size` is how many come where nobody says. */
export function pageOf<T>(
  items: readonly T[],
  request: PageRequest,
  { context, size = 50 }: Readonly<{ context: Asking; size?: number }>,
): Readonly<{ items: T[]; NextToken?: string }> {
  const read = readToken(context, request);
  const start = read.ok ? read.value : 0;
  const end = start + (request.MaxResults ?? size);
  const page = items.slice(start, end);
  return end < items.length ? { items: page, NextToken: writeToken(context, request, end) } : { items: page };
}

/** The token that leads to the item at `offset`. */
export const writeToken = (context: Asking, request: PageRequest, offset: number): string =>
  tokenTo(context, request, String(offset));
