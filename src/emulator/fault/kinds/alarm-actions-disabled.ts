/** An alarm goes off, and nobody is told. CloudWatch API Reference: DisableAlarmActions. */
import { alarmArn, type MetricAlarm } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findAlarm } from "../find-alarm.ts";

export const alarmActionsDisabled: FaultKind = {
  kind: "alarm.actions-disabled",
  sentence: "an alarm changes its state and carries out none of its actions",
  recovery: "the alarm carries out its actions again; those that it has missed stay missed",
  source: "CloudWatch API Reference, DisableAlarmActions",
  parameters: { alarm: { type: "text", sentence: "the alarm, by name or ARN", isRequired: true } },
  start(parameters, { world }) {
    const found = findAlarm(world, parameters.text("alarm") ?? "");
    if (!found.ok) return found;
    const alarm = found.value;
    if (!alarm.actionsEnabled) return refuse("the actions of the alarm are off already");
    const switched = (each: MetricAlarm, actionsEnabled: boolean) =>
      ({ kind: "AlarmChanged", alarm: { ...each, actionsEnabled } }) as const;
    return accept({
      events: [switched(alarm, false)],
      recover(later) {
        const now = later.alarms.get(alarmArn(alarm));
        return now === undefined ? [] : [switched(now, true)];
      },
    });
  },
};
