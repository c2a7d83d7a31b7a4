/** From JSON to records. What is not a CloudTrail record is refused with the place and what was expected. */
import { accept, parseInstant, type Result, refuse, unreachable } from "../kernel/index.ts";
import type { CloudTrailRecord } from "./record.ts";

/** `where` is a path such as `Records[3].eventTime`, or empty for the whole. */
export type RecordProblem = Readonly<{ where: string; message: string }>;

type Kind = "text" | "object" | "claim" | "time" | "list";
type Members = Readonly<Record<string, unknown>>;

const REQUIRED = kindsOf({
  eventVersion: "text",
  userIdentity: "object",
  eventTime: "time",
  eventSource: "text",
  eventName: "text",
  awsRegion: "text",
  eventID: "text",
  eventType: "text",
});

const OPTIONAL = kindsOf({
  sourceIPAddress: "text",
  userAgent: "text",
  errorCode: "text",
  errorMessage: "text",
  requestID: "text",
  recipientAccountId: "text",
  sharedEventID: "text",
  eventCategory: "text",
  readOnly: "claim",
  managementEvent: "claim",
  resources: "list",
  tlsDetails: "object",
});

const IDENTITY = kindsOf({
  type: "text",
  principalId: "text",
  arn: "text",
  accountId: "text",
  accessKeyId: "text",
  userName: "text",
  invokedBy: "text",
  sessionContext: "object",
});

function kindsOf(kinds: Readonly<Record<string, Kind>>): Kinds {
  return Object.entries(kinds);
}

const WANTED: Readonly<Record<Kind, string>> = {
  text: "a string",
  object: "an object",
  claim: "true or false",
  time: "an ISO 8601 time",
  list: "a list",
};

/** Deeper JSON is refused: no record of AWS comes near it. */
const MAX_DEPTH = 100;

/**
 * Checks one parsed JSON value. Required: eventVersion, userIdentity, eventTime, eventSource, eventName, awsRegion, eventID and
 * eventType; older records lack the rest. Members that the record contents page does not know are kept.
 */
export function parseRecord(value: unknown, where = ""): Result<CloudTrailRecord, RecordProblem> {
  if (!isMembers(value)) return refuse({ where, message: `expected a CloudTrail record, saw ${named(value)}` });
  if (isDeeperThan(value, MAX_DEPTH))
    return refuse({ where, message: `expected at most ${MAX_DEPTH} levels of nesting` });
  const problem = wrongMember(value, REQUIRED, true) ?? wrongMember(value, OPTIONAL, false) ?? wrongIdentity(value);
  if (problem !== undefined)
    return refuse({ ...problem, where: where === "" ? problem.where : `${where}.${problem.where}` });
  return accept(value as CloudTrailRecord);
}

/**
 * Reads a file of records: a CloudTrail log file (`{"Records": […]}`), a list, one record, or EventBridge events that carry
 * records as `detail`; also the `CloudTrailEvent` strings of LookupEvents (`{"Events": […]}`), and what the drills of a run saw
 * (`{"accountId", "record"}`).
 */
export function parseRecords(text: string): Result<readonly CloudTrailRecord[], RecordProblem> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const records: CloudTrailRecord[] = [];
  for (const [where, value] of candidatesIn(parsed.value)) {
    const record = parseRecord(value, where);
    if (!record.ok) return record;
    records.push(record.value);
  }
  return accept(records);
}

function parseJson(text: string): Result<unknown, RecordProblem> {
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ where: "", message: `expected JSON: ${error.message}` });
  }
}

type Candidate = readonly [where: string, value: unknown];

function candidatesIn(value: unknown): readonly Candidate[] {
  if (Array.isArray(value)) return value.map((each, index) => unwrapped(`[${index}]`, each));
  if (isMembers(value) && Array.isArray(value.Records)) {
    return value.Records.map((each: unknown, index) => unwrapped(`Records[${index}]`, each));
  }
  if (isMembers(value) && Array.isArray(value.Events)) {
    return value.Events.map((each: unknown, index) => unwrapped(`Events[${index}]`, each));
  }
  return [unwrapped("", value)];
}

/** Takes a record out of an EventBridge event, a LookupEvents entry or an observation of a drill. */
function unwrapped(where: string, value: unknown): Candidate {
  if (!isMembers(value)) return [where, value];
  if (isMembers(value.record) && typeof value.accountId === "string" && !("eventVersion" in value))
    return [join(where, "record"), { recipientAccountId: value.accountId, ...value.record }];
  if ("detail-type" in value && "detail" in value) return [join(where, "detail"), value.detail];
  if (typeof value.CloudTrailEvent !== "string") return [where, value];
  const inner = parseJson(value.CloudTrailEvent);
  return [join(where, "CloudTrailEvent"), inner.ok ? inner.value : value.CloudTrailEvent];
}

type Kinds = readonly (readonly [name: string, kind: Kind])[];

function wrongMember(value: Members, kinds: Kinds, required: boolean): RecordProblem | undefined {
  for (const [name, kind] of kinds) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (!required && (member === undefined || member === null)) continue;
    if (!isOfKind(member, kind)) return { where: name, message: `expected ${WANTED[kind]}, saw ${named(member)}` };
  }
  return undefined;
}

function wrongIdentity(value: Members): RecordProblem | undefined {
  const identity = value.userIdentity;
  if (!isMembers(identity)) return undefined;
  const problem = wrongMember(identity, IDENTITY, false);
  return problem && { ...problem, where: `userIdentity.${problem.where}` };
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "time":
      return typeof value === "string" && parseInstant(value) !== undefined;
    case "object":
      return isMembers(value);
    case "claim":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    default:
      return unreachable(kind);
  }
}

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}

function named(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `\`${String(value).slice(0, 80)}\``;
}

const join = (where: string, member: string): string => (where === "" ? member : `${where}.${member}`);
