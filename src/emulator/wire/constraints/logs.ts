/** CloudWatch Logs API Reference, 2014-03-28: lengths, patterns and ranges of the input of each emulated operation. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const GROUP = text({ min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" });
const GROUP_OR_ARN = text({ min: 1, max: 2048, pattern: "[\\w#+=/:,.@-]*" });
const STREAM = text({ min: 1, max: 512, pattern: "[^:*]*" });
const FILTER_NAME = text({ min: 1, max: 512, pattern: "[^:*]*" });
const FILTER_PATTERN = text({ max: 1024 });
const TOKEN = text({ min: 1 });
const METRIC = text({ max: 255, pattern: "[^:*$]*" });
const ACCOUNT = text({ min: 12, max: 12, pattern: "^\\d{12}$" });
const CLASS = oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY");
const ENTITY = structure({
  keyAttributes: mapOf(text({ min: 1, max: 32 }), text({ min: 1, max: 512 })),
  attributes: mapOf(text({ min: 1, max: 256 }), text({ min: 1, max: 512 })),
});
const UNITS = oneOf(
  ..."Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits Percent Count".split(
    " ",
  ),
  ..."Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second Bits/Second Kilobits/Second Megabits/Second".split(
    " ",
  ),
  ..."Gigabits/Second Terabits/Second Count/Second None".split(" "),
);
const TRANSFORMATION = structure({
  metricName: METRIC,
  metricNamespace: METRIC,
  metricValue: text({ max: 100 }),
  defaultValue: ANY_NUMBER,
  dimensions: mapOf(text({ max: 255 }), text({ max: 255 })),
  unit: UNITS,
});

export const LOGS_CONSTRAINTS: ServiceConstraints = {
  CreateLogGroup: {
    logGroupName: GROUP,
    kmsKeyId: text({ max: 256 }),
    tags: mapOf(text({ min: 1, max: 128 }), text({ max: 256 })),
    logGroupClass: CLASS,
    deletionProtectionEnabled: FREE,
  },
  DeleteLogGroup: { logGroupName: GROUP },
  DescribeLogStreams: {
    logGroupName: GROUP,
    logGroupIdentifier: GROUP_OR_ARN,
    logStreamNamePrefix: STREAM,
    orderBy: oneOf("LogStreamName", "LastEventTime"),
    descending: FREE,
    nextToken: TOKEN,
    limit: number({ min: 1, max: 50 }),
  },
  DescribeLogGroups: {
    accountIdentifiers: listOf(ACCOUNT, { max: 20 }),
    logGroupNamePrefix: GROUP,
    logGroupNamePattern: text({ max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]*" }),
    nextToken: TOKEN,
    limit: number({ min: 1, max: 50 }),
    includeLinkedAccounts: FREE,
    logGroupClass: CLASS,
    logGroupIdentifiers: listOf(GROUP_OR_ARN, { min: 1, max: 50 }),
  },
  CreateLogStream: { logGroupName: GROUP, logStreamName: STREAM },
  PutLogEvents: {
    logGroupName: GROUP,
    logStreamName: STREAM,
    logEvents: listOf(structure({ timestamp: number({ min: 0 }), message: text({ min: 1 }) }), { min: 1, max: 10_000 }),
    sequenceToken: TOKEN,
    entity: ENTITY,
  },
  FilterLogEvents: {
    logGroupName: GROUP,
    logGroupIdentifier: GROUP_OR_ARN,
    logStreamNames: listOf(STREAM, { min: 1, max: 100 }),
    logStreamNamePrefix: STREAM,
    startTime: number({ min: 0 }),
    endTime: number({ min: 0 }),
    filterPattern: FILTER_PATTERN,
    nextToken: TOKEN,
    limit: number({ min: 1, max: 10_000 }),
    startFromHead: FREE,
    interleaved: FREE,
    unmask: FREE,
  },
  PutMetricFilter: {
    logGroupName: GROUP,
    filterName: FILTER_NAME,
    filterPattern: FILTER_PATTERN,
    metricTransformations: listOf(TRANSFORMATION, { min: 1, max: 1 }),
    applyOnTransformedLogs: FREE,
    fieldSelectionCriteria: text({ max: 2000 }),
    emitSystemFieldDimensions: listOf(ANY_TEXT),
  },
  DeleteMetricFilter: { logGroupName: GROUP, filterName: FILTER_NAME },
  DescribeMetricFilters: {
    logGroupName: GROUP,
    filterNamePrefix: FILTER_NAME,
    nextToken: TOKEN,
    limit: number({ min: 1, max: 50 }),
    metricName: METRIC,
    metricNamespace: METRIC,
  },
  TestMetricFilter: { filterPattern: FILTER_PATTERN, logEventMessages: listOf(text({ min: 1 }), { min: 1, max: 50 }) },
};
