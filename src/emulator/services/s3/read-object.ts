/** What GetObject and HeadObject have in common: which object, under which conditions, and which part of it. Amazon S3 API Reference, GetObject. */
import type { GetObjectRequest } from "@aws-sdk/client-s3";
import type { StoredObject } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { describeObject } from "./describe.ts";
import { bucketOf } from "./operation.ts";
import type { S3Refusal } from "./refusals.ts";

/** The bytes of an object that a request asks for; `end` is the last of them, and `start > end` in an empty object. */
export type Part = Readonly<{ object: StoredObject; start: number; end: number; isWhole: boolean }>;

export type Reading = Pick<
  GetObjectRequest,
  | "Bucket"
  | "Key"
  | "ExpectedBucketOwner"
  | "VersionId"
  | "PartNumber"
  | "SSECustomerKey"
  | "IfMatch"
  | "IfNoneMatch"
  | "IfModifiedSince"
  | "IfUnmodifiedSince"
  | "Range"
  | "ChecksumMode"
>;

export function readPart(context: OperationContext, input: Reading): Result<Part, S3Refusal> {
  const bucket = bucketOf(context, input);
  if (!bucket.ok) return bucket;
  const missing = notEmulated(input);
  if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
  const { Key: key = "" } = input;
  const object = context.world.bucketContents.get(bucket.value.name)?.objects.get(key);
  if (object === undefined) return refuse({ kind: "NoSuchKey", key });
  return brokenCondition(object, input) ?? partOf(object, input.Range);
}

function notEmulated({ VersionId, PartNumber, SSECustomerKey }: Reading): string | undefined {
  if (VersionId !== undefined && VersionId !== "null") return "a version of an object";
  if (PartNumber !== undefined && PartNumber !== 1) return "a part of a multipart upload";
  return SSECustomerKey === undefined ? undefined : "encryption with the customer's keys";
}

/** RFC 7232, section 6: a match outweighs a date. */
function brokenCondition(object: StoredObject, input: Reading): Result<never, S3Refusal> | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = input;
  const second = Math.floor(object.lastModified / 1000) * 1000;
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, object)) return refuse({ kind: "PreconditionFailed", condition: "If-Match" });
  } else if (IfUnmodifiedSince !== undefined && second > IfUnmodifiedSince.getTime()) {
    return refuse({ kind: "PreconditionFailed", condition: "If-Unmodified-Since" });
  }
  if (IfNoneMatch !== undefined) return matches(IfNoneMatch, object) ? refuse({ kind: "NotModified" }) : undefined;
  const isOld = IfModifiedSince !== undefined && second <= IfModifiedSince.getTime();
  return isOld ? refuse({ kind: "NotModified" }) : undefined;
}

const matches = (said: string, { etag }: StoredObject): boolean => said === "*" || said.replaceAll('"', "") === etag;

const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/** A range that cannot be read is not heeded (RFC 7233, section 3.1). */
function partOf(object: StoredObject, range: string | undefined): Result<Part, S3Refusal> {
  const size = object.bytes.length;
  const whole: Part = { object, start: 0, end: size - 1, isWhole: true };
  const [, first = "", last = ""] = RANGE.exec(range ?? "") ?? [];
  if (first === "" && last === "") return accept(whole);
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return accept(whole);
  return start >= size || start > end
    ? refuse({ kind: "InvalidRange", size })
    : accept({ object, start, end, isWhole: false });
}

/** Checksums are of the whole object, so they come with the whole object alone. */
export const describePart = ({ object, start, end, isWhole }: Part, { ChecksumMode }: Reading) => ({
  ...describeObject(object, isWhole && ChecksumMode === "ENABLED"),
  ContentLength: end - start + 1,
  ...(isWhole ? {} : { ContentRange: `bytes ${start}-${end}/${object.bytes.length}` }),
});
