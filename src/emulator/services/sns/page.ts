/** Pages of a hundred, as SNS cuts its lists, in the order of ARNs. */
import { accept, type Result } from "../../../kernel/index.ts";
import { keyedPage, readKey } from "../keyed-page.ts";
import type { Asking } from "../page-token.ts";
import type { SnsRefusal } from "./refusals.ts";

const PAGE = 100;

/** The whole input: the rest of it is the question. */
type PageRequest = Readonly<{ NextToken?: string | undefined }>;

/** Refuses a token that this list did not give out. */
export function checkToken(context: Asking, request: PageRequest): Result<readonly [], SnsRefusal> {
  const token = readKey(context, request);
  return token.ok ? accept([]) : token;
}

/** The token was checked before: a wrong one begins at the beginning. */
export function pageOf<T>(
  items: readonly T[],
  arnOf: (item: T) => string,
  asked: Readonly<{ context: Asking; request: PageRequest }>,
) {
  const { page, next } = keyedPage(items, arnOf, { ...asked, size: PAGE });
  return { page, next: next === undefined ? {} : { NextToken: next } };
}
