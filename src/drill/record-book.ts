/** What a defender finds in the event histories about an act: read through CloudTrail's own API, account by account. */
import { listOf } from "../action/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { CallOutcome, Hands } from "../target/index.ts";
import type { Attempt } from "./attempt.ts";
import { type FailedLook, failureIn } from "./failed-look.ts";
import type { AccountView, WorldView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

/** What the book needs of its drill. */
type Reader = Readonly<{
  view: WorldView;
  /** On the drill's own world unless another is given. */
  administratorOf(accountId: string, world?: OpenedWorld): Hands | undefined;
  /** Where detections listen beside us-east-1: what happens there is read too. */
  otherRegions?: readonly string[];
  /** Where a history has more than a drill can read before it is asked for again: nothing older is read. */
  since?: Instant | undefined;
}>;

type Place = Readonly<{ world: OpenedWorld | undefined; region: string }>;
type Found = Place & Readonly<{ found: readonly RecordObservation[] }>;
type Unreadable = Place & Readonly<{ why: string; failure?: FailedLook | undefined }>;
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
  /** By account and Region, what the last reading failed of although somebody may read it. */
  readonly #failed = new Map<string, FailedLook>();
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
    this.#failed.clear();
  }

  /** What a reading since the last `forget` failed of, although somebody may read it; where one was throttled, that one. */
  get failure(): FailedLook | undefined {
    const all = [...this.#failed.values()];
    return all.find(({ isThrottled }) => isThrottled) ?? all[0];
  }

  /** Nobody may read that event history, however often it is asked for. */
  isClosed(accountId: string): boolean {
    return this.unread.has(accountId) && ![...this.#failed.keys()].some((each) => each.startsWith(`${accountId}/`));
  }

  /** Why a record of the attempt may be there although it was not read: a reading failed that could have shown it. */
  failureAbout(attempt: Attempt): string | undefined {
    const ids = this.#asked(attempt, []).map(({ id }) => id);
    const [found] = [...this.#failed].filter(([place]) => ids.some((id) => place.startsWith(`${id}/`)));
    if (found === undefined) return undefined;
    const [id = "", region] = found[0].split("/");
    return `the event history of ${id} (${region}) could not be read at the last look: ${found[1].why}`;
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
      const input = {
        MaxResults: PAGE_SIZE,
        ...(this.#reader.since !== undefined && { StartTime: new Date(this.#reader.since) }),
        ...(token !== undefined && { NextToken: token }),
      };
      const { outcome } = await hands.call("cloudtrail", "LookupEvents", input);
      if (outcome.kind !== "succeeded") return this.#unreadable(account, { ...place, ...whyNot(outcome) });
      for (const event of listOf<LookedUp>(outcome.output, "Events")) found.push(observed(account, event));
      token = outcome.output.NextToken;
      if (token === undefined) return this.#keep(account, { ...place, found });
    }
    this.unread.set(account.id, `it holds more than ${this.#mostPages * PAGE_SIZE} records`);
    return found;
  }

  /** The records of one attempt, in the acting account, in every management account, and in the others that are named. */
  async about(attempt: Attempt, others: readonly AccountView[] = []): Promise<readonly RecordObservation[]> {
    const asked = this.#asked(attempt, others);
    const regions = [HOME, ...(this.#reader.otherRegions ?? [])];
    const histories = await Promise.all(
      asked.flatMap((each) => regions.map((region) => this.history(each, attempt.world, region))),
    );
    const records = histories.flat().filter(({ record }) => concerns(record, attempt));
    for (const each of records) this.seen.set(`${each.accountId}/${String(each.record.eventID)}`, each);
    return records;
  }

  #asked(attempt: Attempt, others: readonly AccountView[]): readonly AccountView[] {
    const management = this.#reader.view.accounts.filter((each) => each.isManagement);
    const asked = [attempt.act.actor.account, ...management, ...others];
    return [...new Map(asked.map((each) => [each.id, each])).values()];
  }

  #keep(account: AccountView, { found, world, region }: Found): readonly RecordObservation[] {
    const kept = this.#kept.get(world) ?? new Map<string, readonly RecordObservation[]>();
    this.#kept.set(world, kept.set(placeOf(account, region), found));
    return found;
  }

  /** A Region that is closed to its readers is silent; one that failed to answer may not be. */
  #unreadable(account: AccountView, { why, failure, world, region }: Unreadable): readonly RecordObservation[] {
    if (region === HOME || failure !== undefined) this.unread.set(account.id, why);
    if (failure !== undefined) this.#failed.set(placeOf(account, region), failure);
    return this.#kept.get(world)?.get(placeOf(account, region)) ?? [];
  }
}

const whyNot = (outcome: Exclude<CallOutcome, Readonly<{ kind: "succeeded" }>>) => ({
  why: outcome.kind === "refused" ? outcome.code : outcome.reason,
  failure: failureIn(outcome),
});

const observed = (account: AccountView, event: LookedUp): RecordObservation => ({
  accountId: account.id,
  accountName: account.name,
  record: JSON.parse(event.CloudTrailEvent ?? "{}") as Record<string, unknown>,
});

/**
 * The call's own record (by request id), what else a visit to the console leaves, or a service event about one of its subjects at or after the call. A refused call moves
 * no account, so such an event at the same moment has another cause.
 */
export function concerns(record: Readonly<Record<string, unknown>>, attempt: Attempt): boolean {
  if (attempt.calls.some((call) => call.requestId === record.requestID || isOfVisit(record, call))) return true;
  if (attempt.decisive.outcome.kind === "refused") return false;
  return subjectsOf(attempt).includes(subjectOf(record)) && String(record.eventTime) >= attempt.decisive.at;
}

/** A sign-in has no id of a request, and every call of a page its own: account, second and where they come from tell them. */
const isOfVisit = (
  { eventType, sessionCredentialFromConsole, recipientAccountId, eventTime }: Readonly<Record<string, unknown>>,
  { service, actor, at }: Attempt["decisive"],
): boolean =>
  service === "console" &&
  (eventType === "AwsConsoleSignIn" || sessionCredentialFromConsole === "true") &&
  recipientAccountId === actor.accountId &&
  String(eventTime).slice(0, SECONDS) === at.slice(0, SECONDS);

/** As far as `2026-11-01T00:00:00`. */
const SECONDS = 19;

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
