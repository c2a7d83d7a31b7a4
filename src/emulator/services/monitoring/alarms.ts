/** Alarms by name, and what the operations on them have in common. Service Authorization Reference: "Amazon CloudWatch". */
import type { Dimension } from "@aws-sdk/client-cloudwatch";
import {
  type AlarmChange,
  alarmArn,
  type DomainEvent,
  isChargesMetric,
  type MetricAlarm,
  type MetricReference,
} from "../../../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { MonitoringRefusal } from "./refusals.ts";

const arnMeant = ({ caller, request }: OperationContext, name = ""): string =>
  alarmArn({ accountId: caller.accountId, region: request.region, name });

export function findAlarm(context: OperationContext, name: string | undefined): Result<MetricAlarm, MonitoringRefusal> {
  const alarm = context.world.alarms.get(arnMeant(context, name));
  return alarm === undefined ? refuse({ kind: "AlarmNotFound" }) : accept(alarm);
}

export const onAlarms = (
  context: OperationContext,
  action: string,
  names: readonly string[] = [],
): RequiredPermission[] => names.map((name) => ({ action: `cloudwatch:${action}`, resource: arnMeant(context, name) }));

/** The caller's alarms in this Region by name. */
export const alarmsOf = ({ world, caller, request }: OperationContext): readonly MetricAlarm[] =>
  [...world.alarms.values()]
    .filter(({ accountId, region }) => accountId === caller.accountId && region === request.region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));

export const metricMeant = (
  { caller, request }: OperationContext,
  {
    Namespace = "",
    MetricName = "",
    Dimensions = [],
  }: Readonly<{
    Namespace?: string | undefined;
    MetricName?: string | undefined;
    Dimensions?: Dimension[] | undefined;
  }>,
): MetricReference => ({
  accountId: caller.accountId,
  region: request.region,
  namespace: Namespace,
  name: MetricName,
  dimensions: Dimensions.map(({ Name = "", Value = "" }) => ({ name: Name, value: Value })),
});

/** Cost Explorer's names of services are emulated, those of this dimension are not. */
export const isChargesByService = (metric: MetricReference): boolean =>
  isChargesMetric(metric) && metric.dimensions.some(({ name }) => name === "ServiceName");

/** Alarms that are there, with their actions on or off. Names that nobody has are passed over. */
export function switchActions(context: OperationContext, names: readonly string[] = [], actionsEnabled: boolean) {
  const found = names.flatMap((name) => {
    const alarm = findAlarm(context, name);
    return alarm.ok ? [alarm.value] : [];
  });
  return accept(
    found.flatMap((alarm): readonly DomainEvent[] => {
      const switched = { ...alarm, actionsEnabled };
      const written = alarm.actionsEnabled === actionsEnabled ? [] : [configured(switched, "Update", context.now)];
      return [{ kind: "AlarmChanged", alarm: switched }, ...written];
    }),
  );
}

const CONFIGURED = { Create: "created", Update: "updated", Delete: "deleted" } as const;

/** What the alarm's history tells of a change. Its summary is as recorded for `created`; the other two are inferred from that. */
export const configured = (alarm: MetricAlarm, change: AlarmChange, at: Instant): DomainEvent => ({
  kind: "AlarmHistoryWritten",
  item: {
    ...{ alarmArn: alarmArn(alarm), at, summary: `Alarm "${alarm.name}" ${CONFIGURED[change]}` },
    ...{ type: "ConfigurationUpdate", change, alarm },
  },
});
