/** What an account's CloudWatch tells: alarms, and the log groups and metric filters that feed them; in the Region of the hands. */
import { type AccountReading, all, type FactBook } from "./baseline-facts.ts";
import { settingsOf, textOf } from "./baseline-words.ts";

export async function readAlarms(book: FactBook, reading: AccountReading): Promise<void> {
  await book.part(`alarms of ${reading.name}`, () => readMetricAlarms(book, reading));
  await book.part(`log groups of ${reading.name}`, () => readLogGroups(book, reading));
}

/** What changes by itself is no setting. */
const IS_STATE = /^(State|AlarmConfigurationUpdated)/;

/** CloudWatch API Reference: DescribeAlarms. */
async function readMetricAlarms(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Alarm = Readonly<Record<string, unknown>> &
    Readonly<{ AlarmName?: string; ActionsEnabled?: boolean; AlarmActions?: readonly string[] }>;
  const question = { service: "cloudwatch", operation: "DescribeAlarms" } as const;
  for (const alarm of await all<Alarm>(hands, question, "MetricAlarms")) {
    const settings = Object.fromEntries(Object.entries(alarm).filter(([key]) => !IS_STATE.test(key)));
    book.note("alarm", `alarm ${alarm.AlarmName} in ${name}`, {
      settings: settingsOf(settings, "AlarmName", "AlarmArn", "ActionsEnabled", "AlarmActions"),
      actions: alarm.ActionsEnabled === true ? (alarm.AlarmActions ?? []) : "switched off",
    });
  }
}

/** CloudWatch Logs API Reference: DescribeLogGroups, DescribeMetricFilters. */
async function readLogGroups(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Group = Readonly<{ logGroupName?: string; metricFilterCount?: number; retentionInDays?: number }>;
  type Metric = Readonly<{ metricNamespace?: string; metricName?: string }>;
  type Filter = Readonly<{
    filterName?: string;
    filterPattern?: string;
    logGroupName?: string;
    metricTransformations?: readonly Metric[];
  }>;
  const groups = await all<Group>(hands, { service: "logs", operation: "DescribeLogGroups" }, "logGroups");
  for (const { logGroupName, retentionInDays: days } of groups)
    book.note("log group", `log group ${logGroupName} in ${name}`, {
      "is there": "yes",
      keeps: days === undefined ? undefined : `${days} days`,
    });
  if (!groups.some(({ metricFilterCount = 0 }) => metricFilterCount > 0)) return;
  const question = { service: "logs", operation: "DescribeMetricFilters" } as const;
  for (const filter of await all<Filter>(hands, question, "metricFilters")) {
    const feeds = (filter.metricTransformations ?? []).map(
      ({ metricNamespace, metricName, ...rest }) => `${metricNamespace} ${metricName} (${settingsOf(rest).join(", ")})`,
    );
    book.note("log group", `metric filter ${filter.filterName} of ${filter.logGroupName} in ${name}`, {
      pattern: textOf(filter.filterPattern ?? ""),
      feeds,
    });
  }
}
