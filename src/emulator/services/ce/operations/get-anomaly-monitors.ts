/** GetAnomalyMonitors: the account's monitors, all or those that are named. API Reference, GetAnomalyMonitors. */
import type { GetAnomalyMonitorsRequest, GetAnomalyMonitorsResponse } from "@aws-sdk/client-cost-explorer";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeMonitor, monitorsOf, onMonitor } from "../monitors.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";

export const getAnomalyMonitors = defineOperation<GetAnomalyMonitorsRequest, GetAnomalyMonitorsResponse>({
  name: "GetAnomalyMonitors",
  readOnly: true,
  permissions: (context) => onMonitor(context, "GetAnomalyMonitors"),
  decide(context, input) {
    const token = readToken(context, input);
    if (!token.ok) return token;
    const known = new Set(monitorsOf(context).map(({ arn }) => arn));
    return (input.MonitorArnList ?? []).every((each) => known.has(each))
      ? accept([])
      : refuse({ kind: "MonitorNotFound" });
  },
  respond(context, input) {
    const { MonitorArnList } = input;
    const wanted = monitorsOf(context).filter(
      ({ arn }) => MonitorArnList === undefined || MonitorArnList.includes(arn),
    );
    const { items, NextPageToken } = pageOf(context, input, wanted);
    return { AnomalyMonitors: items.map(describeMonitor), NextPageToken };
  },
});
