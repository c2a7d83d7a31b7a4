/** The policy that lets CloudTrail write a trail's files into a bucket. CloudTrail User Guide: "Amazon S3 bucket policy for CloudTrail". */
import { bucketArn, objectArn } from "../bucket/bucket.ts";
import { CLOUDTRAIL, logFolder, type Trail } from "./trail.ts";

/** An ACL that every file is written with. */
export const FILE_ACL = "bucket-owner-full-control";

/** One policy for all trails that share the bucket. */
export function trailBucketPolicy(bucketName: string, trails: readonly Trail[]): string {
  const sources = trails.map(({ arn }) => arn);
  const folders = trails.flatMap((trail) => foldersOf(trail).map((folder) => objectArn(bucketName, `${folder}*`)));
  const from = { "aws:SourceArn": oneOrAll(sources) };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TrailsMayAskForTheAcl",
        Effect: "Allow",
        Principal: { Service: CLOUDTRAIL },
        Action: "s3:GetBucketAcl",
        Resource: bucketArn(bucketName),
        Condition: { StringEquals: from },
      },
      {
        Sid: "TrailsMayWriteTheirFiles",
        Effect: "Allow",
        Principal: { Service: CLOUDTRAIL },
        Action: "s3:PutObject",
        Resource: oneOrAll([...new Set(folders)]),
        Condition: { StringEquals: { ...from, "s3:x-amz-acl": FILE_ACL } },
      },
    ],
  });
}

/** The owner's own folder, and for organization trails that of the organization, where every account has one. */
function foldersOf(trail: Trail): readonly string[] {
  const own = logFolder({ ...trail, organizationId: undefined }, trail.accountId);
  return trail.organizationId === undefined ? [own] : [own, organizationFolder(trail)];
}

/** `PREFIX/AWSLogs/o-…/`. */
const organizationFolder = ({ keyPrefix, organizationId }: Trail): string =>
  [keyPrefix, "AWSLogs", organizationId, ""].filter((part) => part !== undefined).join("/");

const oneOrAll = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;
