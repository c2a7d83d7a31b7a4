/** DescribeLogStreams: the streams of a group, by name or by the time of their latest event. CloudWatch Logs API Reference, DescribeLogStreams. */
import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse, LogStream } from "@aws-sdk/client-cloudwatch-logs";
import { type LogEvent, type LogGroup, logGroupArn } from "../../../../domain/index.ts";
import { accept, compareText, invariant, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { findGroup, onGroup } from "../groups.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";

export const describeLogStreams = defineOperation<DescribeLogStreamsRequest, DescribeLogStreamsResponse>({
  name: "DescribeLogStreams",
  readOnly: true,
  permissions: (context, { logGroupName, logGroupIdentifier }) =>
    onGroup(context, "DescribeLogStreams", logGroupName ?? logGroupIdentifier),

  /** The texts are inferred, and so is that the group is looked for last. */
  decide(context, input) {
    const { logGroupName, logGroupIdentifier, orderBy, logStreamNamePrefix } = input;
    if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
      return refuse({
        kind: "InvalidParameter",
        text: "Exactly one of logGroupName and logGroupIdentifier must be specified.",
      });
    }
    if (orderBy === "LastEventTime" && logStreamNamePrefix !== undefined) {
      return refuse({ kind: "InvalidParameter", text: "Cannot order by LastEventTime with a logStreamNamePrefix." });
    }
    const group = findGroup(context, logGroupName ?? logGroupIdentifier);
    if (!group.ok) return group;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { logGroupName, logGroupIdentifier, orderBy, descending, logStreamNamePrefix = "" } = input;
    const group = findGroup(context, logGroupName ?? logGroupIdentifier);
    invariant(group.ok, "the group was there when it was decided");
    const found = streamsOf(context, group.value).filter(({ logStreamName = "" }) =>
      logStreamName.startsWith(logStreamNamePrefix),
    );
    const keyOf = orderBy === "LastEventTime" ? lastEventKey : nameOf;
    const compare = descending === true ? backwards : compareText;
    const { page: logStreams, next } = pageOf(found, input, { context, keyOf, compare });
    return { logStreams: [...logStreams], ...next };
  },
});

/** What is told of events holds for those that the group still keeps, and at once, which AWS does within an hour. */
function streamsOf({ world }: OperationContext, group: LogGroup): LogStream[] {
  const events = new Map<string, LogEvent[]>();
  for (const event of world.logEvents.get(logGroupArn(group)) ?? []) {
    const known = events.get(event.stream);
    if (known === undefined) events.set(event.stream, [event]);
    else known.push(event);
  }
  return [...group.streams].map(([name, createdAt]) => ({
    logStreamName: name,
    creationTime: createdAt,
    arn: `${logGroupArn(group)}:log-stream:${name}`,
    ...timesOf(events.get(name) ?? []),
    storedBytes: 0,
  }));
}

function timesOf(events: readonly LogEvent[]): LogStream {
  const [first] = events;
  if (first === undefined) return {};
  const times = { firstEventTimestamp: first.at, lastEventTimestamp: first.at, lastIngestionTime: first.ingestedAt };
  for (const { at, ingestedAt } of events) {
    if (at < times.firstEventTimestamp) times.firstEventTimestamp = at;
    if (at > times.lastEventTimestamp) times.lastEventTimestamp = at;
    if (ingestedAt > times.lastIngestionTime) times.lastIngestionTime = ingestedAt;
  }
  return { ...times, uploadSequenceToken: "not-needed" };
}

const backwards = (left: string, right: string): number => compareText(right, left);

const nameOf = ({ logStreamName = "" }: LogStream): string => logStreamName;

/** Digits enough for every instant. */
const TIME_LENGTH = 16;

/** Streams without an event come before all others, which is inferred; those of one moment go by name. */
const lastEventKey = (stream: LogStream): string =>
  `${String(stream.lastEventTimestamp ?? 0).padStart(TIME_LENGTH, "0")} ${nameOf(stream)}`;
