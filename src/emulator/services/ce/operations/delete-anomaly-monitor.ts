/** DeleteAnomalyMonitor. API Reference, DeleteAnomalyMonitor. */
import type { DeleteAnomalyMonitorRequest, DeleteAnomalyMonitorResponse } from "@aws-sdk/client-cost-explorer";
import { decideDeleteMonitor } from "../../../../domain/index.ts";
import { onMonitor } from "../monitors.ts";
import { defineOperation } from "../refusals.ts";

export const deleteAnomalyMonitor = defineOperation<DeleteAnomalyMonitorRequest, DeleteAnomalyMonitorResponse>({
  name: "DeleteAnomalyMonitor",
  readOnly: false,
  permissions: (context, { MonitorArn }) => onMonitor(context, "DeleteAnomalyMonitor", MonitorArn),
  decide: ({ world, caller }, { MonitorArn = "" }) => decideDeleteMonitor(world, caller.accountId, MonitorArn),
  respond: () => ({}),
});
