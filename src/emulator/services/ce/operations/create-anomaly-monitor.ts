/** CreateAnomalyMonitor: watches services, or named accounts. API Reference, CreateAnomalyMonitor. */
import type { CreateAnomalyMonitorRequest, CreateAnomalyMonitorResponse } from "@aws-sdk/client-cost-explorer";
import { decideCreateMonitor } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { onMonitor, watchesIn } from "../monitors.ts";
import { defineOperation, notEmulated } from "../refusals.ts";

export const createAnomalyMonitor = defineOperation<CreateAnomalyMonitorRequest, CreateAnomalyMonitorResponse>({
  name: "CreateAnomalyMonitor",
  readOnly: false,
  permissions: (context) => onMonitor(context, "CreateAnomalyMonitor"),
  decide({ world, caller, ids, now }, { AnomalyMonitor, ResourceTags = [] }) {
    if (ResourceTags.length > 0) return refuse(notEmulated("the tags of a monitor"));
    const watches = watchesIn(AnomalyMonitor ?? {});
    if (!watches.ok) return watches;
    const { accountId } = caller;
    const arn = `arn:aws:ce::${accountId}:anomalymonitor/${ids.uuid()}`;
    const monitor = { arn, name: AnomalyMonitor?.MonitorName ?? "", watches: watches.value, createdAt: now };
    return decideCreateMonitor(world, accountId, monitor);
  },
  respond(_context, _input, [event]) {
    invariant(event?.kind === "AnomalyMonitorChanged", "a monitor that is created is told of");
    return { MonitorArn: event.monitor.arn };
  },
});
