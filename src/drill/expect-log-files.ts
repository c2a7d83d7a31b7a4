/** What is in the log files that trails left in an account's buckets: read through S3, as a defender reads them. */
import { listOf } from "../action/index.ts";
import type { Hands } from "../target/index.ts";
import { recordAbsence } from "./absence-of-record.ts";
import { type Attempt, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { type FailedLook, isThrottling } from "./failed-look.ts";
import { type Sought, usualOfDelivery, whyHeldBack, whyMayExist } from "./held-back.ts";
import type { AccountView } from "./organization-view.ts";
import { concerns } from "./record-book.ts";
import { awaitDelivery } from "./wait-for-records.ts";

type LoggedRecord = Readonly<Record<string, unknown>>;

/** Where somebody looks for a record of an account: in the log files that `archive` keeps. */
export type LogSearch = Readonly<{ eventName: string; account: AccountView; archive: AccountView; isThere: boolean }>;

/** A record of that name about each attempt of the last When is in the account's log files, or is not. */
export async function expectLogged(drill: Drill, search: LogSearch): Promise<void> {
  const { eventName, account, archive, isThere } = search;
  for (const attempt of drill.recall()) {
    const isFound = (each: LoggedRecord): boolean => isOf(each, eventName, attempt);
    const asked = { account, archive, isSilence: !isThere, isEnough: (each: LoggedRecord) => isThere && isFound(each) };
    const { read, waited } = await awaitLogged(drill, attempt, asked);
    const unread = typeof read === "string" ? `the log files of ${archive.name} could not be read: ${read}` : undefined;
    const found = typeof read === "string" ? [] : read.filter(isFound);
    const sought: Sought = {
      places: ["log files"],
      accountIds: [account.id],
      eventNames: [eventName],
      usual: usualOfDelivery(drill, attempt),
    };
    const why = isThere ? whyHeldBack : whyMayExist;
    const doubt = unread ?? (found.length === 0 ? await why(drill, attempt, sought) : undefined);
    const observed = found.length === 0 ? "no such record" : `${eventName} at ${String(found[0]?.eventTime)}`;
    claim(drill, {
      attempt,
      account,
      holds: found.length > 0 === isThere,
      doubt,
      reason: `${eventName} of ${whoIn(attempt.act)} is ${found.length === 0 ? "not " : ""}in the log files of ${account.name} that ${archive.name} keeps${found.length === 0 ? waited : ""}`,
      expected: `${isThere ? "a record" : "no record"} ${eventName} of ${account.name} in ${archive.name}`,
      observed,
      records: { kind: "named", eventNames: [eventName] },
      absence: isThere ? undefined : await recordAbsence(drill, attempt, eventName),
    });
  }
}

/** Records of that name are there, whoever made them and whatever was tried last. */
export async function expectKept(
  drill: Drill,
  { eventName, account, archive }: Omit<LogSearch, "isThere">,
): Promise<void> {
  for (const attempt of drill.recall()) {
    const isEnough = (each: LoggedRecord): boolean => each.eventName === eventName;
    const { read } = await awaitLogged(drill, attempt, { account, archive, isSilence: false, isEnough });
    const found = typeof read === "string" ? 0 : read.filter((each) => each.eventName === eventName).length;
    claim(drill, {
      attempt,
      account,
      holds: found > 0,
      doubt: typeof read === "string" ? `the log files of ${archive.name} could not be read: ${read}` : undefined,
      reason: `the log files of ${account.name} that ${archive.name} keeps hold ${eventName} ${found} times`,
      expected: `${eventName} of ${account.name} in ${archive.name}`,
      observed: `${found} records`,
      records: { kind: "named", eventNames: [eventName] },
    });
  }
}

type Awaiting = Pick<LogSearch, "account" | "archive"> &
  Readonly<{ isSilence: boolean; isEnough: (record: LoggedRecord) => boolean }>;
type Awaited = Readonly<{ read: readonly LoggedRecord[] | string; waited: string }>;

/** Reads the log files until one record is enough, or the record of the attempt would have to be there. */
async function awaitLogged(drill: Drill, attempt: Attempt, asked: Awaiting): Promise<Awaited> {
  const { account, archive, isSilence, isEnough } = asked;
  const hands = drill.administratorOf(archive.id, attempt.world);
  if (hands === undefined) return { read: "nobody there may read them", waited: "" };
  let read: readonly LoggedRecord[] | string | undefined;
  const look = async (): Promise<boolean> => {
    read = await logRecords(hands, account.id);
    return typeof read !== "string" && read.some(isEnough);
  };
  const failure = () => unreadLogFiles(read);
  const waited = await awaitDelivery(drill, { attempt, isSilence, isEnough: look, failure });
  return { read: read ?? (await logRecords(hands, account.id)), waited };
}

/** `read`: what `logRecords` came to. */
export const unreadLogFiles = (read: readonly LoggedRecord[] | string | undefined): FailedLook | undefined =>
  typeof read === "string" ? { why: read, isThrottled: isThrottling(read) } : undefined;

const isOf = (record: LoggedRecord, eventName: string, attempt: Attempt): boolean =>
  record.eventName === eventName && concerns(record, attempt);

/** Every record of the account in the log files of every bucket; a text says why they could not be read. */
export async function logRecords(hands: Hands, accountId: string): Promise<readonly LoggedRecord[] | string> {
  const buckets = await outputOf(hands, "ListBuckets", {});
  if (typeof buckets === "string") return buckets;
  const records: LoggedRecord[] = [];
  for (const { Name: Bucket } of listOf<{ Name: string }>(buckets, "Buckets")) {
    const keys = await keysIn(hands, Bucket);
    if (typeof keys === "string") return keys;
    for (const Key of keys.filter((each) => each.includes(`/${accountId}/CloudTrail/`))) {
      const file = await outputOf(hands, "GetObject", { Bucket, Key });
      if (typeof file === "string") return file;
      records.push(...(JSON.parse(String(file.Body)) as Readonly<{ Records: LoggedRecord[] }>).Records);
    }
  }
  return records;
}

async function keysIn(hands: Hands, Bucket: string): Promise<readonly string[] | string> {
  const keys: string[] = [];
  let token: unknown;
  do {
    const page = await outputOf(hands, "ListObjectsV2", {
      Bucket,
      ...(token !== undefined && { ContinuationToken: token }),
    });
    if (typeof page === "string") return page;
    keys.push(...listOf<{ Key: string }>(page, "Contents").map(({ Key }) => Key));
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

type Input = Readonly<Record<string, unknown>>;

async function outputOf(hands: Hands, operation: string, input: Input): Promise<Input | string> {
  const { outcome } = await hands.call("s3", operation, input);
  if (outcome.kind === "succeeded") return outcome.output;
  return outcome.kind === "refused" ? outcome.code : outcome.reason;
}
