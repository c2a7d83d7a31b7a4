/** A record that is fixed when its call is answered and written out when somebody first looks at it. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";

export type Recorded = Readonly<{
  /** Whose event history and event bus get it. */
  accountId: AccountId;
  region: string;
  at: Instant;
  eventId: string;
  /** When event history shows it. */
  visibleFrom: Instant;
  /** When it reaches the account's default event bus. */
  reachesBusAt: Instant;
  /** Named assumptions on which its existence or its content rests. */
  assumptions: readonly string[];
  readonly record: CloudTrailRecord;
}>;

/** `write` must read nothing that can change later; it runs at most once. */
export function recorded(facts: Omit<Recorded, "record">, write: () => CloudTrailRecord): Recorded {
  let written: CloudTrailRecord | undefined;
  return {
    accountId: facts.accountId,
    region: facts.region,
    at: facts.at,
    eventId: facts.eventId,
    visibleFrom: facts.visibleFrom,
    reachesBusAt: facts.reachesBusAt,
    assumptions: facts.assumptions,
    get record() {
      written ??= write();
      return written;
    },
  };
}
