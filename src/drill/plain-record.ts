/** The same record as an intruder would leave it: without what only a drill writes, so that no rule can listen for the drill. */
import { type CloudTrailRecord, parseRecord } from "../trail/index.ts";

const ORDINARY_AGENT = "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13.7";
/** Our user agent, session names, and the principals and accounts that a drill adds. */
const MARKER = /orgdrill(?:-intruder)?|intruder/gi;
const HAS_MARKER = /orgdrill|intruder/i;
const ORDINARY_NAME = "app-0";
/** What identifies a record stays as it is. */
const KEPT = new Set(["eventID", "requestID", "sharedEventID", "recipientAccountId", "eventTime"]);

export function plainRecord(record: CloudTrailRecord): CloudTrailRecord {
  const { userAgent } = record;
  const plain = Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, KEPT.has(key) ? value : plainValue(value)]),
  );
  const parsed = parseRecord({
    ...plain,
    ...(userAgent !== undefined && HAS_MARKER.test(userAgent) && { userAgent: ORDINARY_AGENT }),
  });
  return parsed.ok ? parsed.value : record;
}

/** The call that was refused as one that succeeded, and the other way round. CloudTrail User Guide, record contents: errorCode. */
export function otherOutcome(record: CloudTrailRecord): CloudTrailRecord {
  const { errorCode, errorMessage: _message, ...rest } = record;
  if (errorCode !== undefined) return rest;
  return { ...rest, errorCode: "AccessDenied", errorMessage: "User is not authorized", responseElements: null };
}

function plainValue(value: unknown): unknown {
  if (typeof value === "string") return value.replace(MARKER, ORDINARY_NAME);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainValue(member)]));
}
