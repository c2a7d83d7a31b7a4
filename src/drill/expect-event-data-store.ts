/** What an event data store holds of an account, and who is shown it: asked with CloudTrail Lake's own queries. aws-facts 7. */
import { recordAbsence } from "./absence-of-record.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { isThrottling } from "./failed-look.ts";
import { type Sought, usualOfDelivery, whyMayExist } from "./held-back.ts";
import type { AccountView } from "./organization-view.ts";
import { concerns } from "./record-book.ts";
import { type StoredRecord, shownStores, storedRecords } from "./stored-records.ts";
import { awaitDelivery } from "./wait-for-records.ts";

/** A store by its name, who keeps it, and the account that is asked about. */
export type StorePlace = Readonly<{ store: string; keeper: AccountView; account: AccountView }>;
type Search = StorePlace & Readonly<{ eventName: string }>;

/** A record of that name about each attempt of the last When is in the store, or is not. */
export async function expectStored(drill: Drill, search: Search & Readonly<{ isThere: boolean }>): Promise<void> {
  const { eventName, account, isThere } = search;
  for (const attempt of drill.recall()) {
    const isOwn = (record: StoredRecord): boolean => concerns(record, attempt);
    const asked = { ...search, isSilence: !isThere, isEnough: (each: StoredRecord) => isThere && isOwn(each) };
    const { read, waited } = await awaitStored(drill, attempt, asked);
    const found = typeof read === "string" ? [] : read.filter(isOwn);
    const sought: Sought = {
      places: ["event data store"],
      accountIds: [account.id],
      eventNames: [eventName],
      usual: usualOfDelivery(drill, attempt),
    };
    const isSilent = !isThere && found.length === 0;
    claim(drill, {
      attempt,
      account,
      holds: found.length > 0 === isThere,
      doubt: doubtOf(read, search) ?? (isSilent ? await whyMayExist(drill, attempt, sought) : undefined),
      reason: `${eventName} of ${whoIn(attempt.act)} is ${found.length === 0 ? "not " : ""}in ${wordsFor(search)}${found.length === 0 ? waited : ""}`,
      expected: `${isThere ? "a record" : "no record"} ${eventName} of ${account.name} in ${wordsFor(search)}`,
      observed: found.length === 0 ? "no such record" : `${eventName} at ${String(found[0]?.eventTime)}`,
      records: { kind: "named", eventNames: [eventName] },
      absence: isThere ? undefined : await recordAbsence(drill, attempt, eventName),
    });
  }
}

/** Records of that name are there, whoever made them and whatever was tried last. */
export async function expectStoredStill(drill: Drill, search: Search): Promise<void> {
  const { eventName, account } = search;
  for (const attempt of drill.recall()) {
    const { read } = await awaitStored(drill, attempt, { ...search, isSilence: false, isEnough: () => true });
    const found = typeof read === "string" ? 0 : read.length;
    claim(drill, {
      attempt,
      account,
      holds: found > 0,
      doubt: doubtOf(read, search),
      reason: `${wordsFor(search)} holds ${eventName} of ${account.name} ${found} times`,
      expected: `${eventName} of ${account.name} in ${wordsFor(search)}`,
      observed: `${found} records`,
      records: { kind: "named", eventNames: [eventName] },
    });
  }
}

/** The account is shown the store, in the list and by its ARN, or neither. */
export async function expectShown(drill: Drill, place: StorePlace & Readonly<{ isShown: boolean }>): Promise<void> {
  const { account, isShown } = place;
  for (const attempt of drill.recall()) {
    const seen = await lookForStore(drill, attempt, place);
    const observed = typeof seen === "string" ? seen : `${seen.isListed ? "" : "not "}listed, by its ARN ${seen.byArn}`;
    const isAsWanted = typeof seen !== "string" && seen.isListed === isShown && (seen.byArn === "shown") === isShown;
    claim(drill, {
      attempt,
      account,
      holds: isAsWanted,
      doubt: typeof seen === "string" ? seen : undefined,
      reason: `${wordsFor(place)}, asked for by ${account.name}: ${observed}`,
      expected: isShown ? "listed, by its ARN shown" : "not listed, by its ARN refused",
      observed,
    });
  }
}

type Awaiting = Search & Readonly<{ isSilence: boolean; isEnough: (record: StoredRecord) => boolean }>;
type Awaited = Readonly<{ read: readonly StoredRecord[] | string; waited: string }>;

/** Asks the store until one record is enough, or the record of the attempt would have to be there. */
async function awaitStored(drill: Drill, attempt: Attempt, asked: Awaiting): Promise<Awaited> {
  const { isEnough, isSilence, ...search } = asked;
  let read: readonly StoredRecord[] | string | undefined;
  const look = async (): Promise<boolean> => {
    read = await readStore(drill, attempt, search);
    return typeof read !== "string" && read.some(isEnough);
  };
  const waited = await awaitDelivery(drill, {
    attempt,
    isSilence,
    isEnough: look,
    failure: () => (typeof read === "string" ? { why: read, isThrottled: isThrottling(read) } : undefined),
  });
  return { read: read ?? (await readStore(drill, attempt, search)), waited };
}

async function readStore(drill: Drill, attempt: Attempt, search: Search): Promise<readonly StoredRecord[] | string> {
  const { store, keeper, account, eventName } = search;
  const hands = drill.administratorOf(keeper.id, attempt.world);
  if (hands === undefined) return "nobody there may ask it";
  return storedRecords(hands, {
    store,
    eventName,
    accountId: account.id,
    target: (attempt.world ?? drill.opened).target,
  });
}

type Seen = Readonly<{ isListed: boolean; byArn: string }>;

/** The ARN is the keeper's to tell; a refusal is what the account is answered with. */
async function lookForStore(drill: Drill, attempt: Attempt, place: StorePlace): Promise<Seen | string> {
  const { store, keeper, account } = place;
  const keeping = drill.administratorOf(keeper.id, attempt.world);
  const looking = drill.administratorOf(account.id, attempt.world);
  if (keeping === undefined || looking === undefined) return "nobody there may look";
  const kept = await shownStores(keeping);
  if (typeof kept === "string") return kept;
  const EventDataStore = kept.get(store);
  if (EventDataStore === undefined) return `there is no event data store ${store} in ${keeper.name}`;
  const listed = await shownStores(looking);
  if (typeof listed === "string") return listed;
  const { outcome } = await looking.call("cloudtrail", "GetEventDataStore", { EventDataStore });
  if (outcome.kind === "indeterminate") return outcome.reason;
  const byArn = outcome.kind === "refused" ? `refused with ${outcome.code}` : "shown";
  return { isListed: [...listed.values()].includes(EventDataStore), byArn };
}

const wordsFor = ({ store, keeper }: StorePlace): string => `the event data store ${store} of ${keeper.name}`;

const doubtOf = (read: readonly StoredRecord[] | string, place: StorePlace): string | undefined =>
  typeof read === "string" ? `${wordsFor(place)} could not be read: ${read}` : undefined;
