/** Pages of a list in the order of its keys; the token is the last key that was given out, so a page follows whatever came or went meanwhile. */
import { compareText } from "../../kernel/index.ts";

export type Paging = Readonly<{ size: number; token: string | undefined }>;

/** A token that nobody gave out is one that no key follows or that all follow: it names no place, and is not refused. */
export function keyedPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { size, token }: Paging,
): Readonly<{ page: readonly T[]; next: string | undefined }> {
  const after = token === undefined ? "" : Buffer.from(token, "base64url").toString("utf8");
  const rest = items.filter((each) => keyOf(each) > after).sort((one, other) => compareText(keyOf(one), keyOf(other)));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isMore = last !== undefined && rest.length > page.length;
  return { page, next: isMore ? Buffer.from(keyOf(last)).toString("base64url") : undefined };
}
