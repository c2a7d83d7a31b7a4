/** The state of an alarm by its metric at one moment. CloudWatch User Guide: "Alarm evaluation", "Configuring how CloudWatch alarms treat missing data". */
import { addMs, type Instant, instant, minutes, seconds, unreachable } from "../../kernel/index.ts";
import type { AlarmState, Comparison, MetricAlarm, MinuteOfMetric, Statistic } from "./alarm.ts";

export type Minutes = ReadonlyMap<number, MinuteOfMetric>;
type Found = "breaching" | "fine" | "missing";

export type Evaluation = Readonly<{
  state: AlarmState;
  reason: string;
  /** Something was reported within the periods that count: the state may change again without any new report. */
  hasData: boolean;
}>;

export const minuteOf = (at: Instant): Instant => instant(Math.floor(at / minutes(1)) * minutes(1));

/**
 * `at` is the end of a minute: the periods are counted back from there, so that they slide from minute to minute. Real points
 * outweigh missing ones; how many older periods AWS looks at when points are missing is not documented, so none are here.
 */
export function evaluateAlarm(alarm: MetricAlarm, data: Minutes, at: Instant): Evaluation {
  const points = Array.from({ length: alarm.evaluationPeriods }, (_, back) => pointOf(alarm, data, { at, back }));
  const found = points.map(
    (value): Found => (value === undefined ? "missing" : breaches(alarm, value) ? "breaching" : "fine"),
  );
  const state = stateOf(alarm, found);
  const hasData = found.some((each) => each !== "missing");
  return { state, reason: reasonOf(alarm, points, state), hasData };
}

type Period = Readonly<{ at: Instant; back: number }>;

/** The statistic of one period, or undefined when nothing was reported in it. */
export function pointOf(
  { periodSeconds, statistic }: Pick<MetricAlarm, "periodSeconds" | "statistic">,
  data: Minutes,
  { at, back }: Period,
): number | undefined {
  const end = addMs(at, -back * seconds(periodSeconds));
  return statisticOf(statistic, gather(data, { from: addMs(end, -seconds(periodSeconds)), to: end }));
}

/** What was reported from `from` and before `to`, or undefined. */
export function gather(
  data: Minutes,
  { from, to }: Readonly<{ from: number; to: number }>,
): MinuteOfMetric | undefined {
  let all: MinuteOfMetric | undefined;
  for (const [minute, one] of data) {
    if (minute < from || minute >= to) continue;
    all = all === undefined ? one : together(all, one);
  }
  return all;
}

export const together = (left: MinuteOfMetric, right: MinuteOfMetric): MinuteOfMetric => ({
  sum: left.sum + right.sum,
  count: left.count + right.count,
  least: Math.min(left.least, right.least),
  most: Math.max(left.most, right.most),
});

export function statisticOf(statistic: Statistic, data: MinuteOfMetric | undefined): number | undefined {
  if (data === undefined) return undefined;
  switch (statistic) {
    case "Sum":
      return data.sum;
    case "SampleCount":
      return data.count;
    case "Average":
      return data.sum / data.count;
    case "Minimum":
      return data.least;
    case "Maximum":
      return data.most;
    default:
      return unreachable(statistic);
  }
}

function breaches({ comparison, threshold }: MetricAlarm, value: number): boolean {
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

function stateOf({ treatMissing, datapointsToAlarm, state }: MetricAlarm, found: readonly Found[]): AlarmState {
  const count = (asked: Found): number => found.filter((each) => each === asked).length;
  const missing = count("missing");
  const breaching = count("breaching");
  switch (treatMissing) {
    case "breaching":
      return breaching + missing >= datapointsToAlarm ? "ALARM" : "OK";
    case "notBreaching":
      return breaching >= datapointsToAlarm ? "ALARM" : "OK";
    case "ignore":
      if (breaching >= datapointsToAlarm) return "ALARM";
      return breaching + missing >= datapointsToAlarm ? state : "OK";
    case "missing":
      if (missing === found.length) return "INSUFFICIENT_DATA";
      return breaching >= Math.min(datapointsToAlarm, found.length - missing) ? "ALARM" : "OK";
    default:
      return unreachable(treatMissing);
  }
}

const WORDS: Readonly<Record<Comparison, string>> = {
  GreaterThanOrEqualToThreshold: "greater than or equal to",
  GreaterThanThreshold: "greater than",
  LessThanThreshold: "less than",
  LessThanOrEqualToThreshold: "less than or equal to",
};

function reasonOf(
  { comparison, threshold }: MetricAlarm,
  points: readonly (number | undefined)[],
  state: AlarmState,
): string {
  const known = points.filter((each) => each !== undefined);
  if (known.length === 0)
    return `No datapoints were received for ${points.length} period(s): the state follows from how missing data is treated.`;
  const verb = state === "ALARM" ? "was" : "was not";
  return `Threshold Crossed: of ${points.length} datapoint(s), [${known.join(", ")}] ${verb} ${WORDS[comparison]} the threshold (${threshold}).`;
}
