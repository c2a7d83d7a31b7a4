/** CreateBucket: a bucket of the caller's account, with public access blocked. Amazon S3 API Reference, CreateBucket. */
import type { CreateBucketOutput, CreateBucketRequest } from "@aws-sdk/client-s3";
import { bucketArn, decideCreateBucket } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { notEmulatedOfBucket } from "../not-emulated.ts";
import { managementOperation, required } from "../operation.ts";

export const createBucket = managementOperation<CreateBucketRequest, CreateBucketOutput>(
  {
    name: "CreateBucket",
    readOnly: false,
    permissions(_context, { Bucket = "", ACL, CreateBucketConfiguration }) {
      const location = CreateBucketConfiguration?.LocationConstraint;
      const context = {
        ...(ACL === undefined ? {} : { "s3:x-amz-acl": ACL }),
        ...(location === undefined ? {} : { "s3:locationconstraint": location }),
      };
      return [{ action: "s3:CreateBucket", resource: bucketArn(Bucket), context }];
    },
    decide({ world, caller, request, now }, input) {
      const missing = notEmulatedOfBucket(input);
      if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
      return decideCreateBucket(world, {
        name: required(input.Bucket, "Bucket"),
        accountId: caller.accountId,
        region: request.region,
        location: input.CreateBucketConfiguration?.LocationConstraint,
        now,
      });
    },
    respond: (_context, { Bucket = "" }) => ({ Location: `/${Bucket}`, BucketArn: bucketArn(Bucket) }),
  },
  {
    parameters: ({ CreateBucketConfiguration }) =>
      CreateBucketConfiguration?.LocationConstraint === undefined
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: CreateBucketConfiguration.LocationConstraint } },
  },
);
