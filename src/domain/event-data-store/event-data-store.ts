/** An event data store of CloudTrail Lake: a collection of events that is asked with SQL. CloudTrail User Guide: "CloudTrail Lake event data stores". */
import { type AccountId, addMs, days, type Instant } from "../../kernel/index.ts";
import type { EventSelection } from "../logging/event-selection.ts";

export type BillingMode = "EXTENDABLE_RETENTION_PRICING" | "FIXED_RETENTION_PRICING";

export type EventDataStore = Readonly<{
  /** A UUID: the end of the ARN, and what a query names behind FROM. */
  id: string;
  arn: string;
  name: string;
  /** The owner: of an organization's store the management account, whoever created it. */
  accountId: AccountId;
  /** Where it was created, and the only Region in which it is found. */
  region: string;
  /** Present where it takes the events of every account of an organization; members do not see it. */
  organizationId: string | undefined;
  isMultiRegion: boolean;
  retentionDays: number;
  isTerminationProtected: boolean;
  billingMode: BillingMode;
  selection: EventSelection;
  tags: ReadonlyMap<string, string>;
  isIngesting: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  /** When somebody deleted it; it can be restored until the wait is over. */
  deletedAt: Instant | undefined;
}>;

export type EventDataStoreStatus = "ENABLED" | "STOPPED_INGESTION" | "PENDING_DELETION";

/** CloudTrail API Reference, DeleteEventDataStore: "a wait period of seven days". */
const DELETION_WAIT_MS = days(7);

/** Undefined once the wait is over: then there is no such store. Read off the clock, never scheduled. */
export function storeStatusAt(store: EventDataStore, now: Instant): EventDataStoreStatus | undefined {
  const { deletedAt, isIngesting } = store;
  if (deletedAt === undefined) return isIngesting ? "ENABLED" : "STOPPED_INGESTION";
  return now >= addMs(deletedAt, DELETION_WAIT_MS) ? undefined : "PENDING_DELETION";
}

/** Whether events go in: AWS does not say so of a store that waits for its end; that none do is inferred. */
export const takesEvents = ({ isIngesting, deletedAt }: EventDataStore): boolean =>
  isIngesting && deletedAt === undefined;

export const eventDataStoreArn = ({ region, accountId, id }: Pick<EventDataStore, "region" | "accountId" | "id">) =>
  `arn:aws:cloudtrail:${region}:${accountId}:eventdatastore/${id}`;

/** What a store takes that nobody configured. CloudTrail API Reference: CreateEventDataStore. */
export const ALL_MANAGEMENT_EVENTS: EventSelection = {
  kind: "advanced",
  selectors: [{ name: "Default management events", fields: [{ field: "eventCategory", equals: ["Management"] }] }],
};

/** One query on a store. What it found is computed anew whenever somebody reads it, from what was in the store when it began. */
export type EventDataQuery = Readonly<{
  id: string;
  storeArn: string;
  /** Who asked. */
  accountId: AccountId;
  statement: string;
  startedAt: Instant;
  endsAt: Instant;
  cancelledAt: Instant | undefined;
  /** The store's retention period when it began. */
  retentionDays: number;
}>;

export type EventDataQueryStatus = "RUNNING" | "FINISHED" | "CANCELLED";

export function queryStatusAt({ cancelledAt, endsAt }: EventDataQuery, now: Instant): EventDataQueryStatus {
  if (cancelledAt !== undefined) return "CANCELLED";
  return now >= endsAt ? "FINISHED" : "RUNNING";
}

/** CloudTrail API Reference, ListQueries: "queries (and their statuses) for the past seven days". */
export const QUERIES_KEPT_MS = days(7);
/** Those that are kept of one account; older ones are forgotten sooner than in AWS. */
export const MAX_QUERIES_KEPT = 1_000;
