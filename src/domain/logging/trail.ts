/** A trail: which records of an account, or of every account of an organization, become log files in a bucket. CloudTrail User Guide: "Working with CloudTrail trails". */
import type { AccountId, Instant } from "../../kernel/index.ts";
import { type EventSelection, LOG_ALL_MANAGEMENT_EVENTS } from "./event-selection.ts";

/** How the delivery of log files and of digest files went last. One for the whole trail; AWS keeps one for each Region. */
export type TrailDelivery = Readonly<{
  deliveredAt?: Instant;
  attemptedAt?: Instant;
  /** The error of S3 that met the last attempt; absent when it succeeded. */
  error?: string;
  digestDeliveredAt?: Instant;
  digestError?: string;
  logsDeliveredAt?: Instant;
  /** The error of CloudWatch Logs that met the last record; absent when it arrived. */
  logsError?: string;
}>;

/** The log group that gets the records beside the bucket, by its ARN without `:*`, and the role that writes them there. */
export type TrailLogGroup = Readonly<{ groupArn: string; roleArn: string }>;

export type Trail = Readonly<{
  name: string;
  arn: string;
  /** The owner: of an organization trail the management account, whoever created it. */
  accountId: AccountId;
  homeRegion: string;
  /** Present for organization trails: every member has a copy that it can see and not change. */
  organizationId: string | undefined;
  isMultiRegion: boolean;
  includesGlobalServices: boolean;
  bucketName: string;
  keyPrefix: string | undefined;
  validatesLogFiles: boolean;
  selection: EventSelection;
  tags: ReadonlyMap<string, string>;
  isLogging: boolean;
  startedAt: Instant | undefined;
  stoppedAt: Instant | undefined;
  delivery: TrailDelivery;
  logGroup?: TrailLogGroup | undefined;
}>;

export const NOTHING_DELIVERED: TrailDelivery = {};

/** A trail as CreateTrail leaves it: it logs nothing until StartLogging. */
export const newTrail = (
  trail: Omit<Trail, "arn" | "selection" | "isLogging" | "startedAt" | "stoppedAt" | "delivery">,
): Trail => ({
  ...trail,
  arn: trailArn(trail),
  selection: LOG_ALL_MANAGEMENT_EVENTS,
  isLogging: false,
  startedAt: undefined,
  stoppedAt: undefined,
  delivery: NOTHING_DELIVERED,
});

export const trailArn = ({ homeRegion, accountId, name }: Pick<Trail, "homeRegion" | "accountId" | "name">): string =>
  `arn:aws:cloudtrail:${homeRegion}:${accountId}:trail/${name}`;

/**
 * The stream of one account in the trail's log group. CloudTrail User Guide: "CloudWatch log group and log stream naming for
 * CloudTrail"; that an organization trail begins with the organization's id follows from the guide's policy for its role.
 */
export const logStreamName = (
  { organizationId, homeRegion }: Pick<Trail, "organizationId" | "homeRegion">,
  accountId: string,
): string => [organizationId, accountId, "CloudTrail", homeRegion].filter((part) => part !== undefined).join("_");

/** The service principal of trusted access, of delegated administration and of bucket policies. */
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** What all log files of one account begin with: `PREFIX/AWSLogs/[o-…/]ACCOUNT/`. CloudTrail User Guide: "Finding your CloudTrail log files". */
export const logFolder = ({ keyPrefix, organizationId }: Trail, accountId: string): string =>
  [keyPrefix, "AWSLogs", organizationId, accountId, ""].filter((part) => part !== undefined).join("/");
