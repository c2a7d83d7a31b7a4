/** How far an act got towards an alarm of CloudWatch: each hop as anybody with the permission can see it. */
import { listOf, METRIC_NAMESPACE, outputOf } from "../action/index.ts";
import type { HopName } from "../evidence/index.ts";
import { addMs, formatInstant, type Instant, instant, minutes } from "../kernel/index.ts";
import type { CallReport, Hands } from "../target/index.ts";
import type { MetricAlarm } from "./alarms.ts";
import type { Drill } from "./drill.ts";
import type { StruckFault } from "./experiment-book.ts";
import type { FailedLook } from "./failed-look.ts";
import { blamed, inHistory, NOT_SEEN, ofAction, ofNotice, type Seen } from "./hop-words.ts";
import { notingFailures } from "./look-again.ts";
import type { MetricAlarmView } from "./organization-view.ts";
import type { Sighting } from "./sighting.ts";

type Facts = Readonly<{
  sighting: Sighting;
  withinMs: number;
  view: MetricAlarmView;
  hands: Hands;
  /** From the arrival of the record, or of the act where it did not arrive. */
  since: Instant;
  faults: readonly StruckFault[];
  drill: Drill;
}>;

export type MetricQuestion = Readonly<{
  sighting: Sighting;
  alarm: MetricAlarm;
  withinMs: number;
  /** Where calls that failed are written down. */
  failures: FailedLook[];
}>;

/** In the order of the way. */
export function metricHops(
  drill: Drill,
  { sighting, alarm: { view }, withinMs, failures }: MetricQuestion,
): readonly Readonly<{ hop: HopName; look: () => Promise<Seen> }>[] {
  const hands = notingFailures(drill.administratorOf(view.accountId, sighting.attempt.world), failures);
  const faults = drill.experiment.inForceFor(sighting.attempt);
  const since = sighting.alerts[0]?.deliveredAt ?? sighting.actedAt;
  const asked = (look: (facts: Facts) => Promise<Seen> | Seen) => async (): Promise<Seen> =>
    hands === undefined ? NOT_SEEN : look({ sighting, withinMs, view, hands, since, faults, drill });
  return [
    { hop: "action", look: async () => ofAction(sighting) },
    { hop: "CloudTrail", look: asked(ofRecord) },
    { hop: "log group", look: asked(ofLogGroup) },
    { hop: "metric filter", look: asked(ofFilter) },
    { hop: "alarm", look: asked(ofAlarm) },
    { hop: "topic", look: asked(ofTopic) },
    { hop: "notified", look: async () => ofNotice(sighting, withinMs) },
  ];
}

function ofRecord({ sighting: { records, isFitting, silence, doubt } }: Facts): Seen {
  const [found] = records;
  if (found === undefined || !isFitting) return { state: "unknown", reason: doubt ?? silence };
  return inHistory(found);
}

const isGone = (report: CallReport): boolean =>
  report.outcome.kind === "refused" && /NotFound/.test(report.outcome.code);

async function ofLogGroup({ sighting, view, hands, faults, drill }: Facts): Promise<Seen> {
  const { trail, logGroup, accountName } = view;
  const where = `${logGroup} of ${accountName}`;
  if (sighting.heard.length > 0) return { state: "passed", reason: `its record is in ${where}` };
  const status = await hands.call("cloudtrail", "GetTrailStatus", { Name: trail });
  if (isGone(status)) return { state: "broken", reason: `the trail ${trail} is gone` };
  const { IsLogging, LatestCloudWatchLogsDeliveryError: error } = outputOf(status) ?? {};
  if (IsLogging === false) return { state: "broken", reason: `the trail ${trail} logs nothing` };
  if (typeof error === "string" && error !== "")
    return { state: "broken", reason: `the trail ${trail} could not write into ${where}: ${error}` };
  const fault = faults.find(({ words }) => ON_THE_WAY.has(words.hop) && words.effect !== "refused");
  const missing = `its record is in the event history and not in ${where}`;
  if (fault === undefined) return { state: "unknown", reason: missing };
  const now = await drill.opened.target.control?.now();
  const looked = now === undefined ? "" : ` at ${formatInstant(now)}`;
  const state = fault.words.effect === "late" ? "late" : "broken";
  return { state, reason: `${missing}${looked}, though the trail ${trail} logs, ${blamed(fault)}` };
}

const ON_THE_WAY: ReadonlySet<HopName> = new Set(["CloudTrail", "event bus", "log group"]);

type Filter = Readonly<{ filterName?: string }>;
type Point = Readonly<{ Sum?: number }>;

async function ofFilter({ view, hands, since, faults }: Facts): Promise<Seen> {
  const { alarm, logGroup } = view;
  const asked = { logGroupName: logGroup, filterNamePrefix: alarm };
  const described = await hands.call("logs", "DescribeMetricFilters", asked);
  const filters = listOf<Filter>(outputOf(described), "metricFilters");
  if (described.outcome.kind === "succeeded" && !filters.some(({ filterName }) => filterName === alarm))
    return { state: "broken", reason: `the metric filter ${alarm} is gone` };
  const from = instant(Math.floor(since / minutes(1)) * minutes(1));
  const counted = await hands.call("cloudwatch", "GetMetricStatistics", {
    Namespace: METRIC_NAMESPACE,
    MetricName: alarm,
    StartTime: new Date(from),
    EndTime: new Date(addMs(from, minutes(15))),
    Period: 900,
    Statistics: ["Sum"],
  });
  if (counted.outcome.kind !== "succeeded") return NOT_SEEN;
  const sum = listOf<Point>(outputOf(counted), "Datapoints").reduce((total, { Sum = 0 }) => total + Sum, 0);
  if (sum > 0) return { state: "passed", reason: `the metric ${alarm} went up by ${sum}` };
  const cause = faults.filter(({ words }) => words.hop === "metric filter").map((each) => `, ${blamed(each)}`);
  return { state: "broken", reason: `the metric filter ${alarm} is there and counted nothing${cause.join("")}` };
}

type History = Readonly<{ HistorySummary?: string }>;

async function ofAlarm({ view: { alarm }, hands, since }: Facts): Promise<Seen> {
  const asked = { AlarmName: alarm, HistoryItemType: "StateUpdate", StartDate: new Date(since) };
  const history = await hands.call("cloudwatch", "DescribeAlarmHistory", asked);
  if (history.outcome.kind !== "succeeded") return NOT_SEEN;
  const raised = listOf<History>(outputOf(history), "AlarmHistoryItems").find(({ HistorySummary = "" }) =>
    HistorySummary.endsWith("to ALARM"),
  );
  if (raised !== undefined) return { state: "passed", reason: `${alarm}: ${raised.HistorySummary}` };
  return { state: "broken", reason: `${alarm} did not change its state to ALARM` };
}

type Described = Readonly<{ ActionsEnabled?: boolean }>;

async function ofTopic({ view, hands, sighting, faults }: Facts): Promise<Seen> {
  const { alarm, topic, topicArn } = view;
  if (sighting.alerts.length > 0) return { state: "passed", reason: `${topic} was told` };
  const described = await hands.call("cloudwatch", "DescribeAlarms", { AlarmNames: [alarm] });
  const [found] = listOf<Described>(outputOf(described), "MetricAlarms");
  const cause = faults.filter(({ words }) => words.hop === "topic").map((each) => `, ${blamed(each)}`);
  if (found?.ActionsEnabled === false)
    return {
      state: "broken",
      reason: `the actions of ${alarm} are off, so ${topic} was told nothing${cause.join("")}`,
    };
  const attributes = await hands.call("sns", "GetTopicAttributes", { TopicArn: topicArn });
  return isGone(attributes) ? { state: "broken", reason: `the topic ${topic} is gone` } : NOT_SEEN;
}
