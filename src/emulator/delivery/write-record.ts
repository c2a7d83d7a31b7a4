/** From a trail to its log group, where metric filters count the records. CloudTrail User Guide: "Monitoring CloudTrail log files with Amazon CloudWatch Logs". */
import { type LogGroup, logStreamName, type Trail, type TrailDelivery } from "../../domain/index.ts";
import type { Instant } from "../../kernel/index.ts";
import { idFrom } from "../id-from.ts";
import { mayWrite } from "../log-files/log-group-access.ts";
import type { Recorded } from "../recorder.ts";
import type { Line } from "./line.ts";
import { writeLogEvents } from "./metric-hop.ts";

type Logging = Readonly<{ recorded: Recorded; trail: Trail }>;

/** CloudTrail User Guide: log groups and event buses get no event that is larger. */
const LARGEST_BYTES = 256 * 1_024;

/**
 * A record as an event of the trail's log group as it is now, or as it last was. It carries the time of its arrival, and one that
 * cannot be written is lost: both are inferred, as redelivery is documented for buckets alone.
 */
export function writeRecord(line: Line, { recorded, trail: before }: Logging, at: Instant): void {
  const trail = line.world().trails.get(before.arn) ?? before;
  if (trail.logGroup === undefined) return;
  const { groupArn } = trail.logGroup;
  const told = { at, from: trail.arn, to: groupArn, attempt: 1, subject: recorded.eventId } as const;
  const lostBy = line.faults.losesOnTheWay({ trail: before, recorded });
  if (lostBy !== undefined) {
    line.report({ ...told, outcome: "dropped", reason: "the record is lost on its way", faults: [lostBy] });
    return;
  }
  const written = write(line, { recorded, trail: { ...trail, organizationId: before.organizationId } }, at);
  note(line, trail, written === undefined ? { logsDeliveredAt: at } : { logsError: written.code });
  if (written !== undefined) line.report({ ...told, outcome: "dropped", reason: written.reason });
}

/** GetTrailStatus shows the name of an error of CloudWatch Logs; which name it is in each case is inferred. */
type Trouble = Readonly<{ code: string; reason: string }>;

function write(line: Line, { recorded, trail }: Logging, at: Instant): Trouble | undefined {
  const { groupArn, roleArn } = trail.logGroup ?? { groupArn: "", roleArn: "" };
  const group = line.world().logGroups.get(groupArn);
  if (group === undefined) return { code: "ResourceNotFoundException", reason: `${groupArn} is not there` };
  const stream = logStreamName(trail, recorded.accountId);
  const isNew = !group.streams.has(stream);
  const writing = { world: line.world(), trail, now: at, assumptions: line.assumptions };
  const actions = isNew ? (["CreateLogStream", "PutLogEvents"] as const) : (["PutLogEvents"] as const);
  const refused = actions.find((action) => mayWrite(writing, recorded.accountId, action) !== "allowed");
  if (refused !== undefined) {
    return { code: "AccessDeniedException", reason: `the role ${roleArn} may not ${refused} in ${groupArn}` };
  }
  const message = JSON.stringify(recorded.record);
  if (Buffer.byteLength(message) > LARGEST_BYTES) {
    return { code: "InvalidParameterException", reason: "the record is larger than 256 KB" };
  }
  if (isNew) openStream(line, group, { stream, at });
  const event = { id: idFrom(`log-event/${recorded.eventId}/${groupArn}`), stream, at, ingestedAt: at, message };
  writeLogEvents(line, groupArn, { events: [event], at });
  return undefined;
}

function openStream(line: Line, group: LogGroup, { stream, at }: Readonly<{ stream: string; at: Instant }>): void {
  const streams = new Map([...group.streams, [stream, at]]);
  line.change([{ kind: "LogGroupChanged", group: { ...group, streams } }]);
}

/** A trail that is gone has no status. */
function note(line: Line, { arn }: Trail, told: Partial<TrailDelivery>): void {
  const trail = line.world().trails.get(arn);
  if (trail === undefined) return;
  const { logsError: _before, ...delivery } = trail.delivery;
  line.change([{ kind: "TrailChanged", trail: { ...trail, delivery: { ...delivery, ...told } } }]);
}
