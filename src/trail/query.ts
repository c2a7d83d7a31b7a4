/** Questions that a defender asks of records. */
import { type Instant, parseInstant } from "../kernel/index.ts";
import type { CloudTrailRecord } from "./record.ts";

/** Every member that is given must hold. */
export type RecordQuery = Readonly<{
  eventName?: string;
  eventSource?: string;
  /** The account whose event history holds the record. */
  accountId?: string;
  /** Inclusive. */
  from?: Instant;
  /** Inclusive. */
  to?: Instant;
  username?: string;
  accessKeyId?: string;
  eventId?: string;
  readOnly?: boolean;
  /** `null` asks for records without an error. */
  errorCode?: string | null;
  /** The ARN in `userIdentity`. */
  arn?: string;
  /** Further attributes by dotted path, compared as text: `requestParameters.accountId`. */
  attributes?: Readonly<Record<string, string>>;
}>;

/** The records that fit, in the order in which they came. */
export function findRecords(records: readonly CloudTrailRecord[], query: RecordQuery): readonly CloudTrailRecord[] {
  return records.filter((record) => fits(record, query));
}

export function fits(record: CloudTrailRecord, query: RecordQuery): boolean {
  return (
    same(query.eventName, record.eventName) &&
    same(query.eventSource, record.eventSource) &&
    same(query.accountId, record.recipientAccountId) &&
    same(query.eventId, record.eventID) &&
    same(query.readOnly, record.readOnly ?? false) &&
    same(query.errorCode, record.errorCode ?? null) &&
    (query.username === undefined || usernameOf(record) === query.username) &&
    (query.accessKeyId === undefined || accessKeyIdOf(record) === query.accessKeyId) &&
    (query.arn === undefined || attributeOf(record, "userIdentity.arn") === query.arn) &&
    isBetween(record, query) &&
    Object.entries(query.attributes ?? {}).every(([path, value]) => attributeOf(record, path) === value)
  );
}

/** When the event happened. */
export const timeOf = (record: CloudTrailRecord): Instant | undefined => parseInstant(record.eventTime);

/**
 * The name by which LookupEvents lists the caller: the user's name, `root`, or a role session's name; the invoking service
 * where there is no caller.
 */
export function usernameOf(record: CloudTrailRecord): string | undefined {
  const identity = record.userIdentity;
  switch (identity.type) {
    case "Root":
      return identity.userName ?? "root";
    case "AssumedRole":
      return identity.principalId?.split(":")[1];
    case "AWSAccount":
      return identity.principalId;
    case "AWSService":
    case undefined:
      return identity.invokedBy;
    default:
      return identity.userName;
  }
}

export function accessKeyIdOf({ userIdentity }: CloudTrailRecord): string | undefined {
  return "accessKeyId" in userIdentity ? userIdentity.accessKeyId : undefined;
}

/** The text at a dotted path; undefined where the path ends in nothing or in an object. */
export function attributeOf(record: CloudTrailRecord, path: string): string | undefined {
  let value: unknown = record;
  for (const step of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value === null || value === undefined || typeof value === "object" ? undefined : String(value);
}

function isBetween(record: CloudTrailRecord, { from, to }: RecordQuery): boolean {
  if (from === undefined && to === undefined) return true;
  const at = timeOf(record);
  return at !== undefined && (from === undefined || at >= from) && (to === undefined || at <= to);
}

const same = <T>(wanted: T | undefined, seen: T | undefined): boolean => wanted === undefined || wanted === seen;
