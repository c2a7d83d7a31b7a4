/** DescribeMetricFilters: of one group, or those that feed a metric. CloudWatch Logs API Reference, DescribeMetricFilters. */
import type { DescribeMetricFiltersRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept } from "../../../../kernel/index.ts";
import { findGroup, groupsOf, onGroup, pageOf } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

/** Units were checked when they came, and are texts since. */
type Described = Readonly<{ metricFilters?: readonly object[]; nextToken?: string }>;

export const describeMetricFilters = defineOperation<DescribeMetricFiltersRequest, Described>({
  name: "DescribeMetricFilters",
  readOnly: true,
  permissions: (context, { logGroupName }) =>
    logGroupName === undefined
      ? [{ action: "logs:DescribeMetricFilters", resource: "*" }]
      : onGroup(context, "DescribeMetricFilters", logGroupName),

  decide(context, { logGroupName }) {
    const group = logGroupName === undefined ? undefined : findGroup(context, logGroupName);
    return group === undefined || group.ok ? accept([]) : group;
  },

  respond(context, { logGroupName, filterNamePrefix = "", metricName, metricNamespace, ...page }) {
    const found = groupsOf(context)
      .filter(({ name }) => logGroupName === undefined || name === logGroupName)
      .flatMap((group) => [...group.filters.values()].map((filter) => ({ group, filter })))
      .filter(({ filter }) => filter.name.startsWith(filterNamePrefix))
      .filter(({ filter }) =>
        filter.transformations.some(
          (each) =>
            (metricName === undefined || each.metricName === metricName) &&
            (metricNamespace === undefined || each.metricNamespace === metricNamespace),
        ),
      )
      .toSorted((left, right) => (left.filter.name < right.filter.name ? -1 : 1));
    const { page: shown, next } = pageOf(found, ({ group, filter }) => `${filter.name} ${group.name}`, page);
    const metricFilters = shown.map(({ group, filter }) => ({
      ...{ filterName: filter.name, filterPattern: filter.pattern, logGroupName: group.name },
      creationTime: filter.createdAt,
      metricTransformations: filter.transformations.map(({ unit, ...each }) => ({
        ...each,
        ...(unit === undefined ? {} : { unit }),
      })),
    }));
    return { metricFilters, ...next };
  },
});
