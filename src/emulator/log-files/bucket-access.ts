/** Whether CloudTrail may write a trail's files: asked of the bucket's policy, as every caller's access is. CloudTrail User Guide: "Amazon S3 bucket policy for CloudTrail". */
import { authorize, type PolicyScope } from "../../authorization/index.ts";
import {
  type Bucket,
  type BucketAnswer,
  bucketArn,
  CLOUDTRAIL,
  FILE_ACL,
  isManagementAccount,
  logFolder,
  objectArn,
  organizationOf,
  type Trail,
  type World,
} from "../../domain/index.ts";
import { formatInstant, type Instant } from "../../kernel/index.ts";
import { attachedPolicy } from "../access/compiled-policies.ts";
import { isEnabled, ladderTo } from "../access/organization-ladder.ts";
import { isShutTo } from "../delivery/service-access.ts";

/** Whose files, when, under which values of the named assumptions. */
export type Writing = Readonly<{
  world: World;
  trail: Trail;
  now: Instant;
  assumptions: Readonly<Record<string, string>>;
}>;

/** What CreateTrail and UpdateTrail try: reading the ACL, and writing into the folder of the account or of the organization. */
export function tryBucket(writing: Writing): BucketAnswer {
  const { world, trail } = writing;
  const bucket = world.buckets.get(trail.bucketName);
  if (bucket === undefined) return "missing";
  const key = `${logFolder(trail, trail.accountId)}CloudTrail/${trail.homeRegion}/`;
  const mayAsk = isAllowed(writing, bucket, { action: "s3:GetBucketAcl", resource: bucketArn(bucket.name) });
  return mayAsk && mayPut(writing, bucket, key) ? "open" : "forbidden";
}

/** Asked again for every file: a policy that changed stops the delivery. */
export function tryFile(writing: Writing, bucketName: string, key: string): BucketAnswer {
  const bucket = writing.world.buckets.get(bucketName);
  if (bucket === undefined) return "missing";
  return mayPut(writing, bucket, key) ? "open" : "forbidden";
}

const mayPut = (writing: Writing, bucket: Bucket, key: string): boolean =>
  isAllowed(writing, bucket, { action: "s3:PutObject", resource: objectArn(bucket.name, key) });

type Asked = Readonly<{ action: string; resource: string }>;

function isAllowed(writing: Writing, bucket: Bucket, asked: Asked): boolean {
  if (isShutTo(writing, writing.trail.accountId, bucket.accountId)) return false;
  const request = { ...asked, context: conditionKeys(writing, bucket, asked) };
  return authorize(request, scopeOf(writing, bucket)).outcome === "allowed";
}

function scopeOf({ world, assumptions }: Writing, bucket: Bucket): PolicyScope {
  const ladder = resourceControlOver(world, bucket);
  const { name, policy } = bucket;
  return {
    principal: { kind: "service", accountId: "", arn: CLOUDTRAIL },
    identity: [],
    resourceAccountId: bucket.accountId,
    ...(ladder === undefined ? {} : { resourceControl: ladder }),
    ...(policy === undefined ? {} : { resourcePolicy: attachedPolicy({ type: "resource", name }, policy, "resource") }),
    assumptions,
  };
}

function resourceControlOver(world: World, { accountId }: Bucket) {
  const organization = organizationOf(world, accountId);
  const owner = world.accounts.get(accountId);
  if (organization === undefined || owner === undefined || isManagementAccount(organization, accountId))
    return undefined;
  return isEnabled(organization, "resourceControl") ? ladderTo(organization, owner, "resourceControl") : undefined;
}

/** IAM User Guide: "AWS global condition context keys", those of calls by a service on behalf of a resource. */
function conditionKeys({ world, trail, now }: Writing, bucket: Bucket, { action }: Asked): ReadonlyMap<string, string> {
  const sourceOrganization = organizationOf(world, trail.accountId)?.id;
  const resourceOrganization = organizationOf(world, bucket.accountId)?.id;
  return new Map([
    ["aws:principalisawsservice", "true"],
    ["aws:principalservicename", CLOUDTRAIL],
    ["aws:sourcearn", trail.arn],
    ["aws:sourceaccount", trail.accountId],
    ...(sourceOrganization === undefined ? [] : [["aws:sourceorgid", sourceOrganization] as const]),
    ["aws:resourceaccount", bucket.accountId],
    ...(resourceOrganization === undefined ? [] : [["aws:resourceorgid", resourceOrganization] as const]),
    ["aws:securetransport", "true"],
    ["aws:currenttime", formatInstant(now)],
    ["aws:epochtime", String(Math.floor(now / 1000))],
    ...(action === "s3:PutObject" ? [["s3:x-amz-acl", FILE_ACL] as const] : []),
  ]);
}
