/** FilterLogEvents: the events of a group that match a pattern. CloudWatch Logs API Reference, FilterLogEvents. */
import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { type LogEvent, logGroupArn } from "../../../../domain/index.ts";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { filterMatches, parseFilterPattern } from "../../../../matching/index.ts";
import { logged } from "../../../delivery/metric-hop.ts";
import { findGroup, onGroup } from "../groups.ts";
import { readToken, writeToken } from "../page.ts";
import { defineOperation, patternRefusal } from "../refusals.ts";

const MOST = 10_000;
const FOREIGN = ["unmask", "startFromHead"] as const;

export const filterLogEvents = defineOperation<FilterLogEventsRequest, FilterLogEventsResponse>({
  name: "FilterLogEvents",
  readOnly: true,
  isDataEvent: true,
  permissions: (context, { logGroupName, logGroupIdentifier }) =>
    onGroup(context, "FilterLogEvents", logGroupName ?? logGroupIdentifier),

  decide(context, input) {
    const foreign = FOREIGN.find((name) => input[name] === true);
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign} of a search` });
    const pattern = parseFilterPattern(input.filterPattern ?? "");
    if (!pattern.ok) return refuse(patternRefusal(pattern.refusal));
    const group = findGroup(context, input.logGroupName ?? input.logGroupIdentifier);
    if (!group.ok) return group;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, logStreamNames, logStreamNamePrefix = "" } = input;
    const group = findGroup(context, input.logGroupName ?? input.logGroupIdentifier);
    const pattern = parseFilterPattern(input.filterPattern ?? "");
    if (!group.ok || !pattern.ok) return {};
    const found = (context.world.logEvents.get(logGroupArn(group.value)) ?? [])
      .filter(({ at }) => at >= startTime && at <= endTime)
      .filter(({ stream }) => stream.startsWith(logStreamNamePrefix) && (logStreamNames?.includes(stream) ?? true))
      .filter(({ message }) => filterMatches(pattern.value, logged(message), message))
      .toSorted((left, right) => left.at - right.at);
    const token = readToken(context, input);
    invariant(token.ok, "the token was read when it was decided");
    const rest = token.value === "" ? found : after(found, token.value);
    const page = rest.slice(0, input.limit ?? MOST);
    const last = page.at(-1);
    const isMore = last !== undefined && rest.length > page.length;
    const events = page.map(({ id, stream, at, ingestedAt, message }) => ({
      ...{ eventId: id, logStreamName: stream, timestamp: at, ingestionTime: ingestedAt, message },
    }));
    return { events, ...(isMore && { nextToken: writeToken(context, input, placeOf(last)) }) };
  },
});

/** Events have no order but that of their times and of their coming. */
const placeOf = ({ at, id }: LogEvent): string => `${at} ${id}`;

/** What follows the event at a place; where the group no longer keeps that event, its time decides. Doubles of it are passed with it, or no page would get past them. */
function after(found: readonly LogEvent[], place: string): readonly LogEvent[] {
  const index = found.findLastIndex((each) => placeOf(each) === place);
  return index < 0 ? found.filter(({ at }) => at > Number.parseInt(place, 10)) : found.slice(index + 1);
}
