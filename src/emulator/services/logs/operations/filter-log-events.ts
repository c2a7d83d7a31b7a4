/** FilterLogEvents: the events of a group that match a pattern. CloudWatch Logs API Reference, FilterLogEvents. */
import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupArn } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { filterMatches, parseFilterPattern } from "../../../../matching/index.ts";
import { logged } from "../../../delivery/metric-hop.ts";
import { findGroup, onGroup, pageOf } from "../groups.ts";
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
    return group.ok ? accept([]) : group;
  },

  respond(context, input) {
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, logStreamNames, logStreamNamePrefix = "" } = input;
    const group = findGroup(context, input.logGroupName ?? input.logGroupIdentifier);
    const pattern = parseFilterPattern(input.filterPattern ?? "");
    if (!group.ok || !pattern.ok) return {};
    const found = (context.world.logEvents.get(logGroupArn(group.value)) ?? [])
      .filter(({ at }) => at >= startTime && at <= endTime)
      .filter(({ stream }) => stream.startsWith(logStreamNamePrefix) && (logStreamNames?.includes(stream) ?? true))
      .filter(({ message }) => filterMatches(pattern.value, logged(message)))
      .toSorted((left, right) => left.at - right.at);
    const { page, next } = pageOf(found, ({ id }) => id, { limit: input.limit ?? MOST, nextToken: input.nextToken });
    const events = page.map(({ id, stream, at, ingestedAt, message }) => ({
      ...{ eventId: id, logStreamName: stream, timestamp: at, ingestionTime: ingestedAt, message },
    }));
    return { events, ...next };
  },
});
