/** PutMetricFilter: makes a filter or replaces it; it counts what comes from then on. CloudWatch Logs API Reference, PutMetricFilter. */
import type { PutMetricFilterRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { parseFilterPattern } from "../../../../matching/index.ts";
import { findGroup, onGroup } from "../groups.ts";
import { defineOperation, patternRefusal } from "../refusals.ts";

/** CloudWatch Logs quotas: metric filters of one log group. */
const MOST_FILTERS = 100;
const FOREIGN = ["applyOnTransformedLogs", "fieldSelectionCriteria", "emitSystemFieldDimensions"] as const;

export const putMetricFilter = defineOperation<PutMetricFilterRequest, Record<string, never>>({
  name: "PutMetricFilter",
  readOnly: false,
  permissions: (context, { logGroupName }) => onGroup(context, "PutMetricFilter", logGroupName),

  decide(context, input) {
    const { logGroupName, filterName: name = "", filterPattern = "", metricTransformations = [] } = input;
    const foreign = FOREIGN.find((member) => input[member] !== undefined && input[member] !== false);
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign} of a metric filter` });
    if (metricTransformations.some(({ dimensions }) => Object.keys(dimensions ?? {}).length > 0)) {
      return refuse({ kind: "NotEmulated", what: "dimensions of a metric filter" });
    }
    const group = findGroup(context, logGroupName);
    if (!group.ok) return group;
    const pattern = parseFilterPattern(filterPattern);
    if (!pattern.ok) return refuse(patternRefusal(pattern.refusal));
    const transformations = metricTransformations.map(
      ({ metricName = "", metricNamespace = "", metricValue = "", defaultValue, unit }) => ({
        ...{ metricName, metricNamespace, metricValue, defaultValue, unit },
      }),
    );
    const filter = { name, pattern: filterPattern, transformations, createdAt: context.now };
    const filters = new Map([...group.value.filters, [name, filter]]);
    if (filters.size > MOST_FILTERS) return refuse({ kind: "TooMany" });
    return accept([{ kind: "LogGroupChanged", group: { ...group.value, filters } }]);
  },

  respond: () => ({}),
});
