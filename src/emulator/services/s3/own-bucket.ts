/** Bucket policies are the owner's account's own affair. Amazon S3 API Reference: PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy. */
import type { Bucket } from "../../../domain/index.ts";
import { type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { bucketOf, type Named } from "./operation.ts";
import type { S3Refusal } from "./refusals.ts";

/** Whoever is allowed to and belongs to another account is told that the method is not. */
export function ownBucket(context: OperationContext, input: Named): Result<Bucket, S3Refusal> {
  const bucket = bucketOf(context, input);
  if (!bucket.ok) return bucket;
  const { accountId, identity } = context.caller;
  const isOwners = accountId === bucket.value.accountId && identity.kind !== "anonymous";
  return isOwners ? bucket : refuse({ kind: "NotYourBucket" });
}
