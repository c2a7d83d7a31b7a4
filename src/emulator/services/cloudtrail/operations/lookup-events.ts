/** LookupEvents: the last 90 days of management events of one account and Region, newest first. aws-facts 7. */
import type { LookupEventsRequest, LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import { accept, type Instant, instant, invariant, refuse } from "../../../../kernel/index.ts";
import { type CloudTrailRecord, timeOf } from "../../../../trail/index.ts";
import { historyBegins } from "../../../event-history-store.ts";
import type { OperationContext } from "../../../operation.ts";
import { hasAttribute, listedEvent } from "../listed-event.ts";
import { type PagePlace, pageToken, readPageToken } from "../page-token.ts";
import { defineOperation } from "../refusal.ts";

/** CloudTrail API Reference: the default and the maximum of MaxResults. */
const PAGE_SIZE = 50;

export const lookupEvents = defineOperation<LookupEventsRequest, LookupEventsResponse>({
  name: "LookupEvents",
  readOnly: true,

  decide(context, input) {
    if ((input.LookupAttributes?.length ?? 0) > 1) return refuse({ kind: "SeveralLookupAttributes" });
    const { StartTime, EndTime } = input;
    if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime)
      return refuse({ kind: "InvalidTimeRange" });
    const token = readPageToken(context, questionOf(input));
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const found = newestFirst(context, input);
    const place = readPageToken(context, questionOf(input));
    invariant(place.ok, "a page token was checked before it is used");
    const rest = place.value === undefined ? found : after(found, place.value);
    const page = rest.slice(0, input.MaxResults ?? PAGE_SIZE);
    const last = page.at(-1);
    const isMore = rest.length > page.length && last !== undefined;
    const shown = found.length - rest.length + page.length;
    return {
      Events: page.map(listedEvent),
      ...(isMore ? { NextToken: pageToken(context, questionOf(input), placeOf(found.slice(0, shown), last)) } : {}),
    };
  },
});

function newestFirst(context: OperationContext, input: LookupEventsRequest): readonly CloudTrailRecord[] {
  // The emulated CloudTrail has no Insights, so it never found an unusual rate of calls.
  if (input.EventCategory === "insight") return [];
  const { now, caller, request, history } = context;
  const [attribute] = input.LookupAttributes ?? [];
  const from = Math.max(input.StartTime?.getTime() ?? 0, historyBegins(now));
  const to = input.EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
  return history
    .entries(caller.accountId, request.region)
    .filter((entry) => context.instant || entry.visibleFrom <= now)
    .map((entry) => entry.record)
    .filter((record) => {
      const at = atOf(record);
      if (at < from || at > to) return false;
      const { AttributeKey: key, AttributeValue: value } = attribute ?? {};
      return key === undefined || value === undefined || hasAttribute(record, key, value);
    })
    .reverse();
}

function placeOf(shown: readonly CloudTrailRecord[], last: CloudTrailRecord): PagePlace {
  const copy = shown.filter(({ eventID }) => eventID === last.eventID).length;
  return { eventId: last.eventID, copy, at: atOf(last) };
}

/** What came later stands before the place; if the event itself is gone, its time decides. */
function after(found: readonly CloudTrailRecord[], { eventId, copy, at }: PagePlace): readonly CloudTrailRecord[] {
  let index = -1;
  for (let seen = 0; seen < copy; seen++) {
    const next = found.findIndex((record, place) => place > index && record.eventID === eventId);
    if (next < 0) break;
    index = next;
  }
  return index < 0 ? found.filter((record) => atOf(record) < at) : found.slice(index + 1);
}

/** The same question whatever the page: its size may change on the way. */
const questionOf = ({ MaxResults: _size, ...question }: LookupEventsRequest) => question;

const atOf = (record: CloudTrailRecord): Instant => timeOf(record) ?? instant(0);
