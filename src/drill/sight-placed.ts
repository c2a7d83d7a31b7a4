/** What a detection that is deployed on the target made of an attempt: the notifications that it really sent. */
import { pipelineOf } from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { type Instant, parseInstant } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import { parseRecord } from "../trail/index.ts";
import type { PlacedAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import { alertsFor, hears, TYPICAL_ARRIVAL_MS, whyPlacedSilent } from "./judge-detection.ts";
import { marksHeard } from "./marks-heard.ts";
import { plainRecord } from "./plain-record.ts";
import type { AlertSeen, Sighting } from "./sighting.ts";

type PlacedFacts = Readonly<{
  actedAt: Instant;
  notifications: readonly Notification[];
  records: readonly RecordObservation[];
  unread: ReadonlyMap<string, string>;
}>;

export function sightPlaced(attempt: Attempt, alarm: PlacedAlarm, facts: PlacedFacts): Sighting {
  const { records, actedAt } = facts;
  const detection = alarm.view;
  const sent = alertsFor(attempt, { detection, ...facts });
  const forMarker = sent.filter((each) => isForMarker(each, alarm, records));
  const heard = records.filter((record) => detection.rules.some((rule) => hears(rule, record)));
  const parsed = records.flatMap(({ record }) => {
    const read = parseRecord(record);
    return read.ok ? [read.value] : [];
  });
  const fitting = records.filter(({ record }) => {
    const read = parseRecord(record);
    return read.ok && detection.rules.some(({ matches }) => matches?.(read.value) === true);
  });
  const unread = detection.rules.find((rule) => facts.unread.has(rule.accountId));
  return {
    alarm,
    attempt,
    actedAt,
    alerts: sent
      .filter((each) => !forMarker.includes(each))
      .map((each) => alertSeen(each, records))
      .toSorted((left, right) => left.notifiedAt - right.notifiedAt),
    isForMarker: forMarker.length > 0 && forMarker.length === sent.length,
    marks: marksHeard(parsed, (record) => detection.rules.some(({ matches }) => matches?.(record) === true)),
    records,
    isFitting: fitting.length > 0,
    heard,
    deafness: deafnessOf(alarm, fitting.length > 0 ? fitting : records),
    silence: whyPlacedSilent(detection, records),
    deliveryMs: TYPICAL_ARRIVAL_MS,
    doubt:
      unread === undefined
        ? undefined
        : `the event history of ${unread.accountName} could not be read: ${facts.unread.get(unread.accountId)}`,
    assumptions: [],
  };
}

/** Where the records are that its pattern fits, when none of them is where it listens. */
function deafnessOf({ view }: PlacedAlarm, records: readonly RecordObservation[]): Sighting["deafness"] {
  if (records.some((record) => view.rules.some((rule) => hears(rule, record)))) return undefined;
  const isNear = records.some(({ accountId }) => view.rules.some((rule) => rule.accountId === accountId));
  return isNear ? "other Region" : "other account";
}

/** The record that set it off, without our marker, would leave it silent. */
export function isForMarker(
  { eventId, accountId }: Notification,
  { view }: PlacedAlarm,
  records: readonly RecordObservation[],
): boolean {
  const found = records.find(({ record }) => record.eventID === eventId);
  const parsed = found === undefined ? undefined : parseRecord(found.record);
  if (parsed?.ok !== true) return false;
  const plain = plainRecord(parsed.value);
  const rules = view.rules.filter((rule) => rule.accountId === accountId && rule.matches !== undefined);
  return (
    rules.some(({ matches }) => matches?.(parsed.value) === true) &&
    !rules.some(({ matches }) => matches?.(plain) === true)
  );
}

function alertSeen(
  { at, deliveredAt = at, eventName, eventId, accountId }: Notification,
  records: readonly RecordObservation[],
): AlertSeen {
  const found = records.find(({ record }) => record.eventID === eventId);
  const eventAt = parseInstant(String(found?.record.eventTime)) ?? at;
  const times = { eventAt, deliveredAt, matchedAt: deliveredAt, notifiedAt: at };
  return { eventName, eventId, accountId, ...times, pipeline: pipelineOf("eventbridge"), isDelayStated: false };
}
