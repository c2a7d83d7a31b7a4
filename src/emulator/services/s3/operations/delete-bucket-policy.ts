/** DeleteBucketPolicy: one that is not there is deleted as well. Amazon S3 API Reference, DeleteBucketPolicy. */
import type { DeleteBucketPolicyRequest } from "@aws-sdk/client-s3";
import { decideChangeBucket } from "../../../../domain/index.ts";
import { managementOperation, NOTHING, type Nothing } from "../operation.ts";
import { ownBucket } from "../own-bucket.ts";
import { onBucket } from "../permissions.ts";

export const deleteBucketPolicy = managementOperation<DeleteBucketPolicyRequest, Nothing>(
  {
    name: "DeleteBucketPolicy",
    readOnly: false,
    permissions: (context, { Bucket }) => onBucket(context, "s3:DeleteBucketPolicy", { bucket: Bucket }),
    decide(context, input) {
      const bucket = ownBucket(context, input);
      return bucket.ok ? decideChangeBucket(context.world, bucket.value.name, { policy: undefined }) : bucket;
    },
    respond: () => NOTHING,
  },
  { flag: "policy" },
);
