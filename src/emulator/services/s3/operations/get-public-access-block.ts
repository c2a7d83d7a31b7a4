/** GetPublicAccessBlock: what keeps the public out of a bucket. Amazon S3 API Reference, GetPublicAccessBlock. */
import type { GetPublicAccessBlockOutput, GetPublicAccessBlockRequest } from "@aws-sdk/client-s3";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeBlock } from "../describe.ts";
import { bucketOf, knownBucket, managementOperation } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const getPublicAccessBlock = managementOperation<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput>(
  {
    name: "GetPublicAccessBlock",
    eventName: "GetBucketPublicAccessBlock",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:GetBucketPublicAccessBlock", { bucket: Bucket }),
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      const { publicAccessBlock, name } = bucket.value;
      return publicAccessBlock === undefined ? refuse({ kind: "NoPublicAccessBlock", name }) : accept([]);
    },
    respond({ world }, { Bucket }) {
      const { publicAccessBlock } = knownBucket(world, Bucket);
      return publicAccessBlock === undefined
        ? {}
        : { PublicAccessBlockConfiguration: describeBlock(publicAccessBlock) };
    },
  },
  { flag: "publicAccessBlock" },
);
