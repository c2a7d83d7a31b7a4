/** A metric filter with its alarm, in the words of PutMetricFilter and PutMetricAlarm: `{"metricFilter": {…}, "alarm": {…}}`. */
import {
  type AlarmComparison,
  type AlarmStatistic,
  type FilterPattern,
  type MissingPoints,
  parseFilterPattern,
} from "../../matching/index.ts";
import { Fields } from "../document/read-fields.ts";
import type { Mistakes } from "../document/source.ts";
import { seen, type TextNode, type TreeNode } from "../document/tree.ts";
import type { DetectionRule, Mentions } from "../loaded-detection.ts";
import type { Alarm } from "../watching/alarm.ts";
import { mentionsInFilter } from "./filter-mentions.ts";

export type MetricFilterDocument = Readonly<{
  name: string;
  isEnabled: boolean;
  rule: Extract<DetectionRule, { kind: "filter" }>;
  mentions: Mentions;
}>;

const COMPARISONS: readonly AlarmComparison[] = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
];
const STATISTICS: readonly AlarmStatistic[] = ["Sum", "SampleCount", "Average", "Minimum", "Maximum"];
const MISSING: readonly MissingPoints[] = ["missing", "ignore", "breaching", "notBreaching"];
const FILTER_KEYS = [
  "filterName",
  "filterPattern",
  "logGroupName",
  "metricTransformations",
  "applyOnTransformedLogs",
  "creationTime",
  "metricName",
  "metricNamespace",
];
const ALARM_KEYS = (
  "AlarmName AlarmDescription ActionsEnabled AlarmActions OKActions InsufficientDataActions MetricName Namespace Statistic Period " +
  "EvaluationPeriods DatapointsToAlarm Threshold ComparisonOperator TreatMissingData Unit Tags"
).split(" ");
/** A day, which is what an alarm may look back on with periods below an hour. */
const MAX_RANGE_SECONDS = 604_800;

export function parseMetricFilter(node: TreeNode, mistakes: Mistakes): MetricFilterDocument | undefined {
  if (node.kind !== "mapping") return mistakes.add(node.at, `expected a metric filter, saw ${seen(node)}`);
  const before = mistakes.all.length;
  const document = new Fields(node, mistakes);
  document.only(["metricFilter", "alarm"]);
  document.required("metricFilter");
  const filter = document.mapping("metricFilter");
  if (filter === undefined) return undefined;
  filter.only(FILTER_KEYS);
  const pattern = patternOf(filter);
  const metric = transformationOf(filter);
  const alarmFields = document.mapping("alarm");
  const alarm = alarmFields === undefined || metric === undefined ? undefined : alarmOf(alarmFields, metric);
  if (pattern === undefined || mistakes.all.length > before) return undefined;
  return {
    name: filter.text("filterName") ?? "",
    isEnabled: alarmFields?.boolean("ActionsEnabled") ?? true,
    rule: { kind: "filter", filter: pattern.value, alarm },
    mentions: mentionsInFilter(pattern.value, (offset) => pattern.placeOf(offset)),
  };
}

function patternOf(filter: Fields) {
  const entry = filter.required("filterPattern");
  if (entry === undefined) return undefined;
  const { mistakes } = filter;
  if (entry.value.kind !== "text")
    return mistakes.add(entry.value.at, `expected a filter pattern as text, saw ${seen(entry.value)}`);
  const node = entry.value;
  const parsed = parseFilterPattern(node.value);
  if (!parsed.ok)
    return mistakes.add(
      offsetIn(mistakes.source.text, node, parsed.refusal.at),
      `filter pattern: ${parsed.refusal.message}`,
    );
  const unfit = whyUnfit(parsed.value);
  if (unfit !== undefined) return mistakes.add(offsetIn(mistakes.source.text, node, 0), `filter pattern: ${unfit}`);
  return {
    value: parsed.value,
    placeOf: (at: number) => ({ source: mistakes.source, at: offsetIn(mistakes.source.text, node, at) }),
  };
}

/** What CloudWatch Logs takes, and is a slip in a detection that has to hear of CloudTrail's records. */
function whyUnfit(pattern: FilterPattern): string | undefined {
  if (pattern.kind === "delimited")
    return "space-delimited patterns take apart plain text, and CloudTrail writes JSON; use `{ $.eventName = … }`";
  const isIgnoring = pattern.kind === "terms" && pattern.ignored.length > 0;
  return isIgnoring
    ? "optional terms (`?`) beside others are ignored by CloudWatch Logs; write one or the other"
    : undefined;
}

/** Where a letter of the decoded text stands in the file: an escape takes more letters than it stands for. */
function offsetIn(text: string, node: TextNode, wanted: number): number {
  let at = node.at + (node.isQuoted ? 1 : 0);
  for (let index = 0; index < wanted; index++)
    at += text[at] !== "\\" || !node.isQuoted ? 1 : text[at + 1] === "u" ? 6 : 2;
  return at;
}

type Metric = Readonly<{ name: string; namespace: string; value: number; defaultValue: number | undefined }>;

function transformationOf(filter: Fields): Metric | undefined {
  const entry = filter.required("metricTransformations");
  if (entry === undefined) return undefined;
  const { mistakes } = filter;
  const [only, ...others] = filter.list("metricTransformations");
  if (only?.kind !== "mapping" || others.length > 0)
    return mistakes.add(entry.value.at, "expected exactly one metric transformation");
  const fields = new Fields(only, mistakes);
  fields.only(["metricName", "metricNamespace", "metricValue", "defaultValue", "unit"]);
  const [name, namespace, valueText] = ["metricName", "metricNamespace", "metricValue"].map((key) => {
    fields.required(key);
    return fields.text(key);
  });
  const value = Number(valueText);
  if (valueText !== undefined && (valueText === "" || Number.isNaN(value)))
    return mistakes.add(
      fields.entry("metricValue")?.value.at ?? only.at,
      `expected a number as the metric's value, saw \`${valueText}\`: values out of records are not judged here`,
    );
  return { name: name ?? "", namespace: namespace ?? "", value, defaultValue: fields.number("defaultValue") };
}

function alarmOf(fields: Fields, metric: Metric): Alarm | undefined {
  fields.only(ALARM_KEYS);
  const { mistakes } = fields;
  const wanted: readonly (readonly [string, string])[] = [
    ["MetricName", metric.name],
    ["Namespace", metric.namespace],
  ];
  for (const [key, value] of wanted) {
    const entry = fields.required(key);
    if (entry !== undefined && fields.text(key) !== value)
      mistakes.add(entry.value.at, `the alarm watches another metric: expected \`${value}\`, saw ${seen(entry.value)}`);
  }
  const evaluationPeriods = wholeNumber(fields, "EvaluationPeriods");
  const period = wholeNumber(fields, "Period");
  const datapoints =
    fields.entry("DatapointsToAlarm") === undefined ? evaluationPeriods : wholeNumber(fields, "DatapointsToAlarm");
  fields.required("Threshold");
  const threshold = fields.number("Threshold");
  const comparison = oneOf(fields, "ComparisonOperator", COMPARISONS);
  const statistic = oneOf(fields, "Statistic", STATISTICS);
  const missing =
    fields.entry("TreatMissingData") === undefined ? "missing" : oneOf(fields, "TreatMissingData", MISSING);
  if (!evaluationPeriods || !period || !datapoints || threshold === undefined || !comparison || !statistic || !missing)
    return undefined;
  checkPeriods(fields, { period, evaluationPeriods, datapoints });
  return {
    name: fields.text("AlarmName") ?? "",
    statistic,
    periodMs: period * 1_000,
    evaluationPeriods,
    datapointsToAlarm: datapoints,
    threshold,
    comparison,
    missing,
    metricValue: metric.value,
    defaultValue: metric.defaultValue,
  };
}

function checkPeriods(
  fields: Fields,
  { period, evaluationPeriods, datapoints }: Readonly<Record<"period" | "evaluationPeriods" | "datapoints", number>>,
): void {
  const at = (key: string): number => fields.entry(key)?.value.at ?? fields.node.at;
  // Metric filters report once a minute, so shorter periods see nothing more.
  if (period % 60 !== 0)
    fields.mistakes.add(
      at("Period"),
      `expected a period of whole minutes, which is how metric filters report, saw \`${period}\` seconds`,
    );
  if (period * evaluationPeriods > MAX_RANGE_SECONDS)
    fields.mistakes.add(at("EvaluationPeriods"), "expected at most seven days of evaluated periods");
  if (datapoints > evaluationPeriods)
    fields.mistakes.add(at("DatapointsToAlarm"), "expected no more points than evaluated periods");
}

function wholeNumber(fields: Fields, key: string): number | undefined {
  const entry = fields.required(key);
  const value = fields.number(key);
  if (entry === undefined || value === undefined) return undefined;
  return Number.isInteger(value) && value >= 1
    ? value
    : fields.mistakes.add(entry.value.at, `expected a whole number from 1 at \`${key}\`, saw \`${value}\``);
}

function oneOf<T extends string>(fields: Fields, key: string, allowed: readonly T[]): T | undefined {
  const entry = fields.required(key);
  const found = allowed.find((each) => each === fields.text(key));
  if (entry !== undefined && found === undefined)
    return fields.mistakes.add(entry.value.at, `expected one of ${allowed.join(", ")}, saw ${seen(entry.value)}`);
  return found;
}
