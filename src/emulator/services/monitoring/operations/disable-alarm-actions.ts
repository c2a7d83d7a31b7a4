/** DisableAlarmActions: names that no alarm has are passed over. CloudWatch API Reference, DisableAlarmActions. */
import type { DisableAlarmActionsInput } from "@aws-sdk/client-cloudwatch";
import { onAlarms, switchActions } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const disableAlarmActions = defineOperation<DisableAlarmActionsInput, Record<string, never>>({
  name: "DisableAlarmActions",
  readOnly: false,
  permissions: (context, { AlarmNames }) => onAlarms(context, "DisableAlarmActions", AlarmNames),
  decide: (context, { AlarmNames }) => switchActions(context, AlarmNames, false),
  respond: () => ({}),
});
