/** Why S3 refuses, and what that is called on the wire. Amazon S3 API Reference: "List of error codes". */
import type { AssumptionReader, BucketRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";

export type S3Refusal =
  | BucketRefusal
  | Readonly<{ kind: "NoSuchKey"; key: string }>
  | Readonly<{ kind: "NoSuchBucketPolicy"; name: string }>
  | Readonly<{ kind: "NoPublicAccessBlock"; name: string }>
  | Readonly<{ kind: "MalformedPolicy"; message: string }>
  | Readonly<{ kind: "Denied"; message: string }>
  /** Bucket policies are their owner's account's own. */
  | Readonly<{ kind: "NotYourBucket" }>
  | Readonly<{ kind: "AclsDisabled" }>
  /** The algorithm's name, or undefined for Content-MD5. */
  | Readonly<{ kind: "BadDigest"; algorithm: string | undefined }>
  | Readonly<{ kind: "PreconditionFailed"; condition: string }>
  | Readonly<{ kind: "NotModified" }>
  | Readonly<{ kind: "InvalidRange"; size: number }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

type Named = Readonly<{ code: string; status: number; trailCode?: string }>;

const WIRE = {
  NoSuchBucket: { code: "NoSuchBucket", status: 404 },
  InvalidBucketName: { code: "InvalidBucketName", status: 400 },
  BucketTaken: { code: "BucketAlreadyExists", status: 409 },
  BucketAlreadyYours: { code: "BucketAlreadyOwnedByYou", status: 409 },
  BucketNotEmpty: { code: "BucketNotEmpty", status: 409 },
  TooManyBuckets: { code: "TooManyBuckets", status: 400 },
  InvalidLocation: { code: "InvalidLocationConstraint", status: 400 },
  LocationMismatch: { code: "IllegalLocationConstraintException", status: 400 },
  StoreFull: { code: "NotEmulatedException", status: 501 },
  NoSuchKey: { code: "NoSuchKey", status: 404 },
  NoSuchBucketPolicy: { code: "NoSuchBucketPolicy", status: 404 },
  NoPublicAccessBlock: { code: "NoSuchPublicAccessBlockConfiguration", status: 404 },
  MalformedPolicy: { code: "MalformedPolicy", status: 400 },
  Denied: { code: "AccessDenied", status: 403, trailCode: "AccessDenied" },
  NotYourBucket: { code: "MethodNotAllowed", status: 405 },
  AclsDisabled: { code: "AccessControlListNotSupported", status: 400 },
  BadDigest: { code: "BadDigest", status: 400 },
  PreconditionFailed: { code: "PreconditionFailed", status: 412 },
  NotModified: { code: "NotModified", status: 304 },
  InvalidRange: { code: "InvalidRange", status: 416 },
  InvalidNextToken: { code: "InvalidArgument", status: 400 },
  NotEmulated: { code: "NotEmulatedException", status: 501 },
} as const satisfies Record<S3Refusal["kind"], Named>;

export function wireError(refusal: S3Refusal): WireError {
  const members = membersOf(refusal);
  const named: WireError = { ...WIRE[refusal.kind], message: textOf(refusal) };
  return members === undefined ? named : { ...named, members };
}

function membersOf(refusal: S3Refusal): Readonly<Record<string, string>> | undefined {
  switch (refusal.kind) {
    case "NoSuchKey":
      return { Key: refusal.key };
    case "InvalidLocation":
      return { LocationConstraint: refusal.location };
    case "PreconditionFailed":
      return { Condition: refusal.condition };
    case "InvalidRange":
      return { ActualObjectSize: String(refusal.size) };
    default:
      return "name" in refusal ? { BucketName: refusal.name } : undefined;
  }
}

function textOf(refusal: S3Refusal): string {
  switch (refusal.kind) {
    case "NoSuchBucket":
      return "The specified bucket does not exist";
    case "InvalidBucketName":
      return "The specified bucket is not valid.";
    case "BucketTaken":
      return "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.";
    case "BucketAlreadyYours":
      return "Your previous request to create the named bucket succeeded and you already own it.";
    case "BucketNotEmpty":
      return "The bucket you tried to delete is not empty";
    case "TooManyBuckets":
      return "You have attempted to create more buckets than allowed";
    case "InvalidLocation":
      return "The specified location-constraint is not valid";
    case "LocationMismatch":
      return `The ${refusal.location ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.`;
    case "StoreFull":
      return `orgdrill keeps objects in memory, and holds at most ${refusal.limit} ${refusal.what === "object" ? "bytes of one object" : `${refusal.what} in all buckets`}`;
    case "NoSuchKey":
      return "The specified key does not exist.";
    case "NoSuchBucketPolicy":
      return "The bucket policy does not exist";
    case "NoPublicAccessBlock":
      return "The public access block configuration was not found";
    case "NotYourBucket":
      return "The specified method is not allowed against this resource.";
    case "AclsDisabled":
      return "The bucket does not allow ACLs";
    case "BadDigest":
      return refusal.algorithm === undefined
        ? "The Content-MD5 you specified did not match what we received."
        : `The ${refusal.algorithm} you specified did not match the calculated checksum.`;
    case "PreconditionFailed":
      return "At least one of the pre-conditions you specified did not hold";
    case "NotModified":
      return "Not Modified";
    case "InvalidRange":
      return "The requested range is not satisfiable";
    case "InvalidNextToken":
      return "The continuation token provided is incorrect";
    case "NotEmulated":
      return `${refusal.what} is not emulated by orgdrill`;
    case "MalformedPolicy":
    case "Denied":
      return refusal.message;
    default:
      return unreachable(refusal);
  }
}

/** Amazon S3 API Reference, "List of error codes"; the text is the one that those report who were answered so. */
const ALL_ACCESS_DISABLED: WireError = {
  code: "AllAccessDisabled",
  message: "All access to this object has been disabled",
  status: 403,
};

/** Assumption `closed-account-buckets`. */
export const ownerShut = (assumptions: AssumptionReader): WireError | undefined =>
  assumptions.value("closed-account-buckets") === "AllAccessDisabled" ? ALL_ACCESS_DISABLED : undefined;

export const accessDenied = (message: string): WireError => ({ ...WIRE.Denied, message });
