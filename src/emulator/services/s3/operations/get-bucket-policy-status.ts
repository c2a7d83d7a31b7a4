/** GetBucketPolicyStatus: whether the policy lets the public in. Amazon S3 API Reference, GetBucketPolicyStatus. */
import type { GetBucketPolicyStatusOutput, GetBucketPolicyStatusRequest } from "@aws-sdk/client-s3";
import { accept, refuse } from "../../../../kernel/index.ts";
import { bucketOf, knownBucket, managementOperation } from "../operation.ts";
import { onBucket } from "../permissions.ts";
import { isPublicPolicy } from "../public-policy.ts";

export const getBucketPolicyStatus = managementOperation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusOutput>(
  {
    name: "GetBucketPolicyStatus",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:GetBucketPolicyStatus", { bucket: Bucket }),
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      const { policy, name } = bucket.value;
      return policy === undefined ? refuse({ kind: "NoSuchBucketPolicy", name }) : accept([]);
    },
    respond: ({ world }, { Bucket }) => ({
      PolicyStatus: { IsPublic: isPublicPolicy(knownBucket(world, Bucket).policy ?? "") },
    }),
  },
  { flag: "policyStatus" },
);
