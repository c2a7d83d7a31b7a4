/** DescribeMetricFilters: of one group, or those that feed a metric. CloudWatch Logs API Reference, DescribeMetricFilters. */
import type { DescribeMetricFiltersRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept } from "../../../../kernel/index.ts";
import { findGroup, groupsOf, onGroup } from "../groups.ts";
import { pageOf, readToken } from "../page.ts";
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

  decide(context, input) {
    const { logGroupName } = input;
    const group = logGroupName === undefined ? undefined : findGroup(context, logGroupName);
    if (group !== undefined && !group.ok) return group;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { logGroupName, filterNamePrefix = "", metricName, metricNamespace } = input;
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
      );
    // No name holds the character between the two, which comes before every other.
    const keyOf = ({ group, filter }: (typeof found)[number]): string => `${filter.name}\u0000${group.name}`;
    const { page: shown, next } = pageOf(found, input, { context, keyOf });
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
