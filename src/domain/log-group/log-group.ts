/** CloudWatch Logs: groups, their streams and events, and the filters that count events. CloudWatch Logs User Guide: "Working with log groups and log streams". */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type MetricTransformation = Readonly<{
  metricName: string;
  metricNamespace: string;
  /** A number, or a selector such as `$.size`. */
  metricValue: string;
  defaultValue: number | undefined;
  unit: string | undefined;
}>;

export type MetricFilter = Readonly<{
  name: string;
  pattern: string;
  transformations: readonly MetricTransformation[];
  createdAt: Instant;
}>;

export type LogGroup = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  createdAt: Instant;
  /** By name, with the time of creation. */
  streams: ReadonlyMap<string, Instant>;
  /** By name. */
  filters: ReadonlyMap<string, MetricFilter>;
}>;

export type LogEvent = Readonly<{
  id: string;
  stream: string;
  at: Instant;
  ingestedAt: Instant;
  message: string;
}>;

/** Groups are found by their ARN, without the `:*` that some calls write behind it. */
export const logGroupArn = ({
  accountId,
  region,
  name,
}: Readonly<{ accountId: string; region: string; name: string }>): string =>
  `arn:aws:logs:${region}:${accountId}:log-group:${name}`;

/** The emulator's own: events live in memory, and the oldest of a group go first. */
export const MOST_LOG_EVENTS = 10_000;
