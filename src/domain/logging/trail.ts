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
}>;

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

/** The service principal of trusted access, of delegated administration and of bucket policies. */
export const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/** What all log files of one account begin with: `PREFIX/AWSLogs/[o-…/]ACCOUNT/`. CloudTrail User Guide: "Finding your CloudTrail log files". */
export const logFolder = ({ keyPrefix, organizationId }: Trail, accountId: string): string =>
  [keyPrefix, "AWSLogs", organizationId, accountId, ""].filter((part) => part !== undefined).join("/");
