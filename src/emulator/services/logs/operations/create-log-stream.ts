/** CreateLogStream. CloudWatch Logs API Reference, CreateLogStream. */
import type { CreateLogStreamRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { findGroup, onGroup } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

/** The emulator's own: streams live in memory. */
const MOST_STREAMS = 1_000;

export const createLogStream = defineOperation<CreateLogStreamRequest, Record<string, never>>({
  name: "CreateLogStream",
  readOnly: false,
  permissions: (context, { logGroupName }) => onGroup(context, "CreateLogStream", logGroupName),

  decide(context, { logGroupName, logStreamName = "" }) {
    const group = findGroup(context, logGroupName);
    if (!group.ok) return group;
    if (group.value.streams.has(logStreamName)) return refuse({ kind: "StreamExists" });
    if (group.value.streams.size >= MOST_STREAMS) return refuse({ kind: "TooMany" });
    const streams = new Map([...group.value.streams, [logStreamName, context.now]]);
    return accept([{ kind: "LogGroupChanged", group: { ...group.value, streams } }]);
  },

  respond: () => ({}),
});
