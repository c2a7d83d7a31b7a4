/** GetBucketLocation: the bucket's Region, and nothing for us-east-1. Amazon S3 API Reference, GetBucketLocation. */
import type { GetBucketLocationRequest } from "@aws-sdk/client-s3";
import { decideOnBucket, knownBucket, managementOperation } from "../operation.ts";
import { onBucket } from "../permissions.ts";

export const getBucketLocation = managementOperation<
  GetBucketLocationRequest,
  Readonly<{ LocationConstraint?: string }>
>(
  {
    name: "GetBucketLocation",
    readOnly: true,
    permissions: (context, { Bucket }) => onBucket(context, "s3:GetBucketLocation", { bucket: Bucket }),
    decide: decideOnBucket,
    respond({ world }, { Bucket }) {
      const { region } = knownBucket(world, Bucket);
      return region === "us-east-1" ? {} : { LocationConstraint: region };
    },
  },
  { flag: "location" },
);
