/** What one alarm made of one attempt: when it rang, what reached it, and why it stayed silent. */
import type { AlertTimes, Pipeline, SilenceReason } from "../detection/index.ts";
import type { RecordObservation, SightingTimes } from "../evidence/index.ts";
import { formatInstant, type Instant } from "../kernel/index.ts";
import type { Alarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import type { Mark } from "./plain-record.ts";
import type { RuleFault } from "./see-hop.ts";

/** The times after the event are modelled, or observed: see `delaysOf`. */
export type AlertSeen = AlertTimes &
  Readonly<{
    eventName: string;
    eventId: string;
    accountId: string;
    pipeline: Pipeline;
    /** Somebody said how long arrival takes. */
    isDelayStated: boolean;
  }>;

/** Why a deployed detection said nothing of what is recorded where it listens, or that nothing is. `handed over`: its target was told, and nobody else was heard. */
export type SilentBecause =
  | RuleFault
  | "no target"
  | "target refuses"
  | "handed over"
  | "not handed over"
  | "no record"
  | "other account"
  | "other Region";

/** What came of watching on after a bound was missed, on a copy of the world, to the instant `until`. */
export type WatchedOn = Readonly<{
  until: Instant;
  /** When it rang for the act after all. */
  rang?: Readonly<{ at: Instant; eventName: string }>;
  /** Faults in force, in words. */
  since: readonly string[];
}>;

export type Sighting = Readonly<{
  alarm: Alarm;
  attempt: Attempt;
  actedAt: Instant;
  /** The earliest first; what rings for the drill's own marker alone is not among them. */
  alerts: readonly AlertSeen[];
  /** It rings, and for the same act without the drill's marker it would not. */
  isForMarker: boolean;
  /** Which marks it listens for. */
  marks: readonly Mark[];
  /** Every record of the act that a defender could find. */
  records: readonly RecordObservation[];
  /** Its rule fits a record of the act, whether or not it gets it. */
  isFitting: boolean;
  /** Those that reach the alarm. */
  heard: readonly RecordObservation[];
  /** Why the records that its rule fits do not reach it (any record, where it fits none); undefined when one does. */
  deafness: SilenceReason | undefined;
  /** One clause: why it stays silent. */
  silence: string;
  /** The same as a fact that was looked up; undefined where nobody looked, or nobody could find out. */
  because?: SilentBecause | undefined;
  /** Undefined where nobody watched on. */
  watchedOn?: WatchedOn | undefined;
  /** How long a record takes to reach it. */
  deliveryMs: number;
  /** Why nobody can say whether a record reached it. */
  doubt: string | undefined;
  /** Why a record that its rule fits may still be on its way to it: a fault holds it back. Undefined where nobody asked, too. */
  heldBack?: string | undefined;
  /** Why a ring of one that is judged beside the target proves nothing: it knows nothing of what was broken there. */
  unproven?: string | undefined;
  /** Why it may have rung, or rung again, without anybody having heard: the last look failed. */
  unseen?: string | undefined;
  /** Looks that failed and were made again, in words. */
  failedLooks?: string | undefined;
  assumptions: readonly string[];
}>;

export const timesOf = (actedAt: Instant, alert: AlertSeen): SightingTimes => ({
  acted: formatInstant(actedAt),
  event: formatInstant(alert.eventAt),
  delivered: formatInstant(alert.deliveredAt),
  matched: formatInstant(alert.matchedAt),
  notified: formatInstant(alert.notifiedAt),
});

/**
 * Delays are our emulator's models unless another target answered; then somebody saw what was received. A detection that is judged
 * beside the target is never received by anybody.
 */
export function delaysOf({ alarm, attempt }: Pick<Sighting, "alarm" | "attempt">): "modelled" | "observed" {
  const isOurs = attempt.decisive.class === "modelled" || attempt.decisive.class === "matched";
  return isOurs || alarm.kind === "brought" ? "modelled" : "observed";
}

/** `acted 00:00:00, event 00:00:00, delivered 00:05:00, matched 00:05:00, notified 00:05:00; modelled`. */
export function timesInWords(sighting: Sighting, alert: AlertSeen): string {
  const times = Object.entries(timesOf(sighting.actedAt, alert)).map(([stage, at]) => `${stage} ${at.slice(11, 19)}`);
  return `${alert.eventName}: ${times.join(", ")}; ${delaysOf(sighting)}`;
}

export const namesOf = (records: readonly RecordObservation[]): string =>
  [...new Set(records.map(({ record }) => String(record.eventName)))].join(" and ");

export const accountsOf = (records: readonly RecordObservation[]): string =>
  [...new Set(records.map((each) => each.accountName))].join(" and ");

/** The one that rang first, in the drill or where somebody watched on; undefined where none did. */
export function earliestOf(sightings: readonly Sighting[]): Sighting | undefined {
  const rangAt = ({ alerts: [alert], watchedOn: later }: Sighting): number =>
    alert?.notifiedAt ?? later?.rang?.at ?? Number.POSITIVE_INFINITY;
  const [first] = sightings.toSorted((left, right) => rangAt(left) - rangAt(right));
  return first === undefined || rangAt(first) === Number.POSITIVE_INFINITY ? undefined : first;
}
