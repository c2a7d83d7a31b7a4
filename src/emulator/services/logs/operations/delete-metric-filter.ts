/** DeleteMetricFilter. CloudWatch Logs API Reference, DeleteMetricFilter. */
import type { DeleteMetricFilterRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { findGroup, onGroup } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

export const deleteMetricFilter = defineOperation<DeleteMetricFilterRequest, Record<string, never>>({
  name: "DeleteMetricFilter",
  readOnly: false,
  permissions: (context, { logGroupName }) => onGroup(context, "DeleteMetricFilter", logGroupName),

  decide(context, { logGroupName, filterName = "" }) {
    const group = findGroup(context, logGroupName);
    if (!group.ok) return group;
    if (!group.value.filters.has(filterName)) return refuse({ kind: "FilterNotFound" });
    const filters = new Map([...group.value.filters].filter(([name]) => name !== filterName));
    return accept([{ kind: "LogGroupChanged", group: { ...group.value, filters } }]);
  },

  respond: () => ({}),
});
