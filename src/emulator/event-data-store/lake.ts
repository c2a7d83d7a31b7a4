/** What is in event data stores: references to the records that the stores took, in bounded memory, each visible when it has arrived. */
import { type DomainEvent, type EventDataStore, selects, takesEvents, type World } from "../../domain/index.ts";
import { type AccountId, addMs, days, type Instant } from "../../kernel/index.ts";
import type { Faults } from "../fault/faults.ts";
import { loggedEvent } from "../log-files/capture-index.ts";
import { organizationThen } from "../log-files/organization-then.ts";
import type { Recorded } from "../recorder.ts";
import type { LakeAsked, LakeFound, LakeReader } from "./lake-reader.ts";

/** A record in a store. `visibleFrom`: when queries find it. */
export type KeptRecord = Readonly<{ storeArn: string; recorded: Recorded; visibleFrom: Instant }>;

export type Lake = LakeReader &
  Readonly<{
    /** Takes a record; `events` are what its call brought about. Answers the assumptions on which that rests. */
    accept(recorded: Recorded, events: readonly DomainEvent[]): readonly string[];
    /** To be told after the records of a call were taken. */
    note(events: readonly DomainEvent[]): void;
  }>;

export type LakeDependencies = Readonly<{
  world: () => World;
  assumptions: Readonly<Record<string, string>>;
  faults: Pick<Faults, "delayed">;
  /** Records that all stores together keep. */
  limit?: number;
}>;

const DEFAULT_LIMIT = 200_000;

export const lakeOf = (dependencies: LakeDependencies): Lake => new BoundedLake(dependencies);

type StoresThatTake = Readonly<{
  ofAccount: ReadonlyMap<AccountId, readonly EventDataStore[]>;
  ofOrganization: ReadonlyMap<string, readonly EventDataStore[]>;
}>;

const NO_ASSUMPTIONS: readonly string[] = [];
const NO_STORES: readonly EventDataStore[] = [];

class BoundedLake implements Lake {
  readonly #dependencies: LakeDependencies;
  readonly #limit: number;
  readonly #lost = new Map<string, number>();
  #kept: KeptRecord[] = [];
  /** Undefined where no store takes anything, which is all that a call pays for then. */
  #stores: StoresThatTake | undefined;

  constructor(dependencies: LakeDependencies) {
    this.#dependencies = dependencies;
    this.#limit = dependencies.limit ?? DEFAULT_LIMIT;
    this.#stores = storesThatTake(dependencies.world());
  }

  accept(recorded: Recorded, events: readonly DomainEvent[]): readonly string[] {
    const stores = this.#stores;
    if (stores === undefined) return NO_ASSUMPTIONS;
    const { assumptions, world, faults } = this.#dependencies;
    const { accountId, region } = recorded;
    const hears = (organizationId: string): boolean => stores.ofOrganization.has(organizationId);
    const belonged = organizationThen({ world: world(), assumptions, hears }, accountId, events);
    const own = stores.ofAccount.get(accountId) ?? NO_STORES;
    const shared = stores.ofOrganization.get(belonged.organizationId ?? "") ?? NO_STORES;
    if (own.length + shared.length > 0) {
      const event = loggedEvent(recorded.record, region);
      for (const store of [...own, ...shared]) {
        if ((!store.isMultiRegion && store.region !== region) || !selects(store.selection, event)) continue;
        const arrives = recorded.reachesTrailAt ?? recorded.at;
        const visibleFrom = faults.delayed("log-file", arrives, `${store.arn} ${recorded.eventId}`);
        this.#keep({ storeArn: store.arn, recorded, visibleFrom });
      }
    }
    return belonged.assumptions;
  }

  note(events: readonly DomainEvent[]): void {
    if (events.some(({ kind }) => CHANGES_STORES.has(kind))) this.#stores = storesThatTake(this.#dependencies.world());
  }

  /** A record leaves by its time, whoever asks. CloudTrail API Reference, UpdateEventDataStore: RetentionPeriod. */
  read({ storeArn, asOf, retentionDays }: LakeAsked): LakeFound {
    const begins = addMs(asOf, -days(retentionDays));
    const kept = this.#kept.filter(
      (each) => each.storeArn === storeArn && each.visibleFrom <= asOf && each.recorded.at >= begins,
    );
    return { kept: kept.map(({ recorded }) => recorded), lost: this.#lost.get(storeArn) ?? 0 };
  }

  /** A tenth at once, so that one more record costs the same. */
  #keep(record: KeptRecord): void {
    this.#kept.push(record);
    if (this.#kept.length <= this.#limit) return;
    const surplus = Math.max(1, Math.floor(this.#limit / 10));
    for (const { storeArn } of this.#kept.slice(0, surplus)) {
      this.#lost.set(storeArn, (this.#lost.get(storeArn) ?? 0) + 1);
    }
    this.#kept = this.#kept.slice(surplus);
  }
}

const CHANGES_STORES: ReadonlySet<DomainEvent["kind"]> = new Set([
  "EventDataStoreChanged",
  "OrganizationDeleted",
  "AccountPermanentlyClosed",
  "ServiceAccessDisabled",
] as const);

function storesThatTake({ eventDataStores }: World): StoresThatTake | undefined {
  const ofAccount = new Map<AccountId, EventDataStore[]>();
  const ofOrganization = new Map<string, EventDataStore[]>();
  for (const store of eventDataStores.values()) {
    if (!takesEvents(store)) continue;
    if (store.organizationId === undefined) listed(ofAccount, store.accountId).push(store);
    else listed(ofOrganization, store.organizationId).push(store);
  }
  return ofAccount.size + ofOrganization.size === 0 ? undefined : { ofAccount, ofOrganization };
}

function listed<K>(map: Map<K, EventDataStore[]>, key: K): EventDataStore[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh: EventDataStore[] = [];
  map.set(key, fresh);
  return fresh;
}
