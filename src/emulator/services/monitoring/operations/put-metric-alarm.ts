/** PutMetricAlarm: makes an alarm, or changes what it watches and leaves its state. CloudWatch API Reference, PutMetricAlarm. */
import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { Comparison, MetricAlarm, MissingTreatment, Statistic } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { configured, findAlarm, isChargesByService, metricMeant, onAlarms } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

/** The emulator's own: alarms live in memory. */
const MOST_ALARMS = 1_000;
const FOREIGN = [
  ...([
    "ExtendedStatistic",
    "EvaluateLowSampleCountPercentile",
    "Metrics",
    "ThresholdMetricId",
    "Tags",
    "Unit",
  ] as const),
  ...([
    "EvaluationWindow",
    "WarmUpConfiguration",
    "EvaluationCriteria",
    "EvaluationInterval",
    "ActionConfiguration",
  ] as const),
];
/** Seconds of the longest look back: a day, or a week for periods of an hour and more. */
const LONGEST = { short: 86_400, long: 604_800 };

export const putMetricAlarm = defineOperation<PutMetricAlarmInput, Record<string, never>>({
  name: "PutMetricAlarm",
  readOnly: false,
  permissions: (context, { AlarmName = "" }) => onAlarms(context, "PutMetricAlarm", [AlarmName]),

  decide(context, input) {
    const members = new Map<string, unknown>(Object.entries(input));
    const foreign = FOREIGN.find((name) => ![undefined, 0].includes(weight(members.get(name))));
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign} of an alarm` });
    if (isChargesByService(metricMeant(context, input)))
      return refuse({ kind: "NotEmulated", what: "EstimatedCharges by ServiceName" });
    const wrong = problemOf(input);
    if (wrong !== undefined) return refuse({ kind: "InvalidParameter", text: wrong });
    const known = findAlarm(context, input.AlarmName);
    if (!known.ok && context.world.alarms.size >= MOST_ALARMS) return refuse({ kind: "TooMany" });
    const { caller, request, now } = context;
    const { EvaluationPeriods = 1 } = input;
    const alarm: MetricAlarm = {
      ...{ name: input.AlarmName ?? "", accountId: caller.accountId, region: request.region },
      description: input.AlarmDescription,
      metric: metricMeant(context, input),
      statistic: (input.Statistic ?? "Sum") as Statistic,
      periodSeconds: input.Period ?? 60,
      evaluationPeriods: EvaluationPeriods,
      datapointsToAlarm: input.DatapointsToAlarm ?? EvaluationPeriods,
      threshold: input.Threshold ?? 0,
      comparison: (input.ComparisonOperator ?? "GreaterThanThreshold") as Comparison,
      treatMissing: (input.TreatMissingData ?? "missing") as MissingTreatment,
      actionsEnabled: input.ActionsEnabled ?? true,
      actions: {
        OK: input.OKActions ?? [],
        ALARM: input.AlarmActions ?? [],
        INSUFFICIENT_DATA: input.InsufficientDataActions ?? [],
      },
      state: known.ok ? known.value.state : "INSUFFICIENT_DATA",
      stateReason: known.ok ? known.value.stateReason : "Unchecked: Initial alarm creation",
      stateReasonData: known.ok ? known.value.stateReasonData : undefined,
      stateSince: known.ok ? known.value.stateSince : now,
      configuredAt: now,
    };
    return accept([{ kind: "AlarmChanged", alarm }, configured(alarm, known.ok ? "Update" : "Create", now)]);
  },

  respond: () => ({}),
});

/** An empty list is as good as none. */
const weight = (value: unknown): number | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.length : 1;

const COMPARISONS = /^(GreaterThanOrEqualTo|GreaterThan|LessThan|LessThanOrEqualTo)Threshold$/;
const TREATMENTS: readonly string[] = ["breaching", "notBreaching", "ignore", "missing"];

/** Undefined when it is right. */
function problemOf(input: PutMetricAlarmInput): string | undefined {
  const {
    MetricName,
    Namespace,
    Statistic: statistic,
    Period = 0,
    EvaluationPeriods = 1,
    Threshold,
    TreatMissingData,
  } = input;
  if (MetricName === undefined || Namespace === undefined || statistic === undefined || Threshold === undefined) {
    return "The parameters MetricName, Namespace, Statistic and Threshold are required for an alarm on one metric.";
  }
  if (Period % 60 !== 0 || Period < 60) return "Period must be 10, 20, 30 or a multiple of 60.";
  if (Period * EvaluationPeriods > (Period >= 3_600 ? LONGEST.long : LONGEST.short)) {
    return "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).";
  }
  if ((input.DatapointsToAlarm ?? 1) > EvaluationPeriods)
    return "DatapointsToAlarm must be less than or equal to EvaluationPeriods.";
  if (!COMPARISONS.test(input.ComparisonOperator ?? "")) return "An alarm on an anomaly detection band needs Metrics.";
  if (TreatMissingData !== undefined && !TREATMENTS.includes(TreatMissingData))
    return "The parameter TreatMissingData is invalid.";
  return undefined;
}
