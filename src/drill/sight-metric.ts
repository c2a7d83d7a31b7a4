/** What an alarm of CloudWatch made of an attempt: which records its filter counts, which of them arrived, and when somebody was told. */
import { listOf, outputOf } from "../action/index.ts";
import { pipelineOf } from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { addMs, type Instant, instant, minutes, parseInstant } from "../kernel/index.ts";
import type { DeliveryReport, Hands } from "../target/index.ts";
import { parseRecord } from "../trail/index.ts";
import type { MetricAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import type { MetricAlarmView } from "./organization-view.ts";
import type { AlertSeen, Sighting } from "./sighting.ts";

/** A record of the act in the alarm's log group. */
export type Arrived = Readonly<{ eventId: string; at: Instant }>;

/** The minute of the metric, the one in which it is looked at, and one to spare: later alerts have another cause. */
const MOST_WAIT_MS = minutes(3);

type Acted = Readonly<{ attempt: Attempt; actedAt: Instant }>;

export async function sightMetric(drill: Drill, { attempt, actedAt }: Acted, alarm: MetricAlarm): Promise<Sighting> {
  const { view } = alarm;
  const hands = drill.administratorOf(view.accountId, attempt.world);
  const records = await drill.records.about(attempt);
  const fitting = hands === undefined ? [] : await counted(hands, view, records);
  const arrived = hands === undefined ? [] : await arrivedOf(hands, view, fitting);
  const deliveries = (await (attempt.world ?? drill.opened).target.control?.deliveries?.()) ?? [];
  const alert = alertOf(view, { fitting, arrived, deliveries });
  const heard = fitting.filter(({ record }) => arrived.some(({ eventId }) => eventId === record.eventID));
  return {
    alarm,
    attempt,
    actedAt,
    alerts: alert === undefined ? [] : [alert],
    isForMarker: false,
    marks: [],
    records,
    isFitting: fitting.length > 0,
    heard,
    deafness: heard.length > 0 || fitting.length === 0 ? undefined : "no trail",
    silence: silenceOf(view, { fitting, heard }),
    deliveryMs: TYPICAL_ARRIVAL_MS + minutes(1),
    doubt: hands === undefined ? `nobody in ${view.accountName} could look` : undefined,
    assumptions: [],
  };
}

function silenceOf(view: MetricAlarmView, seen: Readonly<{ fitting: readonly unknown[]; heard: readonly unknown[] }>) {
  if (seen.fitting.length === 0) return `its filter counts none of the records of the act`;
  const where = `the log group ${view.logGroup} of ${view.accountName}`;
  return seen.heard.length === 0 ? `its record is not in ${where}` : `its record is in ${where}, and nobody was told`;
}

type Matches = readonly Readonly<{ eventNumber?: unknown }>[];

/** Those that the filter would count, by CloudWatch Logs' own answer. CloudWatch Logs API Reference, TestMetricFilter. */
async function counted(
  hands: Hands,
  { pattern }: MetricAlarmView,
  records: readonly RecordObservation[],
): Promise<readonly RecordObservation[]> {
  const asked = records.slice(0, 50);
  if (asked.length === 0) return [];
  const logEventMessages = asked.map(({ record }) => JSON.stringify(record));
  const tested = await hands.call("logs", "TestMetricFilter", { filterPattern: pattern, logEventMessages });
  const matches: Matches = listOf(outputOf(tested), "matches");
  return asked.filter((_, index) => matches.some(({ eventNumber }) => Number(eventNumber) === index + 1));
}

type LogEvent = Readonly<{ message?: string; ingestionTime?: number }>;

async function arrivedOf(
  hands: Hands,
  { logGroup, pattern }: MetricAlarmView,
  records: readonly RecordObservation[],
): Promise<readonly Arrived[]> {
  if (records.length === 0) return [];
  const found = await hands.call("logs", "FilterLogEvents", { logGroupName: logGroup, filterPattern: pattern });
  return listOf<LogEvent>(outputOf(found), "events").flatMap(({ message = "", ingestionTime = 0 }) => {
    const eventId = eventIdIn(message);
    const isOwn = records.some(({ record }) => record.eventID === eventId);
    return isOwn && eventId !== undefined ? [{ eventId, at: instant(ingestionTime) }] : [];
  });
}

function eventIdIn(message: string): string | undefined {
  const read = parseRecord(JSON.parse(message));
  return read.ok ? read.value.eventID : undefined;
}

type Facts = Readonly<{
  fitting: readonly RecordObservation[];
  arrived: readonly Arrived[];
  deliveries: readonly DeliveryReport[];
}>;

/** An alarm of CloudWatch names no record: what it told soon after one was counted is taken to be about that one. */
function alertOf(view: MetricAlarmView, { fitting, arrived, deliveries }: Facts): AlertSeen | undefined {
  const [first] = arrived.toSorted((left, right) => left.at - right.at);
  if (first === undefined) return undefined;
  const isSoon = ({ at }: DeliveryReport): boolean => at >= first.at && at <= addMs(first.at, MOST_WAIT_MS);
  const raised = deliveries.find((each) => each.from === view.arn && each.to === view.topicArn && isSoon(each));
  if (raised === undefined) return undefined;
  const isSameMessage = ({ from, subject }: DeliveryReport) => from === view.topicArn && subject === raised.subject;
  const told = deliveries.find((each) => isSameMessage(each) && each.outcome === "delivered");
  if (told === undefined) return undefined;
  const record = fitting.find((each) => each.record.eventID === first.eventId)?.record;
  return {
    eventName: String(record?.eventName),
    eventId: first.eventId,
    accountId: view.accountId,
    eventAt: parseInstant(String(record?.eventTime)) ?? first.at,
    deliveredAt: first.at,
    matchedAt: raised.at,
    notifiedAt: told.at,
    pipeline: pipelineOf("metric-filter"),
    isDelayStated: false,
  };
}
