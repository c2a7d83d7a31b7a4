/** CloudWatch's metrics and the alarms that watch them. CloudWatch User Guide: "Alarm evaluation". */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type MetricReference = Readonly<{
  accountId: AccountId;
  region: string;
  namespace: string;
  name: string;
  dimensions: readonly Readonly<{ name: string; value: string }>[];
}>;

/** What was reported of a metric in one minute. */
export type MinuteOfMetric = Readonly<{ sum: number; count: number; least: number; most: number }>;

/** Dimensions are a set: their order does not tell metrics apart. */
export const metricKey = ({ accountId, region, namespace, name, dimensions }: MetricReference): string =>
  JSON.stringify([accountId, region, namespace, name, dimensions.map((each) => [each.name, each.value]).sort()]);

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";
export type Statistic = "SampleCount" | "Average" | "Sum" | "Minimum" | "Maximum";
export type MissingTreatment = "breaching" | "notBreaching" | "ignore" | "missing";
export type Comparison =
  | "GreaterThanOrEqualToThreshold"
  | "GreaterThanThreshold"
  | "LessThanThreshold"
  | "LessThanOrEqualToThreshold";

export type MetricAlarm = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  description: string | undefined;
  metric: MetricReference;
  statistic: Statistic;
  periodSeconds: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: Comparison;
  treatMissing: MissingTreatment;
  actionsEnabled: boolean;
  /** ARNs by the state that is entered. */
  actions: Readonly<Record<AlarmState, readonly string[]>>;
  state: AlarmState;
  stateReason: string;
  /** JSON of what the state rests on: CloudWatch's own, or given by whoever set the state. */
  stateReasonData?: string | undefined;
  stateSince: Instant;
  configuredAt: Instant;
}>;

export const alarmArn = ({
  accountId,
  region,
  name,
}: Readonly<{ accountId: string; region: string; name: string }>): string =>
  `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

export type AlarmChange = "Create" | "Update" | "Delete";

/** Alarms as they were then; `published` is what the target was told, `error` why it was not. */
type AlarmMoment =
  | Readonly<{ type: "ConfigurationUpdate"; change: AlarmChange; alarm: MetricAlarm }>
  | Readonly<{ type: "StateUpdate"; from: MetricAlarm; to: MetricAlarm }>
  | Readonly<{ type: "Action"; target: string; alarm: MetricAlarm; published: string; error?: string | undefined }>;

export type AlarmHistoryItem = Readonly<{ alarmArn: string; at: Instant; summary: string }> & AlarmMoment;
