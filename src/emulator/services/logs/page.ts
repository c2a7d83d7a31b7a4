/** One page of a list, of a service that calls the token `nextToken`. */
import type { Result } from "../../../kernel/index.ts";
import { keyedPage, readKey, writeKey } from "../keyed-page.ts";
import type { Asking } from "../page-token.ts";
import type { LogsRefusal } from "./refusals.ts";

const PAGE_SIZE = 50;

/** The whole input: the rest of it is the question. */
export type PageRequest = Readonly<{ limit?: number | undefined; nextToken?: string | undefined }>;

/** What is asked, how an item is told from the others, and which of two keys comes first where not by code unit. */
export type Listing<T> = Readonly<{
  context: Asking;
  keyOf: (item: T) => string;
  compare?: (left: string, right: string) => number;
}>;

export const readToken = (context: Asking, request: PageRequest): Result<string, LogsRefusal> =>
  readKey(context, keyedBy(request));

/** The token that leads to whatever comes after `key`. */
export const writeToken = (context: Asking, request: PageRequest, key: string): string =>
  writeKey(context, keyedBy(request), key);

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(all: readonly T[], request: PageRequest, { context, keyOf, ...order }: Listing<T>) {
  const { limit: size = PAGE_SIZE } = request;
  const { page, next } = keyedPage(all, keyOf, { context, request: keyedBy(request), size, ...order });
  return { page, next: next === undefined ? {} : { nextToken: next } };
}

const keyedBy = ({ nextToken, ...question }: PageRequest) => ({ ...question, NextToken: nextToken });
