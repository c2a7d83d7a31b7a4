/** The chain of CloudWatch from a trail to a mailbox. CloudTrail User Guide: "Monitoring CloudTrail log files with Amazon CloudWatch Logs". */
import type { CallReport, Hands } from "../../target/index.ts";
import type { Action } from "../action.ts";

/** What an alarm counts, and by which names the parts of the chain go; all of them are in one account and Region. */
export type LogWatch = Readonly<{
  accountId: string;
  region: string;
  trail: string;
  logGroup: string;
  /** A role that trusts CloudTrail and may write into the group. */
  role: string;
  /** The filter and the metric are called like the alarm. */
  alarm: string;
  /** Of the records that are counted, in the language of metric filters. */
  pattern: string;
  topic: string;
  mailbox: string;
}>;

export const METRIC_NAMESPACE = "Watched";

/** Has the trail write to a log group as well, counts there, and has an alarm write to the mailbox. */
export const watchLog = (watch: LogWatch): Action => ({
  id: "watch-log",
  kind: "response",
  sentence: `have the alarm ${watch.alarm} watch what the trail ${watch.trail} writes to ${watch.logGroup}`,
  techniques: [],
  undo: "take the log group from the trail, and delete the alarm, its topic and the group",
  async carryOut(hands) {
    let report: CallReport | undefined;
    for (const make of STEPS) {
      report = await make(hands, watch);
      if (report.outcome.kind !== "succeeded") return report;
    }
    if (report === undefined) throw new Error("the chain has no steps");
    return report;
  },
});

type Step = (hands: Hands, watch: LogWatch) => Promise<CallReport>;

const topicArnOf = ({ region, accountId, topic }: LogWatch): string => `arn:aws:sns:${region}:${accountId}:${topic}`;

const STEPS: readonly Step[] = [
  (hands, { logGroup }) => hands.call("logs", "CreateLogGroup", { logGroupName: logGroup }),
  (hands, { trail, region, accountId, logGroup, role }) =>
    hands.call("cloudtrail", "UpdateTrail", {
      Name: trail,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${accountId}:role/${role}`,
    }),
  (hands, { logGroup, alarm, pattern }) =>
    hands.call("logs", "PutMetricFilter", {
      logGroupName: logGroup,
      filterName: alarm,
      filterPattern: pattern,
      metricTransformations: [
        { metricName: alarm, metricNamespace: METRIC_NAMESPACE, metricValue: "1", defaultValue: 0 },
      ],
    }),
  (hands, { topic }) => hands.call("sns", "CreateTopic", { Name: topic }),
  (hands, watch) =>
    hands.call("sns", "Subscribe", { TopicArn: topicArnOf(watch), Protocol: "email", Endpoint: watch.mailbox }),
  // A sum of one, as the CIS AWS Foundations Benchmark has it; over a minute, so that the alarm is soon quiet again.
  (hands, watch) =>
    hands.call("cloudwatch", "PutMetricAlarm", {
      AlarmName: watch.alarm,
      Namespace: METRIC_NAMESPACE,
      MetricName: watch.alarm,
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      TreatMissingData: "notBreaching",
      AlarmActions: [topicArnOf(watch)],
    }),
];
