/** Pages of a list in the order of its keys; the token is the last key that was given out, so a page follows whatever came or went meanwhile. */
import { accept, compareText, type Result } from "../../kernel/index.ts";
import { type Asking, placeIn, type TokenRefusal, tokenTo } from "./page-token.ts";

/** The whole input: what is no token and no size of a page is the question. */
export type KeyedRequest = Readonly<{ NextToken?: string | undefined }>;

export type KeyedPaging = Readonly<{
  context: Asking;
  request: KeyedRequest;
  size: number;
  /** Of two keys, negative where the left one comes first; by code unit unless told otherwise. */
  compare?: (left: string, right: string) => number;
}>;

/** The key after which a page begins; the first page's is empty. */
export function readKey(context: Asking, request: KeyedRequest): Result<string, TokenRefusal> {
  const place = placeIn(context, request, request.NextToken);
  return place.ok ? accept(Buffer.from(place.value ?? "", "base64url").toString("utf8")) : place;
}

/** The token was read before: a wrong one begins at the beginning. */
export function keyedPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { context, request, size, compare = compareText }: KeyedPaging,
): Readonly<{ page: readonly T[]; next: string | undefined }> {
  const read = readKey(context, request);
  const after = read.ok ? read.value : "";
  const rest = items
    .filter((each) => after === "" || compare(keyOf(each), after) > 0)
    .sort((one, other) => compare(keyOf(one), keyOf(other)));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isMore = last !== undefined && rest.length > page.length;
  return { page, next: isMore ? writeKey(context, request, keyOf(last)) : undefined };
}

/** The token that leads to whatever comes after `key`. */
export const writeKey = (context: Asking, request: KeyedRequest, key: string): string =>
  tokenTo(context, request, Buffer.from(key).toString("base64url"));
