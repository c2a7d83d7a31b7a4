/**
 * A CloudWatch alarm over what a metric filter counts. CloudWatch User Guide, "Using Amazon CloudWatch alarms". Simplified: the
 * evaluation range is exactly the evaluation periods, and where missing points are `missing`, those that exist are judged alone.
 */
import { type Instant, instant, unreachable } from "../../kernel/index.ts";

export type Comparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";
export type Statistic = "Sum" | "SampleCount" | "Average" | "Minimum" | "Maximum";
export type MissingPoints = "missing" | "ignore" | "breaching" | "notBreaching";

export type Alarm = Readonly<{
  name: string;
  statistic: Statistic;
  periodMs: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: Comparison;
  treatMissingData: MissingPoints;
  /** What one matching record adds, and what a minute with records but without a match reports, if anything. */
  metricValue: number;
  defaultValue: number | undefined;
}>;

export type AlarmRaised = Readonly<{ from: Instant; at: Instant; value: number | undefined }>;

type Point = { sum: number; count: number; minimum: number; maximum: number };

/** Log data arrives in any order, so the periods are judged in the end; one for each five minutes of a year fits. */
const MAX_PERIODS = 110_000;
const MINUTE_MS = 60_000;

/** Counts what one filter lets through. */
export class AlarmWatch {
  readonly #alarm: Alarm;
  readonly #points = new Map<number, Point>();
  /** Minutes with log data and, as far as seen, no match; only where the filter has a default value. */
  readonly #quiet = new Set<number>();
  readonly #matchedMinutes = new Set<number>();
  forgotten = 0;

  constructor(alarm: Alarm) {
    this.#alarm = alarm;
  }

  take(at: Instant, isMatch: boolean): void {
    const { defaultValue, metricValue } = this.#alarm;
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    if (defaultValue !== undefined && this.#quiet.size < MAX_PERIODS)
      (isMatch ? this.#matchedMinutes : this.#quiet).add(minute);
    if (isMatch) this.#add(minute, metricValue);
  }

  #add(at: number, value: number): void {
    const start = Math.floor(at / this.#alarm.periodMs) * this.#alarm.periodMs;
    const point = this.#points.get(start);
    if (point !== undefined) {
      point.sum += value;
      point.count += 1;
      point.minimum = Math.min(point.minimum, value);
      point.maximum = Math.max(point.maximum, value);
    } else if (this.#points.size < MAX_PERIODS)
      this.#points.set(start, { sum: value, count: 1, minimum: value, maximum: value });
    else this.forgotten++;
  }

  /** Each time that the alarm goes from another state into ALARM, in order. */
  finish(): readonly AlarmRaised[] {
    const { defaultValue, periodMs, evaluationPeriods } = this.#alarm;
    if (defaultValue !== undefined)
      for (const minute of this.#quiet) if (!this.#matchedMinutes.has(minute)) this.#add(minute, defaultValue);
    const raised: AlarmRaised[] = [];
    let isAlarming = false;
    for (const start of this.#periodsToJudge()) {
      const state = this.#stateAt(start);
      if (state === true && !isAlarming) {
        const from = instant(start - (evaluationPeriods - 1) * periodMs);
        raised.push({ from, at: instant(start + periodMs), value: this.#valueAt(start) });
      }
      isAlarming = state ?? isAlarming;
    }
    return raised;
  }

  /** Nothing changes in a gap once every evaluated period is missing. */
  #periodsToJudge(): readonly number[] {
    const { periodMs, evaluationPeriods } = this.#alarm;
    const starts = new Set<number>();
    for (const start of this.#points.keys())
      for (let step = 0; step <= evaluationPeriods; step++) starts.add(start + step * periodMs);
    return [...starts].sort((left, right) => left - right);
  }

  /** Undefined where the state stays what it was. */
  #stateAt(start: number): boolean | undefined {
    const { evaluationPeriods, periodMs, datapointsToAlarm, treatMissingData } = this.#alarm;
    const values = Array.from({ length: evaluationPeriods }, (_, back) => this.#valueAt(start - back * periodMs));
    if (treatMissingData === "ignore" && values.every((each) => each === undefined)) return undefined;
    const breaching = values.filter((value) =>
      value === undefined ? treatMissingData === "breaching" : this.#isBreaching(value),
    );
    return breaching.length >= datapointsToAlarm;
  }

  #valueAt(start: number): number | undefined {
    const point = this.#points.get(start);
    if (point === undefined) return undefined;
    const { statistic } = this.#alarm;
    switch (statistic) {
      case "Sum":
        return point.sum;
      case "SampleCount":
        return point.count;
      case "Average":
        return point.sum / point.count;
      case "Minimum":
        return point.minimum;
      case "Maximum":
        return point.maximum;
      default:
        return unreachable(statistic);
    }
  }

  #isBreaching(value: number): boolean {
    const { comparison, threshold } = this.#alarm;
    switch (comparison) {
      case "GreaterThanOrEqualToThreshold":
        return value >= threshold;
      case "GreaterThanThreshold":
        return value > threshold;
      case "LessThanThreshold":
        return value < threshold;
      case "LessThanOrEqualToThreshold":
        return value <= threshold;
      default:
        return unreachable(comparison);
    }
  }
}
