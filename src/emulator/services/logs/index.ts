/** CloudWatch Logs: groups, streams and events, and the metric filters that count them. */
import type { AnyOperation, Service } from "../../operation.ts";
import { createLogGroup } from "./operations/create-log-group.ts";
import { createLogStream } from "./operations/create-log-stream.ts";
import { deleteLogGroup } from "./operations/delete-log-group.ts";
import { deleteMetricFilter } from "./operations/delete-metric-filter.ts";
import { describeLogGroups } from "./operations/describe-log-groups.ts";
import { describeLogStreams } from "./operations/describe-log-streams.ts";
import { describeMetricFilters } from "./operations/describe-metric-filters.ts";
import { filterLogEvents } from "./operations/filter-log-events.ts";
import { putLogEvents } from "./operations/put-log-events.ts";
import { putMetricFilter } from "./operations/put-metric-filter.ts";
import { testMetricFilter } from "./operations/test-metric-filter.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  createLogGroup,
  deleteLogGroup,
  describeLogGroups,
  createLogStream,
  describeLogStreams,
  putLogEvents,
  filterLogEvents,
  putMetricFilter,
  deleteMetricFilter,
  describeMetricFilters,
  testMetricFilter,
];

export const logsService: Service = {
  name: "logs",
  eventSource: "logs.amazonaws.com",
  actionPrefix: "logs",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
