/** DeletePublicAccessBlock: nothing keeps the public out any more but the policy. Amazon S3 API Reference, DeletePublicAccessBlock. */
import type { DeletePublicAccessBlockRequest } from "@aws-sdk/client-s3";
import { decideChangeBucket } from "../../../../domain/index.ts";
import { bucketOf, managementOperation, NOTHING, type Nothing } from "../operation.ts";
import { onBucket } from "../permissions.ts";

/** There is no permission of that name: deleting needs the one for putting. Service Authorization Reference, "Amazon S3". */
export const deletePublicAccessBlock = managementOperation<DeletePublicAccessBlockRequest, Nothing>(
  {
    name: "DeletePublicAccessBlock",
    eventName: "DeleteBucketPublicAccessBlock",
    readOnly: false,
    permissions: (context, { Bucket }) => onBucket(context, "s3:PutBucketPublicAccessBlock", { bucket: Bucket }),
    decide(context, input) {
      const bucket = bucketOf(context, input);
      return bucket.ok
        ? decideChangeBucket(context.world, bucket.value.name, { publicAccessBlock: undefined })
        : bucket;
    },
    respond: () => NOTHING,
  },
  { flag: "publicAccessBlock" },
);
