/** What an alarm of CloudWatch made of an attempt: which records its filter counts, which of them arrived, and when somebody was told. */
import { listOf, outputOf } from "../action/index.ts";
import { pipelineOf } from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { addMs, type Instant, instant, minutes, parseInstant } from "../kernel/index.ts";
import type { DeliveryReport, Hands, Target } from "../target/index.ts";
import { type CloudTrailRecord, parseRecord } from "../trail/index.ts";
import type { MetricAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { FailedLook } from "./failed-look.ts";
import { type DeliveriesSeen, seeDeliveries } from "./heard.ts";
import { HOLDING } from "./holding.data.ts";
import { TYPICAL_ARRIVAL_MS } from "./judge-detection.ts";
import { notingFailures } from "./look-again.ts";
import type { MetricAlarmView } from "./organization-view.ts";
import { MARKS, type Mark, otherOutcome, plainRecord } from "./plain-record.ts";
import type { AlertSeen, Sighting } from "./sighting.ts";
import type { OpenedWorld } from "./stage.ts";

/** A record of the act in the alarm's log group. */
export type Arrived = Readonly<{ eventId: string; at: Instant }>;

/**
 * How long after a record was counted an alarm may still have gone off because of it. CloudWatch names no record, so this is
 * ours, not AWS's: the period of the metric (a minute, Amazon CloudWatch User Guide, "Evaluating an alarm"), the minute in which the alarm looks
 * at it, and one to spare. What rings later has another cause.
 */
export const METRIC_CORRELATION_MS = minutes(1) + minutes(1) + minutes(1);

/** The record comes to the log group, and the minute in which it is counted ends. */
export const METRIC_ARRIVAL_MS = TYPICAL_ARRIVAL_MS + minutes(1);

type Acted = Readonly<{ attempt: Attempt; actedAt: Instant }>;

export async function sightMetric(drill: Drill, { attempt, actedAt }: Acted, alarm: MetricAlarm): Promise<Sighting> {
  const { view } = alarm;
  const failures: FailedLook[] = [];
  const hands = notingFailures(drill.administratorOf(view.accountId, attempt.world), failures);
  const records = await drill.records.about(attempt);
  const fitting = hands === undefined ? [] : await counted(hands, view, records);
  const arrived = hands === undefined ? [] : await arrivedOf(hands, view, fitting);
  const world = attempt.world ?? drill.opened;
  const { deliveries, failure } = await seeDeliveries(world);
  if (failure !== undefined) failures.push(failure);
  const laterMs = alarmLaterMs(drill);
  const alert = alertOf(view, { fitting, arrived, deliveries: deliveries ?? [], laterMs });
  const heard = fitting.filter(({ record }) => arrived.some(({ eventId }) => eventId === record.eventID));
  const marks = hands === undefined ? [] : await marksCounted(hands, view, fitting);
  const isForMarker = marks.length > 0;
  return {
    alarm,
    attempt,
    actedAt,
    alerts: alert === undefined || isForMarker ? [] : [alert],
    isForMarker,
    marks,
    records,
    isFitting: fitting.length > 0,
    heard,
    deafness: heard.length > 0 || fitting.length === 0 ? undefined : "no trail",
    silence: silenceOf(view, { fitting, heard }),
    deliveryMs: METRIC_ARRIVAL_MS,
    doubt: hands === undefined ? `nobody in ${view.accountName} could look` : undefined,
    unseen: whyUnseen(world, deliveries, failures[0]),
    assumptions: [],
  };
}

/** What tells nobody anything: a look that failed, or a target that shows no deliveries. */
function whyUnseen(
  { target }: OpenedWorld,
  deliveries: DeliveriesSeen["deliveries"],
  failure: FailedLook | undefined,
): string | undefined {
  if (failure !== undefined) return `the last look failed: ${failure.why}`;
  return deliveries === undefined ? unshownBy(target) : undefined;
}

/** An alarm of CloudWatch is heard by what its topic delivered, and by nothing else. */
export const unshownBy = ({ name }: Target): string => `${name} cannot show what alarms of CloudWatch sent`;

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
  const asked = records.slice(0, MOST_TESTED);
  const tested = await tests(
    hands,
    pattern,
    asked.map(({ record }) => record),
  );
  return asked.filter((_, index) => tested?.[index] === true);
}

/** CloudWatch Logs API Reference, TestMetricFilter: at most 50 messages. */
const MOST_TESTED = 50;

/** For each record whether the filter would count it; undefined where nobody may ask. */
async function tests(
  hands: Hands,
  filterPattern: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly boolean[] | undefined> {
  if (records.length === 0) return [];
  const logEventMessages = records.map((record) => JSON.stringify(record));
  const tested = await hands.call("logs", "TestMetricFilter", { filterPattern, logEventMessages });
  if (tested.outcome.kind !== "succeeded") return undefined;
  const matches: Matches = listOf(outputOf(tested), "matches");
  return records.map((_, index) => matches.some(({ eventNumber }) => Number(eventNumber) === index + 1));
}

const parsedOf = (records: readonly RecordObservation[]): readonly CloudTrailRecord[] =>
  records.flatMap(({ record }) => {
    const read = parseRecord(record);
    return read.ok ? [read.value] : [];
  });

/** Without which of the drill's marks the filter would count none of the records that it counts; none where it counts a plain one too. */
async function marksCounted(
  hands: Hands,
  { pattern }: MetricAlarmView,
  fitting: readonly RecordObservation[],
): Promise<readonly Mark[]> {
  const records = parsedOf(fitting);
  const without = async (marks: readonly Mark[]) =>
    tests(
      hands,
      pattern,
      records.map((record) => plainRecord(record, marks)),
    );
  const plain = await without(MARKS);
  if (records.length === 0 || plain === undefined || plain.includes(true)) return [];
  const alone: Mark[] = [];
  for (const mark of MARKS) if ((await without([mark]))?.includes(false) === true) alone.push(mark);
  return alone.length > 0 ? alone : MARKS;
}

/** Whether its filter would count the calls of the act, and the same with the other outcome; undefined where nobody may ask. */
export async function countsApart(
  drill: Drill,
  { attempt, records }: Sighting,
  { view }: MetricAlarm,
): Promise<readonly (readonly [boolean, boolean])[] | undefined> {
  const hands = drill.administratorOf(view.accountId, attempt.world);
  const own = records.filter(({ accountId }) => accountId === view.accountId);
  const plain = parsedOf(own)
    .filter(({ eventType }) => eventType === "AwsApiCall")
    .slice(0, MOST_TESTED)
    .map((record) => plainRecord(record));
  const asWas = hands && (await tests(hands, view.pattern, plain));
  const otherwise = hands && (await tests(hands, view.pattern, plain.map(otherOutcome)));
  return asWas?.map((each, index) => [each, otherwise?.[index] === true] as const);
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
  laterMs: number;
}>;

/** What faults of the hops between the log group and the topic add. */
const alarmLaterMs = ({ experiment }: Drill): number =>
  experiment.faults.reduce((sum, { words, parameters }) => {
    const holding = HOLDING[words.kind]?.(parameters);
    return holding?.places(parameters).includes("alarm") === true ? sum + (holding.longestMs?.(parameters) ?? 0) : sum;
  }, 0);

/** An alarm of CloudWatch names no record: what it told soon after one was counted is taken to be about that one. */
function alertOf(view: MetricAlarmView, { fitting, arrived, deliveries, laterMs }: Facts): AlertSeen | undefined {
  const [first] = arrived.toSorted((left, right) => left.at - right.at);
  if (first === undefined) return undefined;
  const isSoon = ({ at }: DeliveryReport): boolean =>
    at >= first.at && at <= addMs(first.at, METRIC_CORRELATION_MS + laterMs);
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
