/** PutLogEvents: sequence tokens are taken and not looked at. CloudWatch Logs API Reference, PutLogEvents. */
import type { PutLogEventsRequest, PutLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupArn } from "../../../../domain/index.ts";
import { accept, instant, refuse } from "../../../../kernel/index.ts";
import { findGroup, onGroup } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

export const putLogEvents = defineOperation<PutLogEventsRequest, PutLogEventsResponse>({
  name: "PutLogEvents",
  readOnly: false,
  isDataEvent: true,
  permissions: (context, { logGroupName }) => onGroup(context, "PutLogEvents", logGroupName),

  decide(context, { logGroupName, logStreamName = "", logEvents = [], entity }) {
    if (entity !== undefined) return refuse({ kind: "NotEmulated", what: "the entity of log events" });
    const group = findGroup(context, logGroupName);
    if (!group.ok) return group;
    if (!group.value.streams.has(logStreamName)) return refuse({ kind: "StreamNotFound" });
    const times = logEvents.map(({ timestamp = 0 }) => timestamp);
    if (times.some((time, index) => time < (times[index - 1] ?? time))) {
      return refuse({
        kind: "InvalidParameter",
        text: "Log events in a single PutLogEvents request must be in chronological order.",
      });
    }
    const events = logEvents.map(({ timestamp = 0, message = "" }) => ({
      ...{ id: context.ids.uuid(), stream: logStreamName, message },
      ...{ at: instant(timestamp), ingestedAt: context.now },
    }));
    return accept([{ kind: "LogEventsPut", arn: logGroupArn(group.value), events }]);
  },

  respond: () => ({ nextSequenceToken: "not-needed" }),
});
