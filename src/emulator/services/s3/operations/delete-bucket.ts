/** DeleteBucket: only an empty one. Amazon S3 API Reference, DeleteBucket. */
import type { DeleteBucketRequest } from "@aws-sdk/client-s3";
import { decideDeleteBucket } from "../../../../domain/index.ts";
import { bucketOf, managementOperation, NOTHING, type Nothing } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const deleteBucket = managementOperation<DeleteBucketRequest, Nothing>({
  name: "DeleteBucket",
  readOnly: false,
  permissions: (context, { Bucket }) => onBucket(context, "s3:DeleteBucket", { bucket: Bucket }),
  decide(context, input) {
    const bucket = bucketOf(context, input);
    return bucket.ok ? decideDeleteBucket(context.world, bucket.value.name) : bucket;
  },
  respond: () => NOTHING,
});
