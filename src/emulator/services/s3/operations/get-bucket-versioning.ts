/** GetBucketVersioning: no bucket here is versioned, and the answer to that is empty. Amazon S3 API Reference, GetBucketVersioning. */
import type { GetBucketVersioningRequest } from "@aws-sdk/client-s3";
import { decideOnBucket, managementOperation, NOTHING, type Nothing } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const getBucketVersioning = managementOperation<GetBucketVersioningRequest, Nothing>(
  {
    name: "GetBucketVersioning",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:GetBucketVersioning", { bucket: Bucket }),
    decide: decideOnBucket,
    respond: () => NOTHING,
  },
  { flag: "versioning" },
);
