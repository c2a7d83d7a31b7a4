/** Pages of a list as IAM words them: the marker leads on after the last key, and keys are in order without regard to case. */
import { accept, compareText, type Result, refuse } from "../../../kernel/index.ts";
import { keyedPage, readKey } from "../keyed-page.ts";
import type { Asking } from "../page-token.ts";
import type { IamRefusal } from "./refusals.ts";

/** IAM API Reference: MaxItems is 100 unless given. */
const DEFAULT_PAGE = 100;

/** The whole input: the rest of it is the question. */
export type PageRequest = Readonly<{ Marker?: string | undefined; MaxItems?: number | undefined }>;
export type Page<T> = Readonly<{ items: readonly T[]; IsTruncated: boolean; Marker?: string }>;

/** The marker is opaque to callers; one that this list did not give out is refused. */
export const checkMarker = (context: Asking, request: PageRequest): Result<undefined, IamRefusal> =>
  readKey(context, keyedBy(request)).ok ? accept(undefined) : refuse({ kind: "InvalidMarker" });

/** What is asked, and how an item is told from the others. */
export type Listing<T> = Readonly<{ context: Asking; keyOf: (item: T) => string }>;

/** Items in the order of their keys, without regard to case. The marker was checked before: a wrong one begins at the beginning. */
export function pageOf<T>(all: readonly T[], request: PageRequest, { context, keyOf }: Listing<T>): Page<T> {
  const size = request.MaxItems ?? DEFAULT_PAGE;
  const paging = { context, request: keyedBy(request), size, compare: compareKeys };
  const { page: items, next } = keyedPage(all, keyOf, paging);
  return next === undefined ? { items, IsTruncated: false } : { items, IsTruncated: true, Marker: next };
}

const compareKeys = (left: string, right: string): number =>
  compareText(left.toLowerCase(), right.toLowerCase()) || compareText(left, right);

const keyedBy = ({ Marker, ...question }: PageRequest) => ({ ...question, NextToken: Marker });
