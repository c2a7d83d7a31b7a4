/** DescribeAlarms: alarms on metrics, by name. CloudWatch API Reference, DescribeAlarms. */
import type { DescribeAlarmsInput, DescribeAlarmsOutput } from "@aws-sdk/client-cloudwatch";
import { alarmArn, DEPARTED_CHARGES, isOfLinkedAccount, type MetricAlarm } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { alarmsOf } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const describeAlarms = defineOperation<DescribeAlarmsInput, DescribeAlarmsOutput>({
  name: "DescribeAlarms",
  readOnly: true,

  decide(context, input) {
    const isComposite = input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined;
    if (isComposite) return refuse({ kind: "NotEmulated", what: "a composite alarm" });
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { AlarmNames, AlarmNamePrefix = "", StateValue, ActionPrefix, AlarmTypes, MaxRecords: size = 50 } = input;
    const isAsked = AlarmTypes === undefined || AlarmTypes.length === 0 || AlarmTypes.includes("MetricAlarm");
    const found = alarmsOf(context).filter(
      (alarm) =>
        isAsked &&
        (AlarmNames === undefined || AlarmNames.length === 0 || AlarmNames.includes(alarm.name)) &&
        alarm.name.startsWith(AlarmNamePrefix) &&
        (StateValue === undefined || alarm.state === StateValue) &&
        (ActionPrefix === undefined ||
          Object.values(alarm.actions)
            .flat()
            .some((each) => each.startsWith(ActionPrefix))),
    );
    const { page, next } = keyedPage(found, ({ name }) => name, { context, request: input, size });
    // Their states rest on it.
    if (page.some(({ metric }) => isOfLinkedAccount(metric))) context.assumptions.value(DEPARTED_CHARGES);
    return {
      MetricAlarms: page.map(describe),
      CompositeAlarms: [],
      ...(next === undefined ? {} : { NextToken: next }),
    };
  },
});

const describe = (alarm: MetricAlarm) => ({
  AlarmName: alarm.name,
  AlarmArn: alarmArn(alarm),
  AlarmDescription: alarm.description,
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.configuredAt),
  ActionsEnabled: alarm.actionsEnabled,
  OKActions: [...alarm.actions.OK],
  AlarmActions: [...alarm.actions.ALARM],
  InsufficientDataActions: [...alarm.actions.INSUFFICIENT_DATA],
  StateValue: alarm.state,
  StateReason: alarm.stateReason,
  StateReasonData: alarm.stateReasonData,
  StateUpdatedTimestamp: new Date(alarm.stateSince),
  StateTransitionedTimestamp: new Date(alarm.stateSince),
  MetricName: alarm.metric.name,
  Namespace: alarm.metric.namespace,
  Statistic: alarm.statistic,
  Dimensions: alarm.metric.dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
  Period: alarm.periodSeconds,
  EvaluationPeriods: alarm.evaluationPeriods,
  DatapointsToAlarm: alarm.datapointsToAlarm,
  Threshold: alarm.threshold,
  ComparisonOperator: alarm.comparison,
  TreatMissingData: alarm.treatMissing,
});
