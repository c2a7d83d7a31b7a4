/** Monitors of Cost Anomaly Detection. AWS Billing and Cost Management API Reference: CreateAnomalyMonitor, DeleteAnomalyMonitor. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { billingOf } from "./standing.ts";
import type { AnomalyMonitor } from "./watching.ts";

export type MonitorRefusal =
  | Readonly<{ kind: "MonitorNotFound" }>
  | Readonly<{ kind: "ServiceMonitorExists" }>
  | Readonly<{ kind: "TooManyMonitors" }>;

/** AWS Cost Management User Guide, "Quotas": one monitor of services, 500 custom ones. */
const MAX_MONITORS = 500;

export function decideCreateMonitor(
  world: World,
  accountId: AccountId,
  monitor: AnomalyMonitor,
): Result<readonly DomainEvent[], MonitorRefusal> {
  const monitors = [...billingOf(world, accountId).monitors.values()];
  const isSecond = monitor.watches.kind === "services" && monitors.some(({ watches }) => watches.kind === "services");
  if (isSecond) return refuse({ kind: "ServiceMonitorExists" });
  if (monitors.length > MAX_MONITORS) return refuse({ kind: "TooManyMonitors" });
  return accept([{ kind: "AnomalyMonitorChanged", accountId, monitor }]);
}

export function decideDeleteMonitor(
  world: World,
  accountId: AccountId,
  arn: string,
): Result<readonly DomainEvent[], MonitorRefusal> {
  return billingOf(world, accountId).monitors.has(arn)
    ? accept([{ kind: "AnomalyMonitorDeleted", accountId, arn }])
    : refuse({ kind: "MonitorNotFound" });
}
