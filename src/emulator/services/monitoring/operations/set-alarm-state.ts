/** SetAlarmState: until the alarm is looked at again. CloudWatch API Reference, SetAlarmState. */
import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { type AlarmState, alarmArn } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { findAlarm, onAlarms } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const setAlarmState = defineOperation<SetAlarmStateInput, Record<string, never>>({
  name: "SetAlarmState",
  readOnly: false,
  permissions: (context, { AlarmName = "" }) => onAlarms(context, "SetAlarmState", [AlarmName]),

  decide(context, { AlarmName, StateValue, StateReason = "" }) {
    const alarm = findAlarm(context, AlarmName);
    if (!alarm.ok) return alarm;
    const state = StateValue as AlarmState;
    if (state === alarm.value.state) return accept([]);
    return accept([{ kind: "AlarmStateForced", arn: alarmArn(alarm.value), state, reason: StateReason }]);
  },

  respond: () => ({}),
});
