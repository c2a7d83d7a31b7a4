/** Pages of a list: IAM goes on after the last key of the page before, so that changes in between do not disturb. */
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { IamRefusal } from "./refusals.ts";

/** IAM API Reference: MaxItems is 100 unless given. */
const DEFAULT_PAGE = 100;
const MARKER_PREFIX = "after:";

export type PageRequest = Readonly<{ Marker?: string | undefined; MaxItems?: number | undefined }>;
export type Page<T> = Readonly<{ items: readonly T[]; IsTruncated: boolean; Marker?: string }>;

/** The marker is opaque to callers; one that this emulator did not make is refused. */
export function checkMarker({ Marker }: PageRequest): Result<undefined, IamRefusal> {
  return Marker === undefined || lastKeyOf(Marker) !== undefined
    ? accept(undefined)
    : refuse({ kind: "InvalidMarker" });
}

/** Items in the order of their keys, without regard to case. */
export function pageOf<T>(all: readonly T[], request: PageRequest, keyOf: (item: T) => string): Page<T> {
  const sorted = [...all].sort((left, right) => compareKeys(keyOf(left), keyOf(right)));
  const after = request.Marker === undefined ? undefined : lastKeyOf(request.Marker);
  const rest = after === undefined ? sorted : sorted.filter((item) => compareKeys(keyOf(item), after) > 0);
  const items = rest.slice(0, request.MaxItems ?? DEFAULT_PAGE);
  const last = items.at(-1);
  if (last === undefined || items.length === rest.length) return { items, IsTruncated: false };
  return { items, IsTruncated: true, Marker: markerAfter(keyOf(last)) };
}

function compareKeys(left: string, right: string): number {
  const [lower, other] = [left.toLowerCase(), right.toLowerCase()];
  if (lower !== other) return lower < other ? -1 : 1;
  return left === right ? 0 : left < right ? -1 : 1;
}

const markerAfter = (key: string): string => Buffer.from(`${MARKER_PREFIX}${key}`).toString("base64url");

function lastKeyOf(marker: string): string | undefined {
  const decoded = Buffer.from(marker, "base64url").toString();
  return decoded.startsWith(MARKER_PREFIX) ? decoded.slice(MARKER_PREFIX.length) : undefined;
}
