/** What a request may ask of S3 that is not emulated; asking for it is refused, so that nobody relies on it. */
import type { CreateBucketRequest } from "@aws-sdk/client-s3";
import type { ObjectInput } from "./stored-object.ts";

const NEVER_OF_AN_OBJECT = [
  "SSECustomerAlgorithm",
  "SSEKMSKeyId",
  "Tagging",
  "ObjectLockMode",
  "ObjectLockRetainUntilDate",
  "ObjectLockLegalHoldStatus",
  "WebsiteRedirectLocation",
  "WriteOffsetBytes",
  "GrantFullControl",
  "GrantRead",
  "GrantReadACP",
  "GrantWriteACP",
] as const satisfies readonly (keyof ObjectInput)[];

export function notEmulatedOfObject(input: ObjectInput): string | undefined {
  const { ServerSideEncryption, StorageClass } = input;
  if (ServerSideEncryption !== undefined && ServerSideEncryption !== "AES256")
    return `encryption with ${ServerSideEncryption}`;
  if (StorageClass !== undefined && StorageClass !== "STANDARD") return `the storage class ${StorageClass}`;
  const found = NEVER_OF_AN_OBJECT.find((name) => input[name] !== undefined);
  return found === undefined ? undefined : `${found} of an object`;
}

export function notEmulatedOfBucket(input: CreateBucketRequest): string | undefined {
  const { ACL, ObjectOwnership, ObjectLockEnabledForBucket, CreateBucketConfiguration: configuration } = input;
  if (ACL !== undefined && ACL !== "private") return `the ACL ${ACL} of a bucket`;
  if (ObjectOwnership !== undefined && ObjectOwnership !== "BucketOwnerEnforced")
    return `the object ownership ${ObjectOwnership}`;
  if (ObjectLockEnabledForBucket === true) return "S3 Object Lock";
  if (configuration?.Bucket !== undefined || configuration?.Location !== undefined) return "a directory bucket";
  const isNamespaced = input.BucketNamespace !== undefined && input.BucketNamespace !== "global";
  if (isNamespaced) return "an account's own namespace of buckets";
  return (configuration?.Tags?.length ?? 0) > 0 ? "the tags of a bucket" : undefined;
}
