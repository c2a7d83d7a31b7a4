/** Watches for alarms: reads what the target's detections sent, and judges the brought ones on the records they could have seen. */
import {
  ALARM_RANGE,
  ALARM_RANGES,
  deliveryMsOf,
  type EngineOptions,
  type LoadedDetection,
  type ModelledAlert,
  pipelineOf,
  playBack,
  type Reach,
  reachOf,
} from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { compareText, type Instant, parseInstant } from "../kernel/index.ts";
import { type CloudTrailRecord, parseRecord } from "../trail/index.ts";
import { type Alarm, type BroughtAlarm, type PlacedAlarm, ruleFits } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import {
  DEPARTING_CALL,
  DETECTION_FEED,
  earlierThan,
  feedOf,
  lostBecause,
  restsOnDeparture,
  restsOnFeed,
  type Way,
} from "./feed.ts";
import type { Heard, Sent } from "./heard.ts";
import { marksHeard } from "./marks-heard.ts";
import { plainRecord } from "./plain-record.ts";
import { sightMetric } from "./sight-metric.ts";
import { sightPlaced } from "./sight-placed.ts";
import type { Sighting } from "./sighting.ts";
import { TrailWatch } from "./trail-watch.ts";
import { whyUnproven } from "./unproven.ts";
import { whySilent } from "./why-silent.ts";

/** One record with whose attempt it is and how far it gets. */
type Told = Readonly<{
  observed: RecordObservation;
  record: CloudTrailRecord;
  /** The same without the drill's marks. */
  plain: CloudTrailRecord;
  way: Way;
}>;
type Alerts = ReadonlyMap<LoadedDetection, readonly ModelledAlert[]>;
type Played = Readonly<{
  told: ReadonlyMap<RecordObservation, Told>;
  options: EngineOptions;
  marked: Alerts;
  plain: Alerts;
  /** The plain ones where alarms look back as far as the other value of the assumption says. */
  otherRange: Alerts;
}>;

/** Lives for one question: records and alerts are read once for all alarms. */
export class Lookout {
  readonly #drill: Drill;
  readonly #sent: Sent;
  readonly #trails: TrailWatch;
  readonly #played = new Map<unknown, Promise<Played>>();

  constructor(drill: Drill, sent: Sent) {
    this.#drill = drill;
    this.#sent = sent;
    this.#trails = new TrailWatch(drill);
  }

  async sight(attempt: Attempt, alarm: Alarm): Promise<Sighting> {
    const sighting = await this.#sight(attempt, alarm);
    const unseen = this.#unseen(sighting);
    const failedLooks = this.#heard(attempt)?.failedLooks;
    return unseen === undefined && failedLooks === undefined ? sighting : { ...sighting, unseen, failedLooks };
  }

  #heard({ world = this.#drill.opened }: Attempt): Heard | undefined {
    return this.#sent.get(world);
  }

  /** A deployed detection is silent when nothing was sent; only what is judged on records needs all of them for that. */
  #unseen({ alarm, attempt, heard, unseen }: Sighting): string | undefined {
    const { unread } = this.#heard(attempt) ?? {};
    if (unseen !== undefined) return unseen;
    if (alarm.kind === "placed" && unread !== undefined) return `the last look failed: ${unread.why}`;
    const restsOnRecords = alarm.kind !== "placed" || heard.length === 0;
    return restsOnRecords ? this.#drill.records.failureAbout(attempt) : undefined;
  }

  #sight(attempt: Attempt, alarm: Alarm): Promise<Sighting> {
    if (alarm.kind === "metric") return sightMetric(this.#drill, { attempt, actedAt: actedAt(attempt) }, alarm);
    return alarm.kind === "placed" ? this.#placed(attempt, alarm) : this.#brought(attempt, alarm);
  }

  async #placed(attempt: Attempt, alarm: PlacedAlarm): Promise<Sighting> {
    return sightPlaced(attempt, alarm, {
      actedAt: actedAt(attempt),
      notifications: this.#heard(attempt)?.notifications ?? [],
      records: await this.#drill.records.about(attempt),
      unread: this.#drill.records.unread,
    });
  }

  async #brought(attempt: Attempt, alarm: BroughtAlarm): Promise<Sighting> {
    const { detection } = alarm;
    const records = await this.#drill.records.about(attempt);
    const { told, marked, plain, otherRange, options } = await this.#play(attempt);
    const own = records.flatMap((each) => told.get(each) ?? []);
    const ids = new Set(own.flatMap((each) => [each.record, each.plain]));
    const isOwn = (each: ModelledAlert): boolean => each.records.some((record) => ids.has(record));
    const alerts = (plain.get(detection) ?? []).filter(isOwn).map((each) => alertSeen(each, ids));
    const reached = own.map((each) => ({ ...each, ...this.#reach(detection, each, options) }));
    const heard = reached.filter(({ because }) => because === undefined).map(({ observed }) => observed);
    return {
      alarm,
      attempt,
      actedAt: actedAt(attempt),
      alerts: alerts.toSorted((left, right) => left.notifiedAt - right.notifiedAt),
      isForMarker: alerts.length === 0 && (marked.get(detection) ?? []).some(isOwn),
      marks: marksHeard(
        own.map(({ record }) => record),
        (record) => ruleFits(alarm, record, this.#drill.opened),
      ),
      records,
      isFitting: reached.some((each) => each.fits),
      heard,
      deafness: deafnessOf(reached),
      silence: whySilent(alarm, { reached, folder: this.#folder, view: this.#drill.view }),
      deliveryMs: deliveryMsOf(detection),
      doubt: this.#doubt(alarm, attempt),
      unproven: whyUnproven(this.#drill, { attempt, detection }) ?? this.#trailsUnread(own),
      assumptions: [
        ...(own.some(({ way }) => restsOnDeparture(way.feed, detection)) ? [DEPARTING_CALL] : []),
        ...(own.some(({ way }) => restsOnFeed(way.logging, detection)) ? [DETECTION_FEED] : []),
        ...(isSameTimes(plain.get(detection), otherRange.get(detection)) ? [] : [ALARM_RANGE]),
      ],
    };
  }

  /** Trails that could not be read are taken to log, so that only a ring rests on it. */
  #trailsUnread(own: readonly Told[]): string | undefined {
    const failure = this.#trails.failureAt(own.map(({ record }) => record.recipientAccountId ?? ""));
    return failure && `whether the trails that feed it still log could not be read at the last look: ${failure.why}`;
  }

  get #folder() {
    return this.#drill.opened.brought ?? { detections: [], correlated: new Map() };
  }

  #reach(detection: LoadedDetection, { plain }: Told, options: EngineOptions): Reach {
    return reachOf(detection, plain, { folder: this.#folder, options });
  }

  /** An event history that could not be read may hold what the alarm hears. */
  #doubt({ detection }: BroughtAlarm, attempt: Attempt): string | undefined {
    const { account } = detection.placement;
    const acting = attempt.act.actor.account;
    const id = account.kind === "account" ? account.id : acting.id;
    const why = this.#drill.records.unread.get(id);
    return why === undefined ? undefined : `the event history of ${id} could not be read: ${why}`;
  }

  #play(attempt: Attempt): Promise<Played> {
    const key = attempt.world ?? this.#drill;
    const known = this.#played.get(key) ?? this.#playBack(attempt);
    this.#played.set(key, known);
    return known;
  }

  async #playBack(attempt: Attempt): Promise<Played> {
    const attempts =
      attempt.world === undefined
        ? this.#drill.made.filter(({ world }) => world === undefined)
        : [...earlierThan(this.#drill, attempt), attempt];
    const told = new Map<RecordObservation, Told>();
    for (const each of attempts.includes(attempt) ? attempts : [...attempts, attempt]) {
      for (const observed of await this.#drill.records.about(each)) {
        const parsed = parseRecord(observed.record);
        if (!parsed.ok || told.has(observed)) continue;
        const record = { recipientAccountId: observed.accountId, ...parsed.value };
        const feed = feedOf(this.#drill, each, record);
        const logging = await this.#trails.loggingOf(each, {
          accountId: record.recipientAccountId,
          isMember: feed !== "not a member",
        });
        told.set(observed, { observed, record, plain: plainRecord(record), way: { feed, logging } });
      }
    }
    const all = [...told.values()].toSorted((left, right) =>
      compareText(left.record.eventTime, right.record.eventTime),
    );
    const options = this.#options(all);
    const [marked, plain] = [all.map(({ record }) => record), all.map((each) => each.plain)];
    const played = (records: readonly CloudTrailRecord[], over: EngineOptions = {}) =>
      byDetection(playBack(this.#folder, records, { ...options, ...over }));
    const otherRange = ALARM_RANGES.find((each) => each !== options.alarmRange) ?? ALARM_RANGES[0];
    return {
      told,
      options,
      marked: played(marked),
      plain: played(plain),
      otherRange: played(plain, { alarmRange: otherRange }),
    };
  }

  #options(told: readonly Told[]): EngineOptions {
    const ways = new Map(told.flatMap(({ record, plain, way }) => [[record, way] as const, [plain, way] as const]));
    const { assumptions } = this.#drill.opened;
    const assumed = {
      isDepartingLogged: (assumptions?.[DEPARTING_CALL] ?? "logged") === "logged",
      isFedByAnyTrail: (assumptions?.[DETECTION_FEED] ?? "any-trail") === "any-trail",
    };
    const membershipDetailType = assumptions?.["membership-detail-type"];
    return {
      managementAccountIds: new Set([this.#drill.organization.managementAccountId]),
      ...(membershipDetailType !== undefined && { membershipDetailType }),
      alarmRange: assumptions?.[ALARM_RANGE] ?? ALARM_RANGES[0],
      silences(detection, record) {
        const way = ways.get(record);
        return way && lostBecause(way, detection, assumed);
      },
    };
  }
}

function byDetection(alerts: readonly ModelledAlert[]): Alerts {
  const found = new Map<LoadedDetection, ModelledAlert[]>();
  for (const alert of alerts) {
    const list = found.get(alert.detection) ?? [];
    found.set(alert.detection, list);
    list.push(alert);
  }
  return found;
}

const isSameTimes = (left: readonly ModelledAlert[] = [], right: readonly ModelledAlert[] = []): boolean =>
  left.length === right.length && left.every(({ notifiedAt }, index) => notifiedAt === right[index]?.notifiedAt);

function deafnessOf(reached: readonly Reach[]): Reach["because"] {
  const fitting = reached.filter((each) => each.fits);
  const asked = fitting.length > 0 ? fitting : reached;
  return asked.some(({ because }) => because === undefined) ? undefined : asked[0]?.because;
}

function alertSeen({ detection, records, ...times }: ModelledAlert, ids: ReadonlySet<CloudTrailRecord>) {
  const own = records.findLast((each) => ids.has(each));
  return {
    eventName: own?.eventName ?? "",
    eventId: own?.eventID ?? "",
    accountId: own?.recipientAccountId ?? "",
    eventAt: times.eventAt,
    deliveredAt: times.deliveredAt,
    matchedAt: times.matchedAt,
    notifiedAt: times.notifiedAt,
    pipeline: pipelineOf(detection.format),
    isDelayStated: detection.placement.delayMs !== undefined,
  };
}

export const actedAt = (attempt: Attempt): Instant => parseInstant(attempt.decisive.at) as Instant;
