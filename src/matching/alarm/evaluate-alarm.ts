/**
 * The state of an alarm by the points of its periods. CloudWatch User Guide: "Alarm evaluation", "Configuring how CloudWatch alarms
 * treat missing data" with its two tables, and "Avoiding premature transitions to alarm state".
 */
import { days, hours, minutes, unreachable } from "../../kernel/index.ts";
import { type AlarmComparison, isBreaching } from "./statistic.ts";

export type MissingPoints = "missing" | "ignore" | "breaching" | "notBreaching";

export type AlarmRule = Readonly<{
  evaluationPeriods: number;
  /** At most `evaluationPeriods`. */
  datapointsToAlarm: number;
  threshold: number;
  comparison: AlarmComparison;
  missing: MissingPoints;
}>;

/** `unchanged`: the alarm keeps the state that it has. */
export type AlarmAnswer = "OK" | "ALARM" | "INSUFFICIENT_DATA" | "unchanged";

/** The named assumption on how far CloudWatch looks back beyond the evaluated periods. */
export const EVALUATION_RANGE = "alarm-evaluation-range";
const MORE_PERIODS = 2;

/**
 * How many periods are retrieved, in case some of the newest are missing. Documented by the example of three evaluated periods, where
 * it is five; how it grows is not, so two more are taken for any number. `none-more` looks at the evaluated periods alone.
 */
export const evaluationRange = (evaluationPeriods: number, value = "two-more"): number =>
  value === "none-more" ? evaluationPeriods : evaluationPeriods + MORE_PERIODS;

/** How often it is evaluated: every minute, over periods that slide with it, and every hour where more than a day is evaluated. */
export const evaluatedEveryMs = (evaluationPeriods: number, periodMs: number): number =>
  evaluationPeriods * periodMs > days(1) ? hours(1) : minutes(1);

/** `points`: one for each period of the evaluation range, the newest first; undefined where nothing was reported. */
export function evaluatePoints(rule: AlarmRule, points: readonly (number | undefined)[]): AlarmAnswer {
  const { evaluationPeriods, datapointsToAlarm, missing } = rule;
  const real = points.flatMap((value, age) => (value === undefined ? [] : [{ value, age }]));
  const evaluated = real.slice(0, evaluationPeriods).map(({ value }) => isBreaching(rule, value));
  const breaching = evaluated.filter((each) => each).length;
  const absent = evaluationPeriods - evaluated.length;
  if (breaching >= datapointsToAlarm) return "ALARM";
  if (absent === 0 || missing === "notBreaching") return "OK";
  if (missing === "breaching") return breaching + absent >= datapointsToAlarm ? "ALARM" : "OK";
  // A point that is fine decides, however many are missing: the rows `0 - - - -` and `- - - - 0` of the tables.
  if (breaching < evaluated.length) return "OK";
  return doubtful({ missing, datapointsToAlarm, oldest: real.at(-1)?.age });
}

type Doubtful = Readonly<{ missing: "missing" | "ignore"; datapointsToAlarm: number; oldest: number | undefined }>;

/**
 * Nothing was reported, or too few points, all of them breaching. Where the breach is too fresh to tell (`- - - - X`), the guide only
 * says that there is no alarm yet; an earlier edition's table has INSUFFICIENT_DATA there.
 */
function doubtful({ missing, datapointsToAlarm, oldest }: Doubtful): AlarmAnswer {
  switch (missing) {
    case "ignore":
      return "unchanged";
    case "missing":
      return oldest !== undefined && oldest + 1 >= datapointsToAlarm ? "ALARM" : "INSUFFICIENT_DATA";
    default:
      return unreachable(missing);
  }
}
