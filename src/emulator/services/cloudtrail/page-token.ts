/** Where a LookupEvents listing goes on: after one event, and only for the same question. */
import {
  accept,
  canonicalJson,
  formatInstantMs,
  type Instant,
  parseInstant,
  type Result,
  refuse,
  sha256,
} from "../../../kernel/index.ts";

export type PagePlace = Readonly<{ eventId: string; at: Instant }>;

/** `question` is everything of the request but the token and the size of the page. */
export function pageToken(place: PagePlace, question: unknown): string {
  return Buffer.from([place.eventId, formatInstantMs(place.at), digestOf(question)].join("|")).toString("base64");
}

export function readPageToken(token: string, question: unknown): Result<PagePlace, "not valid"> {
  const [eventId, time = "", digest, ...rest] = Buffer.from(token, "base64").toString("utf8").split("|");
  const at = parseInstant(time);
  if (!eventId || at === undefined || digest !== digestOf(question) || rest.length > 0) return refuse("not valid");
  return accept({ eventId, at });
}

const digestOf = (question: unknown): string => sha256(canonicalJson(question)).slice(0, 16);
