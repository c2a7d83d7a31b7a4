/** One page of a list, of a service that calls the token `nextToken`. */
import type { Result } from "../../../kernel/index.ts";
import type { Asking } from "../page-token.ts";
import { readToken as readSealed, pageOf as sealedPage } from "../sealed-page.ts";
import type { RamRefusal } from "./refusals.ts";

const PAGE_SIZE = 500;

export type PageRequest = Readonly<{ nextToken?: string | undefined; maxResults?: number | undefined }>;
type Page<T> = Readonly<{ items: T[]; nextToken?: string }>;

export const readToken = (context: Asking, request: PageRequest): Result<number, RamRefusal> =>
  readSealed(context, sealed(request));

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(context: Asking, request: PageRequest, all: readonly T[]): Page<T> {
  const { items, NextToken } = sealedPage(all, sealed(request), { context, size: PAGE_SIZE });
  return NextToken === undefined ? { items } : { items, nextToken: NextToken };
}

const sealed = ({ nextToken, maxResults, ...question }: PageRequest) => ({
  ...question,
  NextToken: nextToken,
  MaxResults: maxResults,
});
