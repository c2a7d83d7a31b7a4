/** HeadBucket: whether a bucket is there and may be used. Amazon S3 API Reference, HeadBucket. */
import type { HeadBucketOutput, HeadBucketRequest } from "@aws-sdk/client-s3";
import { dataOperation, decideOnBucket, knownBucket } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const headBucket = dataOperation<HeadBucketRequest, HeadBucketOutput>(
  {
    name: "HeadBucket",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:ListBucket", { bucket: Bucket }),
    decide: decideOnBucket,
    respond: ({ world }, { Bucket }) => ({ BucketRegion: knownBucket(world, Bucket).region }),
  },
  { objects: () => ({ prefix: "" }), more: () => ({ bytesTransferredIn: 0, bytesTransferredOut: 0 }) },
);
