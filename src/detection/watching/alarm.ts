/** A CloudWatch alarm over what a metric filter counts, evaluated as the emulator's own alarms are. CloudWatch User Guide: "Alarm evaluation". */
import { type Instant, instant, minutes } from "../../kernel/index.ts";
import {
  type AlarmAnswer,
  type AlarmComparison,
  type AlarmStatistic,
  EVALUATION_RANGE,
  evaluatedEveryMs,
  evaluatePoints,
  evaluationRange,
  type MissingPoints,
  type Reported,
  reportedTogether,
  statisticOf,
} from "../../matching/index.ts";

/** The named assumption on how far an alarm looks back when points are missing, and its values. */
export const ALARM_RANGE = EVALUATION_RANGE;
export const ALARM_RANGES = ["two-more", "none-more"] as const;

export type Alarm = Readonly<{
  name: string;
  statistic: AlarmStatistic;
  periodMs: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: AlarmComparison;
  missing: MissingPoints;
  /** What one matching record adds, and what a minute with records but without a match reports, if anything. */
  metricValue: number;
  defaultValue: number | undefined;
}>;

export type AlarmRaised = Readonly<{ from: Instant; at: Instant; value: number | undefined }>;

/** Log data arrives in any order, so the minutes are judged in the end; those of ten weeks without a gap fit. */
const MAX_MINUTES = 110_000;

/** Counts what one filter lets through. */
export class AlarmWatch {
  readonly #alarm: Alarm;
  readonly #matched = new Map<number, Reported>();
  /** Minutes with log data; only where the filter has a default value. */
  readonly #logged = new Set<number>();
  forgotten = 0;

  constructor(alarm: Alarm) {
    this.#alarm = alarm;
  }

  take(at: Instant, isMatch: boolean): void {
    const { metricValue, defaultValue } = this.#alarm;
    const minute = Math.floor(at / minutes(1)) * minutes(1);
    if (defaultValue !== undefined && this.#logged.size < MAX_MINUTES) this.#logged.add(minute);
    if (!isMatch) return;
    const known = this.#matched.get(minute);
    if (known !== undefined) this.#matched.set(minute, reportedTogether(known, reportOf(metricValue)));
    else if (this.#matched.size < MAX_MINUTES) this.#matched.set(minute, reportOf(metricValue));
    else this.forgotten++;
  }

  /** Each time that the alarm goes from another state into ALARM, in order; `rangeValue` is the assumption on how far it looks back. */
  finish(rangeValue?: string): readonly AlarmRaised[] {
    const { periodMs, evaluationPeriods } = this.#alarm;
    const reported = this.#reported();
    const range = evaluationRange(evaluationPeriods, rangeValue);
    const raised: AlarmRaised[] = [];
    let state: AlarmAnswer = "INSUFFICIENT_DATA";
    let first = 0;
    for (const end of this.#endsOf(reported, range)) {
      while ((reported[first]?.[0] ?? end) < end - range * periodMs) first++;
      const points = this.#pointsAt(end, { range, reported, first });
      const answer = evaluatePoints(this.#alarm, points);
      if (answer === "ALARM" && state !== "ALARM") raised.push(this.#raisedAt(end, points));
      if (answer !== "unchanged") state = answer;
    }
    return raised;
  }

  #reported(): readonly (readonly [number, Reported])[] {
    const { defaultValue } = this.#alarm;
    const quiet = defaultValue === undefined ? [] : [...this.#logged].filter((minute) => !this.#matched.has(minute));
    const all = [...this.#matched, ...quiet.map((minute) => [minute, reportOf(defaultValue ?? 0)] as const)];
    return all.sort(([left], [right]) => left - right);
  }

  /** When it is evaluated: as long as something is in the range, and once more when nothing is. */
  *#endsOf(reported: readonly (readonly [number, Reported])[], range: number): Generator<number> {
    const { periodMs, evaluationPeriods } = this.#alarm;
    const everyMs = evaluatedEveryMs(evaluationPeriods, periodMs);
    let done = Number.NEGATIVE_INFINITY;
    for (const [minute] of reported) {
      const next = Math.floor(minute / everyMs) * everyMs + everyMs;
      for (let end = Math.max(done + everyMs, next); end <= minute + range * periodMs + everyMs; end += everyMs) {
        done = end;
        yield end;
      }
    }
  }

  /** The newest period first. */
  #pointsAt(end: number, { range, reported, first }: Window): readonly (number | undefined)[] {
    const periods = new Array<Reported | undefined>(range).fill(undefined);
    for (let index = first; index < reported.length; index++) {
      const [minute, one] = reported[index] ?? [end, undefined];
      if (minute >= end || one === undefined) break;
      const age = Math.ceil((end - minute) / this.#alarm.periodMs) - 1;
      const known = periods[age];
      periods[age] = known === undefined ? one : reportedTogether(known, one);
    }
    return periods.map((each) => each && statisticOf(this.#alarm.statistic, each));
  }

  /** It rests on the evaluated periods, or on older ones where those have no points. */
  #raisedAt(end: number, points: readonly (number | undefined)[]): AlarmRaised {
    const { periodMs, evaluationPeriods } = this.#alarm;
    const known = points
      .flatMap((value, age) => (value === undefined ? [] : [{ value, age }]))
      .slice(0, evaluationPeriods);
    const oldest = Math.max(evaluationPeriods, (known.at(-1)?.age ?? 0) + 1);
    return { from: instant(end - oldest * periodMs), at: instant(end), value: known[0]?.value };
  }
}

const reportOf = (value: number): Reported => ({ sum: value, count: 1, least: value, most: value });

type Window = Readonly<{
  range: number;
  reported: readonly (readonly [number, Reported])[];
  /** The place of the first that is still in the range. */
  first: number;
}>;
