/** What a period of a metric comes to, and whether that crosses a threshold. CloudWatch API Reference, PutMetricAlarm: Statistic, ComparisonOperator. */
import { unreachable } from "../../kernel/index.ts";

export type AlarmStatistic = "SampleCount" | "Average" | "Sum" | "Minimum" | "Maximum";
export type AlarmComparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";

/** What was reported of a metric in some stretch of time. */
export type Reported = Readonly<{ sum: number; count: number; least: number; most: number }>;

export const reportedTogether = (left: Reported, right: Reported): Reported => ({
  sum: left.sum + right.sum,
  count: left.count + right.count,
  least: Math.min(left.least, right.least),
  most: Math.max(left.most, right.most),
});

export function statisticOf(statistic: AlarmStatistic, { sum, count, least, most }: Reported): number {
  switch (statistic) {
    case "Sum":
      return sum;
    case "SampleCount":
      return count;
    case "Average":
      return sum / count;
    case "Minimum":
      return least;
    case "Maximum":
      return most;
    default:
      return unreachable(statistic);
  }
}

export function isBreaching(
  { comparison, threshold }: Readonly<{ comparison: AlarmComparison; threshold: number }>,
  value: number,
): boolean {
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
