/** PutPublicAccessBlock: what is not said is off. Amazon S3 API Reference, PutPublicAccessBlock. */
import type { PutPublicAccessBlockRequest } from "@aws-sdk/client-s3";
import { decideChangeBucket } from "../../../../domain/index.ts";
import { bucketOf, managementOperation, NOTHING, type Nothing } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const putPublicAccessBlock = managementOperation<PutPublicAccessBlockRequest, Nothing>(
  {
    name: "PutPublicAccessBlock",
    eventName: "PutBucketPublicAccessBlock",
    readOnly: false,
    permissions: (context, { Bucket }) => onBucket(context, "s3:PutBucketPublicAccessBlock", { bucket: Bucket }),
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      const said = input.PublicAccessBlockConfiguration;
      const publicAccessBlock = {
        blockPublicAcls: said?.BlockPublicAcls === true,
        ignorePublicAcls: said?.IgnorePublicAcls === true,
        blockPublicPolicy: said?.BlockPublicPolicy === true,
        restrictPublicBuckets: said?.RestrictPublicBuckets === true,
      };
      return decideChangeBucket(context.world, bucket.value.name, { publicAccessBlock });
    },
    respond: () => NOTHING,
  },
  {
    flag: "publicAccessBlock",
    parameters: ({ PublicAccessBlockConfiguration }) => ({ PublicAccessBlockConfiguration }),
  },
);
