/** A record that is fixed when its call is answered and written out when somebody first looks at it. */
import { type AccountId, addMs, type Instant } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";
import type { Delays } from "./delays.ts";

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

/** Where and when one record arrives. */
export type Addressed = Pick<Recorded, "accountId" | "region" | "at" | "eventId" | "assumptions"> &
  Readonly<{ eventSource: string; eventName: string; delays: Delays }>;

/** Many thousands of these are kept, so each holds little: what was asked and answered, and how that is written out. */
export class KeptRecord<Source> implements Recorded {
  readonly accountId: AccountId;
  readonly region: string;
  readonly at: Instant;
  readonly eventId: string;
  readonly assumptions: readonly string[];
  readonly visibleFrom: Instant;
  readonly reachesBusAt: Instant;
  readonly #source: Source;
  readonly #write: (source: Source, record: KeptRecord<Source>) => CloudTrailRecord;
  #written: CloudTrailRecord | undefined;

  /** `write` must read nothing that can change later; it runs at most once. */
  constructor(
    addressed: Addressed,
    source: Source,
    write: (source: Source, record: KeptRecord<Source>) => CloudTrailRecord,
  ) {
    this.accountId = addressed.accountId;
    this.region = addressed.region;
    this.at = addressed.at;
    this.eventId = addressed.eventId;
    this.assumptions = addressed.assumptions;
    this.visibleFrom = addMs(addressed.at, addressed.delays.eventHistory(addressed));
    this.reachesBusAt = addMs(addressed.at, addressed.delays.eventBridge(addressed));
    this.#source = source;
    this.#write = write;
  }

  get record(): CloudTrailRecord {
    this.#written ??= this.#write(this.#source, this);
    return this.#written;
  }
}
