/** What a defender finds in the event histories about an act: read through CloudTrail's own API, account by account. */
import { listOf } from "../action/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { Hands } from "../target/index.ts";
import type { Attempt } from "./attempt.ts";
import type { AccountView, WorldView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

/** What the book needs of its drill. */
type Reader = Readonly<{
  view: WorldView;
  /** On the drill's own world unless another is given. */
  administratorOf(accountId: string, world?: OpenedWorld): Hands | undefined;
  /** Where detections listen beside us-east-1: what happens there is read too. */
  otherRegions?: readonly string[];
}>;

type Place = Readonly<{ world: OpenedWorld | undefined; region: string }>;
type Found = Place & Readonly<{ found: readonly RecordObservation[] }>;
type Unreadable = Place & Readonly<{ why: string }>;
type LookedUp = Readonly<{ CloudTrailEvent?: string }>;

/** CloudTrail API Reference, LookupEvents: at most 50 events on a page. */
const PAGE_SIZE = 50;
/** The Region of the global services, where nearly everything that a drill does is recorded. */
const HOME = "us-east-1";
const placeOf = ({ id }: AccountView, region: string): string => `${id}/${region}`;

export class RecordBook {
  /** Every record that some drill step asked for, once. */
  readonly seen = new Map<string, RecordObservation>();
  /** By account id, why its event history could not be read to its end: what is not found there proves nothing. */
  readonly unread = new Map<string, string>();
  readonly #reader: Reader;
  readonly #mostPages: number;
  /** What was read since the last act, by world and account: many attempts ask for the same histories. */
  #read = new Map<OpenedWorld | undefined, Map<string, Promise<readonly RecordObservation[]>>>();

  /** The last whole reading of each history: what a defender has read, they keep. */
  readonly #kept = new Map<OpenedWorld | undefined, Map<string, readonly RecordObservation[]>>();

  constructor(reader: Reader, mostPages = 400) {
    this.#reader = reader;
    this.#mostPages = mostPages;
  }

  /** Something has been done, or time has passed: what was read before may have grown. */
  forget(): void {
    this.#read = new Map();
  }

  /** Records in that account's event history of one Region, newest first. */
  history(account: AccountView, world?: OpenedWorld, region = HOME): Promise<readonly RecordObservation[]> {
    const read = this.#read.get(world) ?? new Map<string, Promise<readonly RecordObservation[]>>();
    this.#read.set(world, read);
    const key = placeOf(account, region);
    const known = read.get(key) ?? this.#readHistory(account, { world, region });
    read.set(key, known);
    return known;
  }

  async #readHistory(account: AccountView, place: Place): Promise<readonly RecordObservation[]> {
    const { world, region } = place;
    if (region === HOME) this.unread.delete(account.id);
    const home = this.#reader.administratorOf(account.id, world);
    const hands = region === HOME ? home : home?.inRegion?.(region);
    if (hands === undefined) return this.#unreadable(account, { ...place, why: "nobody there may read it" });
    const found: RecordObservation[] = [];
    let token: unknown;
    for (let page = 0; page < this.#mostPages; page++) {
      const input = { MaxResults: PAGE_SIZE, ...(token !== undefined && { NextToken: token }) };
      const { outcome } = await hands.call("cloudtrail", "LookupEvents", input);
      if (outcome.kind !== "succeeded")
        return this.#unreadable(account, {
          ...place,
          why: outcome.kind === "refused" ? outcome.code : outcome.reason,
        });
      for (const event of listOf<LookedUp>(outcome.output, "Events")) found.push(observed(account, event));
      token = outcome.output.NextToken;
      if (token === undefined) return this.#keep(account, { ...place, found });
    }
    this.unread.set(account.id, `it holds more than ${this.#mostPages * PAGE_SIZE} records`);
    return found;
  }

  /** The records of one attempt, in the acting account, in every management account, and in the others that are named. */
  async about(attempt: Attempt, others: readonly AccountView[] = []): Promise<readonly RecordObservation[]> {
    const management = this.#reader.view.accounts.filter((each) => each.isManagement);
    const asked = new Map([attempt.act.actor.account, ...management, ...others].map((each) => [each.id, each]));
    const regions = [HOME, ...(this.#reader.otherRegions ?? [])];
    const histories = await Promise.all(
      [...asked.values()].flatMap((each) => regions.map((region) => this.history(each, attempt.world, region))),
    );
    const records = histories.flat().filter(({ record }) => concerns(record, attempt));
    for (const each of records) this.seen.set(`${each.accountId}/${String(each.record.eventID)}`, each);
    return records;
  }

  #keep(account: AccountView, { found, world, region }: Found): readonly RecordObservation[] {
    const kept = this.#kept.get(world) ?? new Map<string, readonly RecordObservation[]>();
    this.#kept.set(world, kept.set(placeOf(account, region), found));
    return found;
  }

  #unreadable(account: AccountView, { why, world, region }: Unreadable): readonly RecordObservation[] {
    if (region === HOME) this.unread.set(account.id, why);
    return this.#kept.get(world)?.get(placeOf(account, region)) ?? [];
  }
}

const observed = (account: AccountView, event: LookedUp): RecordObservation => ({
  accountId: account.id,
  accountName: account.name,
  record: JSON.parse(event.CloudTrailEvent ?? "{}") as Record<string, unknown>,
});

/**
 * The call's own record (by request id), or a service event about one of its subjects at or after the call. A refused call moves
 * no account, so such an event at the same moment has another cause.
 */
export function concerns(record: Readonly<Record<string, unknown>>, attempt: Attempt): boolean {
  if (attempt.calls.some((call) => call.requestId === record.requestID)) return true;
  if (attempt.decisive.outcome.kind === "refused") return false;
  return subjectsOf(attempt).includes(subjectOf(record)) && String(record.eventTime) >= attempt.decisive.at;
}

type Details = Readonly<{ accountId?: unknown; closeAccountStatus?: Readonly<{ accountId?: unknown }> }>;

/** The account that a service event is about. */
function subjectOf({ serviceEventDetails }: Readonly<Record<string, unknown>>): string {
  const { accountId, closeAccountStatus } = (serviceEventDetails ?? {}) as Details;
  return String(accountId ?? closeAccountStatus?.accountId);
}

/** The accounts whose membership the attempt could change: the actor's own, and the one that the call names. */
export function subjectsOf({ act, decisive }: Attempt): readonly string[] {
  const named = (decisive.input as Readonly<{ AccountId?: unknown }>).AccountId;
  return typeof named === "string" ? [act.actor.account.id, named] : [act.actor.account.id];
}
