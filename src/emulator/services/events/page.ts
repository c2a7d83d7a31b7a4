/** One page of a listing that is sorted by a key, as EventBridge words it: `Limit` is how many, a hundred at most. */
import type { Result } from "../../../kernel/index.ts";
import { keyedPage, readKey } from "../keyed-page.ts";
import type { Asking } from "../page-token.ts";
import type { EventsRefusal } from "./refusal.ts";

const PAGE_SIZE = 100;

/** The whole input: the rest of it is the question. */
export type PageRequest = Readonly<{ Limit?: number | undefined; NextToken?: string | undefined }>;

export const readToken = (context: Asking, request: PageRequest): Result<string, EventsRefusal> =>
  readKey(context, request);

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { context, request }: Readonly<{ context: Asking; request: PageRequest }>,
): Readonly<{ page: readonly T[]; next: { NextToken?: string } }> {
  const { page, next } = keyedPage(items, keyOf, { context, request, size: request.Limit ?? PAGE_SIZE });
  return { page, next: next === undefined ? {} : { NextToken: next } };
}
