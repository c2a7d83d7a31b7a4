/** SetAlarmState: until the alarm is looked at again. CloudWatch API Reference, SetAlarmState. */
import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { type AlarmState, alarmArn } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { isJson } from "../../../is-json.ts";
import { findAlarm, onAlarms } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const setAlarmState = defineOperation<SetAlarmStateInput, Record<string, never>>({
  name: "SetAlarmState",
  readOnly: false,
  permissions: (context, { AlarmName = "" }) => onAlarms(context, "SetAlarmState", [AlarmName]),

  decide(context, { AlarmName, StateValue, StateReason = "", StateReasonData }) {
    const alarm = findAlarm(context, AlarmName);
    if (!alarm.ok) return alarm;
    if (StateReasonData !== undefined && !isJson(StateReasonData)) return refuse({ kind: "InvalidFormat" });
    const state = StateValue as AlarmState;
    if (state === alarm.value.state) return accept([]);
    const forced = { arn: alarmArn(alarm.value), state, reason: StateReason };
    const reasonData = StateReasonData === undefined ? {} : { reasonData: StateReasonData };
    return accept([{ kind: "AlarmStateForced", ...forced, ...reasonData }]);
  },

  respond: () => ({}),
});
