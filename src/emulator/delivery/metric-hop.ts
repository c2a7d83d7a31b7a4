/** From log events over metric filters to alarms, and from alarms to their actions. CloudWatch Logs User Guide: "Creating metrics from log events using filters". */
import {
  alarmArn,
  DEPARTED_CHARGES,
  type DomainEvent,
  isChargesMetric,
  type LogEvent,
  type LogGroup,
  logGroupArn,
  type MetricAlarm,
  type MetricFilter,
  metricKey,
  minuteOf,
  nextLookAtCharges,
  pointsOf,
} from "../../domain/index.ts";
import { addMs, formatInstantMs, type Instant, instant, minutes, seconds } from "../../kernel/index.ts";
import {
  EVALUATION_RANGE,
  evaluatedEveryMs,
  evaluationRange,
  extractedValues,
  type FilterPattern,
  filterMatches,
  parseFilterPattern,
} from "../../matching/index.ts";
import { idFrom } from "../id-from.ts";
import { evaluateAlarm } from "./alarm-state.ts";
import { valueAt } from "./json-path.ts";
import type { Line } from "./line.ts";
import { publish } from "./publish.ts";
import { mayService } from "./service-access.ts";

const parsed = new WeakMap<MetricFilter, FilterPattern | null>();

function patternOf(filter: MetricFilter): FilterPattern | undefined {
  const known = parsed.get(filter);
  if (known !== undefined) return known ?? undefined;
  const pattern = parseFilterPattern(filter.pattern);
  parsed.set(filter, pattern.ok ? pattern.value : null);
  return pattern.ok ? pattern.value : undefined;
}

/** A message that is no JSON is judged as the text that it is. */
export function logged(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return message;
    throw thrown;
  }
}

/** Filters count what comes from then on, never what is there already. */
export function countEvents(
  line: Line,
  group: LogGroup,
  { events, at }: Readonly<{ events: readonly LogEvent[]; at: Instant }>,
): void {
  for (const filter of group.filters.values()) {
    const pattern = patternOf(filter);
    if (pattern === undefined || line.faults.isFilterOff(logGroupArn(group), filter.name)) continue;
    for (const event of events) {
      const isMatch = filterMatches(pattern, logged(event.message), event.message);
      const valueIn = isMatch ? (metricValue: string) => valueFrom(metricValue, pattern, event.message) : undefined;
      for (const reported of reportsOf(filter, { group, valueIn, at: event.at })) {
        const due = line.faults.delayed("metric", at, `${event.id} ${filter.name}`);
        line.put(due, { kind: "metric", reported });
      }
    }
  }
}

/** `valueIn` is undefined where the event does not match. */
type Counting = Readonly<{
  group: LogGroup;
  valueIn: ((metricValue: string) => number | undefined) | undefined;
  at: Instant;
}>;

/** A default value is reported for events that do not match; without one nothing is. */
function reportsOf(filter: MetricFilter, { group, valueIn, at }: Counting) {
  return filter.transformations.flatMap(({ metricName, metricNamespace, metricValue, defaultValue }) => {
    const value = valueIn === undefined ? defaultValue : valueIn(metricValue);
    if (value === undefined) return [];
    const { accountId, region } = group;
    const metric = { accountId, region, namespace: metricNamespace, name: metricName, dimensions: [] };
    return [
      { kind: "MetricReported", metric, at, report: { sum: value, count: 1, least: value, most: value } } as const,
    ];
  });
}

/** `$bytes` is a field of a space-delimited event, `$.bytes` a member of JSON. */
function valueFrom(metricValue: string, pattern: FilterPattern, message: string): number | undefined {
  if (!metricValue.startsWith("$")) return finite(Number(metricValue));
  if (pattern.kind !== "delimited") return finite(valueAt(metricValue, logged(message)));
  const text = extractedValues(pattern, message).get(metricValue)?.trim() ?? "";
  return text === "" ? undefined : finite(Number(text));
}

const finite = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

type Reported = Extract<DomainEvent, { kind: "MetricReported" }>;

/** Writes the data point, and has every alarm on that metric looked at when its minute is over. */
export function report(line: Line, reported: Reported, at: Instant): void {
  line.change([reported]);
  watch(line, reported, at);
}

/** The alarms of a metric, once its minute is over. */
export function watch(line: Line, { metric, at: of }: Reported, at: Instant): void {
  const key = metricKey(metric);
  const over = addMs(minuteOf(of), minutes(1));
  for (const alarm of line.world().alarms.values()) {
    if (metricKey(alarm.metric) === key) lookLater(line, alarm, over > at ? over : at);
  }
}

export const lookLater = (line: Line, alarm: MetricAlarm, at: Instant): void => {
  const everyMs = evaluatedEveryMs(alarm.evaluationPeriods, seconds(alarm.periodSeconds));
  const minute = instant(Math.ceil(at / everyMs) * everyMs);
  const arn = alarmArn(alarm);
  line.put(line.faults.delayed("alarm", minute, `${arn} ${minute}`), { kind: "alarm", arn, minute });
};

/** Looked at again every minute while something that was reported is still within the periods that count; charges come unasked. */
export function lookAt(line: Line, { arn, minute }: Readonly<{ arn: string; minute: Instant }>, at: Instant): void {
  const world = line.world();
  const alarm = world.alarms.get(arn);
  if (alarm === undefined) return;
  const { assumptions } = line;
  const periodMs = seconds(alarm.periodSeconds);
  const periods = evaluationRange(alarm.evaluationPeriods, assumptions[EVALUATION_RANGE]);
  const data = pointsOf(world, {
    ...{ metric: alarm.metric, from: addMs(minute, -periods * periodMs), to: minute },
    departed: assumptions[DEPARTED_CHARGES] ?? "stop",
  });
  const { state, reason, reasonData, hasData } = evaluateAlarm(alarm, data, { at: minute, assumptions });
  const entered = { ...alarm, state, stateReason: reason, stateReasonData: reasonData, stateSince: at };
  if (state !== alarm.state) enter(line, entered, { from: alarm, at });
  if (isChargesMetric(alarm.metric)) lookLater(line, alarm, nextLookAtCharges(minute, periodMs, periods));
  else if (hasData) lookLater(line, alarm, addMs(minute, minutes(1)));
}

/** The alarm is in another state: written down, and told to whoever its actions name. */
export function enter(
  line: Line,
  alarm: MetricAlarm,
  { from, at }: Readonly<{ from: MetricAlarm; at: Instant }>,
): void {
  const arn = alarmArn(alarm);
  const summary = `Alarm updated from ${from.state} to ${alarm.state}`;
  line.change([
    { kind: "AlarmChanged", alarm },
    { kind: "AlarmHistoryWritten", item: { alarmArn: arn, at, type: "StateUpdate", summary, from, to: alarm } },
  ]);
  if (alarm.actionsEnabled) for (const target of alarm.actions[alarm.state]) act(line, alarm, { target, from, at });
}

type Acting = Readonly<{ target: string; from: MetricAlarm; at: Instant }>;

function act(line: Line, alarm: MetricAlarm, { target, from, at }: Acting): void {
  const arn = alarmArn(alarm);
  const messageId = idFrom(`alarm/${arn}/${alarm.state}/${at}/${target}`);
  const reported = { at, from: arn, to: target, attempt: 1, subject: messageId };
  const published = messageOf(alarm, from);
  const note = (error?: string) => {
    const summary = `${error === undefined ? "Successfully executed" : "Failed to execute"} action ${target}`;
    const item = { alarmArn: arn, at, type: "Action", summary, target, alarm, published, error } as const;
    line.change([{ kind: "AlarmHistoryWritten", item }]);
  };
  const world = line.world();
  const topic = world.topics.get(target);
  if (topic === undefined) {
    const isGone = world.topicDeletions.has(target) || !target.startsWith("arn:aws:sns:");
    note(isGone ? `${target} is not there` : undefined);
    const reason = isGone
      ? `${target} is not there`
      : "the topic is named and not described: it is taken to be there and to let CloudWatch in";
    line.report({
      ...reported,
      outcome: isGone ? "dropped" : "delivered",
      reason,
      text: published,
    });
    return;
  }
  const source = { service: "cloudwatch.amazonaws.com", arn, accountId: alarm.accountId };
  const receiver = {
    ...{ action: "sns:Publish", arn: target, accountId: topic.accountId, policy: topic.policy },
    keys: { "aws:sourceowner": alarm.accountId },
  };
  if (!mayService({ world, now: at, assumptions: line.assumptions }, source, receiver)) {
    const reason = `CloudWatch is not permitted at ${target}`;
    note(reason);
    line.report({ ...reported, outcome: "dropped", reason });
    return;
  }
  note();
  line.report({ ...reported, outcome: "delivered" });
  const subject = `${alarm.state}: "${alarm.name}" in ${alarm.region}`;
  publish(line, topic, { messageId, subject, message: published, at });
}

/** The members that alarm messages are read for; AWS writes more. */
const messageOf = (alarm: MetricAlarm, from: MetricAlarm): string =>
  JSON.stringify({
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: alarm.accountId,
    AlarmArn: alarmArn(alarm),
    NewStateValue: alarm.state,
    NewStateReason: alarm.stateReason,
    StateChangeTime: formatInstantMs(alarm.stateSince),
    Region: alarm.region,
    OldStateValue: from.state,
    Trigger: {
      MetricName: alarm.metric.name,
      Namespace: alarm.metric.namespace,
      Statistic: alarm.statistic.toUpperCase(),
      Period: alarm.periodSeconds,
      EvaluationPeriods: alarm.evaluationPeriods,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.treatMissing,
    },
  });

/** What a trail hands over: events that are kept and counted like any others. Undefined when the group is there. */
export function writeLogEvents(
  line: Line,
  groupArn: string,
  { events, at }: Readonly<{ events: readonly LogEvent[]; at: Instant }>,
): string | undefined {
  const group = line.world().logGroups.get(groupArn);
  if (group === undefined) return `${groupArn} is not there`;
  line.change([{ kind: "LogEventsPut", arn: logGroupArn(group), events }]);
  countEvents(line, group, { events, at });
  return undefined;
}
