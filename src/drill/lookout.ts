/** Watches for alarms: reads what the target's detections sent, and judges the brought ones on the records they could have seen. */
import {
  deliveryMsOf,
  type EngineOptions,
  type LoadedDetection,
  type ModelledAlert,
  playBack,
  type Reach,
  reachOf,
} from "../detection/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import { compareText, type Instant, parseInstant } from "../kernel/index.ts";
import type { Notification } from "../target/index.ts";
import { type CloudTrailRecord, parseRecord } from "../trail/index.ts";
import type { Alarm, BroughtAlarm, PlacedAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { DEPARTING_CALL, earlierThan, type Feed, feedOf, isLost, restsOnDeparture } from "./feed.ts";
import { plainRecord } from "./plain-record.ts";
import { sightPlaced } from "./sight-placed.ts";
import type { Sighting } from "./sighting.ts";
import type { OpenedWorld } from "./stage.ts";
import { whySilent } from "./why-silent.ts";

/** What detections sent, by the world in which they did. */
export type Sent = ReadonlyMap<OpenedWorld, readonly Notification[]>;

/** One record with whose attempt it is and how far it gets. */
type Told = Readonly<{
  observed: RecordObservation;
  record: CloudTrailRecord;
  /** The same without the drill's marks. */
  plain: CloudTrailRecord;
  feed: Feed;
}>;
type Alerts = ReadonlyMap<LoadedDetection, readonly ModelledAlert[]>;
type Played = Readonly<{
  told: ReadonlyMap<RecordObservation, Told>;
  options: EngineOptions;
  marked: Alerts;
  plain: Alerts;
}>;

/** Lives for one question: records and alerts are read once for all alarms. */
export class Lookout {
  readonly #drill: Drill;
  readonly #sent: Sent;
  readonly #played = new Map<unknown, Promise<Played>>();

  constructor(drill: Drill, sent: Sent) {
    this.#drill = drill;
    this.#sent = sent;
  }

  sight(attempt: Attempt, alarm: Alarm): Promise<Sighting> {
    return alarm.kind === "placed" ? this.#placed(attempt, alarm) : this.#brought(attempt, alarm);
  }

  async #placed(attempt: Attempt, alarm: PlacedAlarm): Promise<Sighting> {
    return sightPlaced(attempt, alarm, {
      actedAt: actedAt(attempt),
      notifications: this.#sent.get(attempt.world ?? this.#drill.opened) ?? [],
      records: await this.#drill.records.about(attempt),
      unread: this.#drill.records.unread,
    });
  }

  async #brought(attempt: Attempt, alarm: BroughtAlarm): Promise<Sighting> {
    const { detection } = alarm;
    const records = await this.#drill.records.about(attempt);
    const { told, marked, plain, options } = await this.#play(attempt);
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
      records,
      isFitting: reached.some((each) => each.fits),
      heard,
      deafness: deafnessOf(reached),
      silence: whySilent(alarm, { reached, folder: this.#folder, view: this.#drill.view }),
      deliveryMs: deliveryMsOf(detection),
      doubt: this.#doubt(alarm, attempt),
      assumptions: own.some(({ feed }) => restsOnDeparture(feed, detection)) ? [DEPARTING_CALL] : [],
    };
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
        told.set(observed, { observed, record, plain: plainRecord(record), feed: feedOf(this.#drill, each, record) });
      }
    }
    const all = [...told.values()].toSorted((left, right) =>
      compareText(left.record.eventTime, right.record.eventTime),
    );
    const options = this.#options(all);
    const played = (records: readonly CloudTrailRecord[]) => byDetection(playBack(this.#folder, records, options));
    return {
      told,
      options,
      marked: played(all.map(({ record }) => record)),
      plain: played(all.map(({ plain }) => plain)),
    };
  }

  #options(told: readonly Told[]): EngineOptions {
    const feeds = new Map(told.flatMap(({ record, plain, feed }) => [[record, feed] as const, [plain, feed] as const]));
    const { assumptions } = this.#drill.opened;
    const isDepartingLogged = (assumptions?.[DEPARTING_CALL] ?? "logged") === "logged";
    const membershipDetailType = assumptions?.["membership-detail-type"];
    return {
      managementAccountIds: new Set([this.#drill.organization.managementAccountId]),
      ...(membershipDetailType !== undefined && { membershipDetailType }),
      silences: (detection, record) =>
        isLost(feeds.get(record) ?? "fed", detection, isDepartingLogged) ? "not a member" : undefined,
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

function deafnessOf(reached: readonly Reach[]): Reach["because"] {
  const fitting = reached.filter((each) => each.fits);
  const asked = fitting.length > 0 ? fitting : reached;
  return asked.some(({ because }) => because === undefined) ? undefined : asked[0]?.because;
}

function alertSeen({ records, ...times }: ModelledAlert, ids: ReadonlySet<CloudTrailRecord>) {
  const own = records.findLast((each) => ids.has(each));
  return {
    eventName: own?.eventName ?? "",
    eventId: own?.eventID ?? "",
    accountId: own?.recipientAccountId ?? "",
    eventAt: times.eventAt,
    deliveredAt: times.deliveredAt,
    matchedAt: times.matchedAt,
    notifiedAt: times.notifiedAt,
  };
}

export const actedAt = (attempt: Attempt): Instant => parseInstant(attempt.decisive.at) as Instant;
