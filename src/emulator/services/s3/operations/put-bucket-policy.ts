/** PutBucketPolicy: who may do what with the bucket from now on, in the policy's own words. Amazon S3 API Reference, PutBucketPolicy. */
import type { PutBucketPolicyRequest } from "@aws-sdk/client-s3";
import { decideChangeBucket } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { checkBucketPolicy } from "../bucket-policy.ts";
import { managementOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { ownBucket } from "../own-bucket.ts";
import { onBucket } from "../permissions.ts";
import { isPublicPolicy } from "../public-policy.ts";

/** A policy that shuts everybody out is taken: that is what the owner's root user and root sessions are for. */
export const putBucketPolicy = managementOperation<PutBucketPolicyRequest, Nothing>(
  {
    name: "PutBucketPolicy",
    readOnly: false,
    permissions: (context, { Bucket }) => onBucket(context, "s3:PutBucketPolicy", { bucket: Bucket }),
    decide(context, input) {
      const bucket = ownBucket(context, input);
      if (!bucket.ok) return bucket;
      const { name, publicAccessBlock } = bucket.value;
      const policy = checkBucketPolicy(context, name, required(input.Policy, "Policy"));
      if (!policy.ok) return policy;
      if (publicAccessBlock?.blockPublicPolicy === true && isPublicPolicy(policy.value)) {
        return refuse({ kind: "Denied", message: blocked(context.caller.principal.arn, name) });
      }
      return decideChangeBucket(context.world, name, { policy: policy.value });
    },
    respond: () => NOTHING,
  },
  { flag: "policy", parameters: ({ Policy }) => ({ bucketPolicy: documentOf(Policy) }) },
);

const blocked = (arn: string, name: string): string =>
  `User: ${arn} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access`;

/** CloudTrail holds the policy as a document; one that is none is left out. */
function documentOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
