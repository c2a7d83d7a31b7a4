/** AWS Config: what records an account's resources in one Region, and what gathers the records of many. AWS Config API Reference: ConfigurationRecorder, DeliveryChannel, ConfigurationAggregator. */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** Service principal of trusted access and of delegated administration. */
export const CONFIG = "config.amazonaws.com";

export type ConfigurationRecorder = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  roleArn: string;
  /** Global types of IAM count among a Region's resources. */
  includesGlobalTypes: boolean;
  /** Types that are recorded; undefined for all. */
  resourceTypes: readonly string[] | undefined;
  isRecording: boolean;
  startedAt: Instant | undefined;
  stoppedAt: Instant | undefined;
  statusChangedAt: Instant | undefined;
}>;

export type DeliveryChannel = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  bucketName: string;
  keyPrefix: string | undefined;
  topicArn: string | undefined;
}>;

export type RecordedResource = Readonly<{
  accountId: AccountId;
  region: string;
  type: string;
  id: string;
  name: string;
}>;

/** What was gathered from an account in one Region before it departed at that moment. */
export type AggregatedRemainder = Readonly<{
  accountId: AccountId;
  region: string;
  at: Instant;
  resources: readonly RecordedResource[];
}>;

/** Gathers from every member of an organization. */
export type ConfigurationAggregator = Readonly<{
  name: string;
  arn: string;
  accountId: AccountId;
  region: string;
  organizationId: string;
  roleArn: string;
  /** Undefined for all. */
  regions: readonly string[] | undefined;
  createdAt: Instant;
  updatedAt: Instant;
  /** Only where `departed-config-source` is assumed so; putting the aggregator again drops them. */
  remains?: readonly AggregatedRemainder[];
}>;

/** An account has one of each in a Region. */
export const configKey = ({ accountId, region }: Readonly<{ accountId: string; region: string }>): string =>
  `${accountId}/${region}`;

export const aggregatorKey = (aggregator: Pick<ConfigurationAggregator, "accountId" | "region" | "name">): string =>
  `${configKey(aggregator)}/${aggregator.name}`;

export const recorderArn = (
  { accountId, region, name }: Pick<ConfigurationRecorder, "accountId" | "region" | "name">,
  id: string,
): string => `arn:aws:config:${region}:${accountId}:configuration-recorder/${name}/${id}`;
