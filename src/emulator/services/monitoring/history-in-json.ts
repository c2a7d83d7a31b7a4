/**
 * An item of an alarm's history as the JSON in HistoryData. CloudWatch API Reference, AlarmHistoryItem ("machine-readable data"), names no
 * members. Of state updates they are those of AWS CLI's example of describe-alarm-history; of a configuration update those of a
 * recorded creation, which the other two follow; those of actions are inferred.
 */
import { type AlarmHistoryItem, alarmArn, type MetricAlarm } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import { jsonTime } from "../../delivery/alarm-state.ts";

export const historyInJson = (item: AlarmHistoryItem): string => JSON.stringify(historyOf(item));

function historyOf(item: AlarmHistoryItem) {
  switch (item.type) {
    case "StateUpdate":
      return { version: "1.0", oldState: stateOf(item.from), newState: stateOf(item.to) };
    case "ConfigurationUpdate":
      return { version: "1.0", type: item.change, [ALARM_OF[item.change]]: alarmOf(item.alarm) };
    case "Action":
      return {
        actionState: item.error === undefined ? "Succeeded" : "Failed",
        stateUpdateTimestamp: item.alarm.stateSince,
        notificationResource: item.target,
        publishedMessage: JSON.stringify({ default: item.published }),
        error: item.error,
      };
    default:
      return unreachable(item);
  }
}

const ALARM_OF = { Create: "createdAlarm", Update: "updatedAlarm", Delete: "deletedAlarm" } as const;

const stateOf = ({ state, stateReason, stateReasonData }: MetricAlarm) => ({
  stateValue: state,
  stateReason,
  ...(stateReasonData !== undefined && { stateReasonData: JSON.parse(stateReasonData) as unknown }),
});

/** `okactions` is written so in the recording. What has its default value is left out there. */
const alarmOf = (alarm: MetricAlarm) => ({
  alarmName: alarm.name,
  alarmDescription: alarm.description,
  alarmArn: alarmArn(alarm),
  alarmConfigurationUpdatedTimestamp: jsonTime(alarm.configuredAt),
  namespace: alarm.metric.namespace,
  metricName: alarm.metric.name,
  statistic: alarm.statistic,
  period: alarm.periodSeconds,
  dimensions: alarm.metric.dimensions.map(({ name, value }) => ({ value, name })),
  threshold: alarm.threshold,
  comparisonOperator: alarm.comparison,
  evaluationPeriods: alarm.evaluationPeriods,
  ...(alarm.datapointsToAlarm !== alarm.evaluationPeriods && { datapointsToAlarm: alarm.datapointsToAlarm }),
  ...(alarm.treatMissing !== "missing" && { treatMissingData: alarm.treatMissing }),
  stateValue: alarm.state,
  stateUpdatedTimestamp: jsonTime(alarm.stateSince),
  actionsEnabled: alarm.actionsEnabled,
  alarmActions: alarm.actions.ALARM,
  insufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
  okactions: alarm.actions.OK,
});
