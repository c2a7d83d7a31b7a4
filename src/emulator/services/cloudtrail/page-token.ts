/** Where a LookupEvents listing goes on: after one event, and only for the same question. */
import { accept, formatInstantMs, type Instant, parseInstant, type Result, refuse } from "../../../kernel/index.ts";
import { type KeyedRequest, readKey, writeKey } from "../keyed-page.ts";
import type { Asking, TokenRefusal } from "../page-token.ts";

/** `copy`: an event may have come more than once, and so many of its copies were shown. */
export type PagePlace = Readonly<{ eventId: string; copy: number; at: Instant }>;

/** `question` is everything of the request but the size of the page. */
export const pageToken = (context: Asking, question: KeyedRequest, { eventId, copy, at }: PagePlace): string =>
  writeKey(context, question, `${eventId}|${copy}|${formatInstantMs(at)}`);

/** The place that the token of `question` names; undefined where it has none. */
export function readPageToken(context: Asking, question: KeyedRequest): Result<PagePlace | undefined, TokenRefusal> {
  const key = readKey(context, question);
  if (!key.ok) return key;
  if (key.value === "") return accept(undefined);
  const [eventId = "", copy = "", time = ""] = key.value.split("|");
  const at = parseInstant(time);
  return at === undefined ? refuse({ kind: "InvalidNextToken" }) : accept({ eventId, copy: Number(copy), at });
}
