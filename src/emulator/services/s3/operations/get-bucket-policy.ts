/** GetBucketPolicy: the text as it was put. Amazon S3 API Reference, GetBucketPolicy. */
import type { GetBucketPolicyOutput, GetBucketPolicyRequest } from "@aws-sdk/client-s3";
import { accept, refuse } from "../../../../kernel/index.ts";
import { knownBucket, managementOperation } from "../operation.ts";
import { ownBucket } from "../own-bucket.ts";
import { onBucket } from "../permissions.ts";

export const getBucketPolicy = managementOperation<GetBucketPolicyRequest, GetBucketPolicyOutput>(
  {
    name: "GetBucketPolicy",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:GetBucketPolicy", { bucket: Bucket }),
    decide(context, input) {
      const bucket = ownBucket(context, input);
      if (!bucket.ok) return bucket;
      const { policy, name } = bucket.value;
      return policy === undefined ? refuse({ kind: "NoSuchBucketPolicy", name }) : accept([]);
    },
    respond: ({ world }, { Bucket }) => ({ Policy: knownBucket(world, Bucket).policy }),
  },
  { flag: "policy" },
);
