/** The state of an alarm by its metric at one moment, with the same evaluation as detections that were brought. CloudWatch User Guide: "Alarm evaluation". */
import { type AlarmState, gather, type MetricAlarm, type Minutes } from "../../domain/index.ts";
import { addMs, formatInstantMs, type Instant, seconds } from "../../kernel/index.ts";
import { EVALUATION_RANGE, evaluatePoints, evaluationRange, statisticOf } from "../../matching/index.ts";

export type Evaluation = Readonly<{
  state: AlarmState;
  reason: string;
  /** The same as JSON, in CloudWatch's words. */
  reasonData: string;
  /** Something was reported within the periods that count: the state may change again without any new report. */
  hasData: boolean;
}>;

type Moment = Readonly<{ at: Instant; assumptions: Readonly<Record<string, string>> }>;

/** `at` is the end of a minute: the periods are counted back from there, so that they slide from minute to minute. */
export function evaluateAlarm(alarm: MetricAlarm, data: Minutes, { at, assumptions }: Moment): Evaluation {
  const { evaluationPeriods, treatMissing, state: before } = alarm;
  const range = evaluationRange(evaluationPeriods, assumptions[EVALUATION_RANGE]);
  const points = Array.from({ length: range }, (_, back) => pointOf(alarm, data, { at, back }));
  const answer = evaluatePoints({ ...alarm, missing: treatMissing }, points);
  const state = answer === "unchanged" ? before : answer;
  return {
    state,
    reason: reasonOf(alarm, points, state),
    reasonData: JSON.stringify(reasonDataOf(alarm, points, at)),
    hasData: points.some((each) => each !== undefined),
  };
}

type Period = Readonly<{ at: Instant; back: number }>;

/** The statistic of one period, or undefined when nothing was reported in it. */
function pointOf({ periodSeconds, statistic }: MetricAlarm, data: Minutes, { at, back }: Period): number | undefined {
  const to = addMs(at, -back * seconds(periodSeconds));
  const reported = gather(data, { from: addMs(to, -seconds(periodSeconds)), to });
  return reported && statisticOf(statistic, reported);
}

const WORDS: Readonly<Record<MetricAlarm["comparison"], string>> = {
  GreaterThanOrEqualToThreshold: "greater than or equal to",
  GreaterThanThreshold: "greater than",
  LessThanThreshold: "less than",
  LessThanOrEqualToThreshold: "less than or equal to",
};

function reasonOf(
  { comparison, threshold, evaluationPeriods }: MetricAlarm,
  points: readonly (number | undefined)[],
  state: AlarmState,
): string {
  const known = points.filter((each) => each !== undefined).slice(0, evaluationPeriods);
  if (known.length === 0)
    return `No datapoints were received for ${evaluationPeriods} period(s): the state follows from how missing data is treated.`;
  const verb = state === "ALARM" ? "was" : "was not";
  return `Threshold Crossed: of ${evaluationPeriods} datapoint(s), [${known.join(", ")}] ${verb} ${WORDS[comparison]} the threshold (${threshold}).`;
}

/** As CloudWatch writes times inside JSON: `2014-04-09T18:59:06.419+0000`. */
export const jsonTime = (at: Instant): string => formatInstantMs(at).replace("Z", "+0000");

/**
 * The points that were looked at, the oldest first. Members and their order from AWS CLI's examples of describe-alarm-history and
 * describe-alarms; without points there is no `startDate`, as in recorded events of state changes.
 */
function reasonDataOf(
  { statistic, periodSeconds, threshold, evaluationPeriods }: MetricAlarm,
  points: readonly (number | undefined)[],
  at: Instant,
) {
  const known = points.flatMap((value, back) => (value === undefined ? [] : [{ value, back }]));
  const recent = known.slice(0, evaluationPeriods).toReversed();
  const [oldest] = recent;
  return {
    version: "1.0",
    queryDate: jsonTime(at),
    ...(oldest !== undefined && { startDate: jsonTime(addMs(at, -(oldest.back + 1) * seconds(periodSeconds))) }),
    statistic,
    period: periodSeconds,
    recentDatapoints: recent.map(({ value }) => value),
    threshold,
  };
}
