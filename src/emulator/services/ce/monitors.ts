/** Monitors of anomalies between wire and domain. API Reference: AnomalyMonitor. */
import type { AnomalyMonitor as WireMonitor } from "@aws-sdk/client-cost-explorer";
import { type AnomalyMonitor, billingOf, dateOf } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { type CostRefusal, invalid, notEmulated } from "./refusals.ts";

type Watches = AnomalyMonitor["watches"];

/** Service Authorization Reference, "AWS Cost Explorer Service": anomalymonitor. */
export const onMonitor = ({ caller }: OperationContext, name: string, arn?: string): readonly RequiredPermission[] => [
  { action: `ce:${name}`, resource: arn ?? `arn:aws:ce::${caller.accountId}:anomalymonitor/*` },
];

export const monitorsOf = ({ world, caller }: OperationContext): readonly AnomalyMonitor[] => [
  ...billingOf(world, caller.accountId).monitors.values(),
];

/** All services one by one, or up to ten accounts together. */
export function watchesIn(monitor: Partial<WireMonitor>): Result<Watches, CostRefusal> {
  const { MonitorType, MonitorDimension, MonitorSpecification } = monitor;
  if (MonitorType === "DIMENSIONAL") {
    if (MonitorDimension === undefined) return refuse(invalid("A dimensional monitor has a dimension"));
    return MonitorDimension === "SERVICE"
      ? accept({ kind: "services" })
      : refuse(notEmulated(`a monitor of the dimension ${MonitorDimension}`));
  }
  const { Dimensions, ...others } = MonitorSpecification ?? {};
  if (Object.values(others).some((each) => each !== undefined))
    return refuse(notEmulated("a monitor of anything but linked accounts"));
  if (Dimensions?.Key !== "LINKED_ACCOUNT") return refuse(invalid("A custom monitor names linked accounts"));
  const { Values = [] } = Dimensions;
  if (Values.length === 0 || Values.length > 10) return refuse(invalid("A custom monitor names one to ten accounts"));
  return accept({ kind: "linkedAccounts", accountIds: Values });
}

export function describeMonitor({ arn, name, watches, createdAt }: AnomalyMonitor): WireMonitor {
  const described = { MonitorArn: arn, MonitorName: name, CreationDate: dateOf(createdAt) };
  if (watches.kind === "services") return { ...described, MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" };
  const Dimensions = { Key: "LINKED_ACCOUNT" as const, Values: [...watches.accountIds] };
  return { ...described, MonitorType: "CUSTOM", MonitorSpecification: { Dimensions } };
}
