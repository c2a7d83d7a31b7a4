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
  /** When trails get hold of it, where that is not at once. */
  reachesTrailAt?: Instant;
  /** When it is gathered into a log file, where that is neither at once nor when its trail gets hold of it. */
  reachesLogFileAt?: Instant;
  /** It counts as larger than buses and log groups take, and reaches the event history and log files alone. */
  isOversize?: boolean;
  /** It reaches nobody but the trails that log it, and buses by them. */
  isDataEvent?: boolean;
  /** Named assumptions on which its existence or its content rests. */
  assumptions: readonly string[];
  readonly record: CloudTrailRecord;
}>;

/** Writes out what `source` holds, for one account. */
export type Write<Source> = (source: Source, to: Pick<Recorded, "accountId" | "eventId">) => CloudTrailRecord;

/** `write` must read nothing that can change later; it runs at most once. */
export const recorded = <Source>(facts: Omit<Recorded, "record">, source: Source, write: Write<Source>): Recorded =>
  new UnwrittenRecord(facts, source, write);

/** Tens of thousands of these are kept, so each holds its call and a function that all of them share. */
class UnwrittenRecord<Source> implements Recorded {
  readonly accountId: AccountId;
  readonly region: string;
  readonly at: Instant;
  readonly eventId: string;
  readonly visibleFrom: Instant;
  readonly reachesBusAt: Instant;
  readonly isDataEvent: boolean;
  readonly assumptions: readonly string[];
  readonly #source: Source;
  readonly #write: Write<Source>;
  #written: CloudTrailRecord | undefined;

  constructor(facts: Omit<Recorded, "record">, source: Source, write: Write<Source>) {
    this.accountId = facts.accountId;
    this.region = facts.region;
    this.at = facts.at;
    this.eventId = facts.eventId;
    this.visibleFrom = facts.visibleFrom;
    this.reachesBusAt = facts.reachesBusAt;
    this.isDataEvent = facts.isDataEvent === true;
    this.assumptions = facts.assumptions;
    this.#source = source;
    this.#write = write;
  }

  get record(): CloudTrailRecord {
    this.#written ??= this.#write(this.#source, this);
    return this.#written;
  }
}
