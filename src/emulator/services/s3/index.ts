/** S3: general purpose buckets, their policies, and objects in memory. */
import { type AccountId, accept, type Result, refuse } from "../../../kernel/index.ts";
import type { AnyOperation, Service, UnownedContext } from "../../operation.ts";
import type { Structure, WireError } from "../../wire/index.ts";
import { deniedText } from "./denied-text.ts";
import { createBucket } from "./operations/create-bucket.ts";
import { deleteBucket } from "./operations/delete-bucket.ts";
import { deleteBucketPolicy } from "./operations/delete-bucket-policy.ts";
import { deleteObject } from "./operations/delete-object.ts";
import { deleteObjects } from "./operations/delete-objects.ts";
import { deletePublicAccessBlock } from "./operations/delete-public-access-block.ts";
import { getBucketLocation } from "./operations/get-bucket-location.ts";
import { getBucketPolicy } from "./operations/get-bucket-policy.ts";
import { getBucketPolicyStatus } from "./operations/get-bucket-policy-status.ts";
import { getBucketVersioning } from "./operations/get-bucket-versioning.ts";
import { getObject } from "./operations/get-object.ts";
import { getPublicAccessBlock } from "./operations/get-public-access-block.ts";
import { headBucket } from "./operations/head-bucket.ts";
import { headObject } from "./operations/head-object.ts";
import { listBuckets } from "./operations/list-buckets.ts";
import { listObjects } from "./operations/list-objects.ts";
import { listObjectsV2 } from "./operations/list-objects-v2.ts";
import { putBucketPolicy } from "./operations/put-bucket-policy.ts";
import { putObject } from "./operations/put-object.ts";
import { putPublicAccessBlock } from "./operations/put-public-access-block.ts";
import { accessDenied, ownerShut, type S3Refusal, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  listBuckets,
  createBucket,
  deleteBucket,
  headBucket,
  getBucketLocation,
  getBucketVersioning,
  getBucketPolicy,
  getBucketPolicyStatus,
  putBucketPolicy,
  deleteBucketPolicy,
  getPublicAccessBlock,
  putPublicAccessBlock,
  deletePublicAccessBlock,
  listObjects,
  listObjectsV2,
  putObject,
  getObject,
  headObject,
  deleteObject,
  deleteObjects,
];

export const s3Service: Service = {
  name: "s3",
  eventSource: "s3.amazonaws.com",
  actionPrefix: "s3",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError: (refusal: S3Refusal) => wireError(refusal),
  accessDenied,
  denialText: deniedText,
  ownerShut,
  ownerOf,
};

/** Nobody creates or lists buckets without an account; everything else asks for somebody's bucket. */
function ownerOf({ world }: UnownedContext, operation: string, { Bucket }: Structure): Result<AccountId, WireError> {
  if (typeof Bucket !== "string" || operation === "CreateBucket") return refuse(accessDenied("Access Denied"));
  const bucket = world.buckets.get(Bucket);
  return bucket === undefined ? refuse(wireError({ kind: "NoSuchBucket", name: Bucket })) : accept(bucket.accountId);
}
