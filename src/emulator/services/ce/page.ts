/** One page of a list, of services that call the token `NextPageToken`. */
import type { Result } from "../../../kernel/index.ts";
import type { Asking } from "../page-token.ts";
import { readToken as readSealed, pageOf as sealedPage } from "../sealed-page.ts";
import type { CostRefusal } from "./refusals.ts";

/** From memory and unverified. */
const PAGE_SIZE = 100;

export type PageRequest = Readonly<{ NextPageToken?: string | undefined; MaxResults?: number | undefined }>;
type Page<T> = Readonly<{ items: T[]; NextPageToken: string | undefined }>;

export const readToken = (context: Asking, request: PageRequest): Result<number, CostRefusal> =>
  readSealed(context, sealed(request));

/** The token was read before: a wrong one begins at the beginning. */
export function pageOf<T>(context: Asking, request: PageRequest, items: readonly T[]): Page<T> {
  const page = sealedPage(items, sealed(request), { context, size: PAGE_SIZE });
  return { items: page.items, NextPageToken: page.NextToken };
}

const sealed = ({ NextPageToken, ...question }: PageRequest) => ({ ...question, NextToken: NextPageToken });
