/** CloudWatch API Reference, 2010-08-01: lengths, patterns, enums and ranges of the input of each emulated operation. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const ALARM = text({ min: 1, max: 255 });
const ALARMS = listOf(ALARM, { max: 100 });
const ACTIONS = listOf(text({ min: 1, max: 1024 }), { max: 5 });
const NAMESPACE = text({ min: 1, max: 255, pattern: "[^:].*" });
const METRIC = text({ min: 1, max: 255 });
const DIMENSIONS = listOf(structure({ Name: METRIC, Value: text({ min: 1, max: 1024 }) }), { max: 30 });
const STATISTIC = oneOf("SampleCount", "Average", "Sum", "Minimum", "Maximum");
const STATE = oneOf("OK", "ALARM", "INSUFFICIENT_DATA");
const TYPES = listOf(oneOf("CompositeAlarm", "MetricAlarm", "LogAlarm"));
const UNIT = ANY_TEXT;
const DATA = listOf(
  structure({
    MetricName: METRIC,
    Dimensions: DIMENSIONS,
    Timestamp: FREE,
    Value: ANY_NUMBER,
    StatisticValues: structure({
      SampleCount: ANY_NUMBER,
      Sum: ANY_NUMBER,
      Minimum: ANY_NUMBER,
      Maximum: ANY_NUMBER,
    }),
    Values: listOf(ANY_NUMBER),
    Counts: listOf(ANY_NUMBER),
    Unit: UNIT,
    StorageResolution: number({ min: 1 }),
  }),
  { max: 1000 },
);
const PAGE = { MaxRecords: number({ min: 1, max: 100 }), NextToken: ANY_TEXT };

export const MONITORING_CONSTRAINTS: ServiceConstraints = {
  PutMetricAlarm: {
    AlarmName: ALARM,
    AlarmDescription: text({ max: 1024 }),
    ActionsEnabled: FREE,
    OKActions: ACTIONS,
    AlarmActions: ACTIONS,
    InsufficientDataActions: ACTIONS,
    MetricName: METRIC,
    Namespace: NAMESPACE,
    Statistic: STATISTIC,
    ExtendedStatistic: ANY_TEXT,
    Dimensions: DIMENSIONS,
    Period: number({ min: 1 }),
    Unit: UNIT,
    EvaluationPeriods: number({ min: 1 }),
    DatapointsToAlarm: number({ min: 1 }),
    Threshold: ANY_NUMBER,
    ComparisonOperator: oneOf(
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanUpperThreshold",
    ),
    TreatMissingData: text({ min: 1, max: 255 }),
    EvaluateLowSampleCountPercentile: text({ min: 1, max: 255 }),
    Tags: listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) })),
    ThresholdMetricId: text({ min: 1, max: 255 }),
    Metrics: listOf(
      structure({
        Id: text({ min: 1, max: 255 }),
        MetricStat: structure({
          Metric: structure({ Namespace: NAMESPACE, MetricName: METRIC, Dimensions: DIMENSIONS }),
          Period: number({ min: 1 }),
          Stat: ANY_TEXT,
          Unit: UNIT,
        }),
        Expression: text({ min: 1, max: 2048 }),
        Label: ANY_TEXT,
        ReturnData: FREE,
        Period: number({ min: 1 }),
        AccountId: text({ min: 1, max: 255 }),
      }),
    ),
    EvaluationWindow: structure({ WallClockWindow: structure({ Timezone: ANY_TEXT }), SlidingWindow: structure({}) }),
    WarmUpConfiguration: structure({
      WarmUpPeriodDurationInMinutes: ANY_NUMBER,
      OnlyStartEvaluatingAfterWarmUpPeriodEnds: FREE,
    }),
    EvaluationCriteria: structure({
      PromQLCriteria: structure({ Query: ANY_TEXT, PendingPeriod: ANY_NUMBER, RecoveryPeriod: ANY_NUMBER }),
    }),
    EvaluationInterval: ANY_NUMBER,
    ActionConfiguration: structure({
      AlarmTagsPropagation: structure({
        Enabled: FREE,
        IncludedTagKeys: listOf(ANY_TEXT),
        ExcludedTagKeys: listOf(ANY_TEXT),
      }),
    }),
  },
  DeleteAlarms: { AlarmNames: ALARMS },
  EnableAlarmActions: { AlarmNames: ALARMS },
  DisableAlarmActions: { AlarmNames: ALARMS },
  DescribeAlarms: {
    AlarmNames: ALARMS,
    AlarmNamePrefix: ALARM,
    AlarmTypes: TYPES,
    ChildrenOfAlarmName: ALARM,
    ParentsOfAlarmName: ALARM,
    StateValue: STATE,
    ActionPrefix: text({ min: 1, max: 1024 }),
    ...PAGE,
  },
  DescribeAlarmHistory: {
    AlarmName: ALARM,
    AlarmContributorId: ANY_TEXT,
    AlarmTypes: TYPES,
    HistoryItemType: ANY_TEXT,
    StartDate: FREE,
    EndDate: FREE,
    ...PAGE,
    ScanBy: oneOf("TimestampDescending", "TimestampAscending"),
  },
  SetAlarmState: {
    AlarmName: ALARM,
    StateValue: STATE,
    StateReason: text({ max: 1023 }),
    StateReasonData: text({ max: 4000 }),
  },
  PutMetricData: {
    Namespace: NAMESPACE,
    MetricData: DATA,
    EntityMetricData: listOf(
      structure({
        Entity: structure({
          KeyAttributes: mapOf(text({ min: 1, max: 32 }), text({ min: 1, max: 2048 })),
          Attributes: mapOf(text({ min: 1, max: 256 }), text({ min: 1, max: 2048 })),
        }),
        MetricData: DATA,
      }),
    ),
    StrictEntityValidation: FREE,
  },
  GetMetricStatistics: {
    Namespace: NAMESPACE,
    MetricName: METRIC,
    StartTime: FREE,
    EndTime: FREE,
    Period: number({ min: 1 }),
    Dimensions: DIMENSIONS,
    Statistics: listOf(STATISTIC, { min: 1, max: 5 }),
    ExtendedStatistics: listOf(ANY_TEXT, { min: 1, max: 10 }),
    Unit: UNIT,
  },
};
