/** DeleteAlarms: names that no alarm has are passed over. CloudWatch API Reference, DeleteAlarms. */
import type { DeleteAlarmsInput } from "@aws-sdk/client-cloudwatch";
import { alarmArn, type DomainEvent } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { configured, findAlarm, onAlarms } from "../alarms.ts";
import { defineOperation } from "../refusals.ts";

export const deleteAlarms = defineOperation<DeleteAlarmsInput, Record<string, never>>({
  name: "DeleteAlarms",
  readOnly: false,
  permissions: (context, { AlarmNames }) => onAlarms(context, "DeleteAlarms", AlarmNames),

  decide(context, { AlarmNames = [] }) {
    const found = AlarmNames.map((name) => findAlarm(context, name)).flatMap((each) => (each.ok ? [each.value] : []));
    return accept(
      found.flatMap((alarm): readonly DomainEvent[] => [
        { kind: "AlarmDeleted", arn: alarmArn(alarm) },
        configured(alarm, "Delete", context.now),
      ]),
    );
  },

  respond: () => ({}),
});
