/** A bucket that its owner's own policy opens to another account, or to an organization. S3 API Reference: CreateBucket, PutBucketPolicy. */
import type { Action } from "../action.ts";

const admitting = (bucket: string, accountId: string) => ({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { AWS: accountId },
    Action: ["s3:ListBucket", "s3:GetObject"],
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  },
});

/** Whoever belongs to it may list what is there. IAM User Guide: aws:PrincipalOrgID. */
const admittingOrganization = (bucket: string, organizationId: string) => ({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:ListBucket",
    Resource: `arn:aws:s3:::${bucket}`,
    Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } },
  },
});

export const makeOpenBucket = (bucket: string, accountId: string): Action =>
  making(bucket, accountId, admitting(bucket, accountId));

export const makeOrganizationBucket = (bucket: string, organizationId: string): Action => ({
  ...making(bucket, organizationId, admittingOrganization(bucket, organizationId)),
  id: "make-organization-bucket",
});

const making = (bucket: string, guest: string, policy: object): Action => ({
  id: "make-open-bucket",
  kind: "response",
  sentence: `make the bucket ${bucket} that admits ${guest}`,
  techniques: [],
  undo: "delete the bucket",
  async carryOut(hands) {
    const made = await hands.call("s3", "CreateBucket", { Bucket: bucket });
    if (made.outcome.kind !== "succeeded") return made;
    return hands.call("s3", "PutBucketPolicy", { Bucket: bucket, Policy: JSON.stringify(policy) });
  },
});
