/** Keeps every account's event history in bounded memory: 90 days, and a limit for each account and for all. */
import { type AccountId, addMs, days, hours, type Instant } from "../kernel/index.ts";
import type { EventHistory, HistoryEntry } from "./event-history.ts";
import type { Recorded } from "./recorder.ts";

/** CloudTrail User Guide: event history keeps the past 90 days of management events. */
export const EVENT_HISTORY_RETENTION_MS = days(90);
/** Longer than a reader is shown: the latest record may lie ahead of the clock, as a result is dated when its work completes. */
const KEPT_MS = EVENT_HISTORY_RETENTION_MS + hours(1);

export type EventHistoryLimits = Readonly<{ perAccount: number; overall: number }>;
export const DEFAULT_LIMITS: EventHistoryLimits = { perAccount: 10_000, overall: 200_000 };

export type EventHistoryStatistics = Readonly<{
  held: number;
  /** Lost to a limit: a reader may miss them. */
  dropped: number;
  /** Gone after 90 days, as in AWS. */
  expired: number;
}>;

export type EventHistoryStore = EventHistory &
  Readonly<{
    append(entry: Recorded): void;
    statistics(): EventHistoryStatistics;
    clear(): void;
  }>;

/** One account's entries in one Region, by time; `start` is where the kept ones begin, `owed` how many left out of turn. */
type Shelf = { entries: Recorded[]; start: number; owed: number };
type AccountShelves = { byRegion: Map<string, Shelf>; held: number };

export function eventHistoryStore(limits: EventHistoryLimits = DEFAULT_LIMITS): EventHistoryStore {
  return new BoundedHistory(limits);
}

class BoundedHistory implements EventHistoryStore {
  readonly #limits: EventHistoryLimits;
  readonly #accounts = new Map<AccountId, AccountShelves>();
  /** The shelf of each append, oldest first: whose turn it is when there is no room. */
  #turns: Shelf[] = [];
  #nextTurn = 0;
  #latest = Number.NEGATIVE_INFINITY;
  #held = 0;
  #dropped = 0;
  #expired = 0;

  constructor(limits: EventHistoryLimits) {
    this.#limits = limits;
  }

  append(entry: Recorded): void {
    const account = this.#accountOf(entry.accountId);
    const shelf = shelfOf(account, entry.region);
    insertByTime(shelf, entry);
    account.held++;
    this.#held++;
    this.#turns.push(shelf);
    if (entry.at > this.#latest) this.#latest = entry.at;
    this.#expire(account, shelf);
    if (account.held > this.#limits.perAccount) this.#dropOldestOf(account);
    if (this.#held > this.#limits.overall) this.#dropOldest();
    this.#tidyTurns();
  }

  entries(accountId: AccountId, region: string): readonly HistoryEntry[] {
    const account = this.#accounts.get(accountId);
    const shelf = account?.byRegion.get(region);
    if (account === undefined || shelf === undefined) return [];
    this.#expire(account, shelf);
    return shelf.entries.slice(shelf.start);
  }

  statistics(): EventHistoryStatistics {
    return { held: this.#held, dropped: this.#dropped, expired: this.#expired };
  }

  clear(): void {
    this.#accounts.clear();
    this.#turns = [];
    this.#nextTurn = 0;
    this.#latest = Number.NEGATIVE_INFINITY;
    this.#held = 0;
    this.#dropped = 0;
    this.#expired = 0;
  }

  #accountOf(accountId: AccountId): AccountShelves {
    const known = this.#accounts.get(accountId);
    if (known !== undefined) return known;
    const fresh: AccountShelves = { byRegion: new Map(), held: 0 };
    this.#accounts.set(accountId, fresh);
    return fresh;
  }

  /** Time is known from the entries alone: the store has no clock. */
  #expire(account: AccountShelves, shelf: Shelf): void {
    const oldest = this.#latest - KEPT_MS;
    for (
      let first = shelf.entries[shelf.start];
      first !== undefined && first.at < oldest;
      first = shelf.entries[shelf.start]
    ) {
      this.#removeFirst(account, shelf);
      shelf.owed++;
      this.#expired++;
    }
  }

  #dropOldestOf(account: AccountShelves): void {
    let oldest: Shelf | undefined;
    for (const shelf of account.byRegion.values()) {
      if (firstTime(shelf) < firstTime(oldest)) oldest = shelf;
    }
    if (oldest === undefined) return;
    this.#removeFirst(account, oldest);
    oldest.owed++;
    this.#dropped++;
  }

  #dropOldest(): void {
    while (this.#nextTurn < this.#turns.length) {
      const shelf = this.#turns[this.#nextTurn++];
      const first = shelf?.entries[shelf.start];
      if (shelf === undefined || first === undefined) continue;
      if (shelf.owed > 0) {
        shelf.owed--;
        continue;
      }
      this.#removeFirst(this.#accountOf(first.accountId), shelf);
      this.#dropped++;
      return;
    }
  }

  #removeFirst(account: AccountShelves, shelf: Shelf): void {
    shelf.start++;
    account.held--;
    this.#held--;
    if (shelf.start > 1_000 && shelf.start * 2 > shelf.entries.length) {
      shelf.entries = shelf.entries.slice(shelf.start);
      shelf.start = 0;
    }
  }

  /** Turns of entries that left otherwise are taken out before they outnumber the rest. */
  #tidyTurns(): void {
    if (this.#turns.length < 2 * this.#limits.overall + 1_000) return;
    const kept: Shelf[] = [];
    for (const shelf of this.#turns.slice(this.#nextTurn)) {
      if (shelf.owed > 0) shelf.owed--;
      else kept.push(shelf);
    }
    this.#turns = kept;
    this.#nextTurn = 0;
  }
}

function shelfOf(account: AccountShelves, region: string): Shelf {
  const known = account.byRegion.get(region);
  if (known !== undefined) return known;
  const fresh: Shelf = { entries: [], start: 0, owed: 0 };
  account.byRegion.set(region, fresh);
  return fresh;
}

/** Almost always at the end; a record dated ahead is passed by the next ones. Equal times keep their order. */
function insertByTime({ entries, start }: Shelf, entry: Recorded): void {
  let place = entries.length;
  while (place > start && (entries[place - 1]?.at ?? entry.at) > entry.at) place--;
  if (place === entries.length) entries.push(entry);
  else entries.splice(place, 0, entry);
}

const firstTime = (shelf: Shelf | undefined): Instant | number =>
  shelf?.entries[shelf.start]?.at ?? Number.POSITIVE_INFINITY;

/** The earliest time that event history still answers for. */
export const historyBegins = (now: Instant): Instant => addMs(now, -EVENT_HISTORY_RETENTION_MS);
