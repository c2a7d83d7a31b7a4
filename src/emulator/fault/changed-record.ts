/** A record at another time or in another shape than it was made; still written out only when somebody looks. */
import type { Instant } from "../../kernel/index.ts";
import type { CloudTrailRecord } from "../../trail/index.ts";
import type { Recorded } from "../recorder.ts";

export type Arrivals = Partial<
  Pick<
    Recorded,
    "accountId" | "eventId" | "visibleFrom" | "reachesBusAt" | "reachesTrailAt" | "reachesLogFileAt" | "isOversize"
  >
>;

type Rewrite = (record: CloudTrailRecord) => CloudTrailRecord;

const AS_IT_IS: Rewrite = (record) => record;

export const changedRecord = (original: Recorded, arrivals: Arrivals, rewrite: Rewrite = AS_IT_IS): Recorded =>
  new ChangedRecord(original, arrivals, rewrite);

class ChangedRecord implements Recorded {
  readonly accountId: Recorded["accountId"];
  readonly region: string;
  readonly at: Instant;
  readonly eventId: string;
  readonly visibleFrom: Instant;
  readonly reachesBusAt: Instant;
  readonly reachesTrailAt: Instant;
  readonly reachesLogFileAt: Instant;
  readonly isOversize: boolean;
  readonly isDataEvent: boolean;
  readonly assumptions: readonly string[];
  readonly #original: Recorded;
  readonly #rewrite: Rewrite;
  #record: CloudTrailRecord | undefined;

  constructor(original: Recorded, arrivals: Arrivals, rewrite: Rewrite) {
    this.accountId = arrivals.accountId ?? original.accountId;
    this.region = original.region;
    this.at = original.at;
    this.eventId = arrivals.eventId ?? original.eventId;
    this.visibleFrom = arrivals.visibleFrom ?? original.visibleFrom;
    this.reachesBusAt = arrivals.reachesBusAt ?? original.reachesBusAt;
    this.reachesTrailAt = arrivals.reachesTrailAt ?? original.reachesTrailAt ?? original.at;
    this.reachesLogFileAt =
      arrivals.reachesLogFileAt ?? arrivals.reachesTrailAt ?? original.reachesLogFileAt ?? this.reachesTrailAt;
    this.isOversize = arrivals.isOversize ?? original.isOversize ?? false;
    this.isDataEvent = original.isDataEvent === true;
    this.assumptions = original.assumptions;
    this.#original = original;
    this.#rewrite = rewrite;
  }

  get record(): CloudTrailRecord {
    this.#record ??= this.#rewrite(this.#original.record);
    return this.#record;
  }
}
