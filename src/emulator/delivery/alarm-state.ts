/** The state of an alarm by its metric at one moment, with the same evaluation as detections that were brought. CloudWatch User Guide: "Alarm evaluation". */
import { type AlarmState, gather, type MetricAlarm, type Minutes } from "../../domain/index.ts";
import { addMs, type Instant, seconds } from "../../kernel/index.ts";
import { EVALUATION_RANGE, evaluatePoints, evaluationRange, statisticOf } from "../../matching/index.ts";

export type Evaluation = Readonly<{
  state: AlarmState;
  reason: string;
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
  return { state, reason: reasonOf(alarm, points, state), hasData: points.some((each) => each !== undefined) };
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
