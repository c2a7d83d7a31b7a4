/** CloudTrail's event history: 90 days of management events for each account, in the order of their time. */
import type { AccountId, Instant } from "../kernel/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";

/** A record and the moment from which a reader of the history can see it. */
export type HistoryEntry = Readonly<{ visibleFrom: Instant; record: CloudTrailRecord }>;

export type EventHistory = Readonly<{
  /** Entries of one account and Region, oldest first. */
  entries(accountId: AccountId, region: string): readonly HistoryEntry[];
}>;
