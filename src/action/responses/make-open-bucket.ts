/** A bucket that its owner's own policy opens to another account. S3 API Reference: CreateBucket, PutBucketPolicy. */
import type { Action } from "../action.ts";

const admitting = (bucket: string, accountId: string) => ({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { AWS: accountId },
    Action: ["s3:ListBucket", "s3:GetObject"],
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  },
});

export const makeOpenBucket = (bucket: string, accountId: string): Action => ({
  id: "make-open-bucket",
  kind: "response",
  sentence: `make the bucket ${bucket} that admits ${accountId}`,
  techniques: [],
  undo: "delete the bucket",
  async carryOut(hands) {
    const made = await hands.call("s3", "CreateBucket", { Bucket: bucket });
    if (made.outcome.kind !== "succeeded") return made;
    const Policy = JSON.stringify(admitting(bucket, accountId));
    return hands.call("s3", "PutBucketPolicy", { Bucket: bucket, Policy });
  },
});
