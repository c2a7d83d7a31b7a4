/** EnableAlarmActions: names that no alarm has are passed over. CloudWatch API Reference, EnableAlarmActions. */
import type { EnableAlarmActionsInput } from "@aws-sdk/client-cloudwatch";
import { onAlarms, switchActions } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const enableAlarmActions = defineOperation<EnableAlarmActionsInput, Record<string, never>>({
  name: "EnableAlarmActions",
  readOnly: false,
  permissions: (context, { AlarmNames }) => onAlarms(context, "EnableAlarmActions", AlarmNames),
  decide: (context, { AlarmNames }) => switchActions(context, AlarmNames, true),
  respond: () => ({}),
});
