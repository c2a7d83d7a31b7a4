/** Which resource each operation of S3 is authorized on, and with which condition keys. Service Authorization Reference: "Amazon S3". */
import { type Bucket, bucketArn, findBucket, objectArn } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { isPublicPolicy } from "./public-policy.ts";

type Permissions = readonly RequiredPermission[];
type Keys = NonNullable<RequiredPermission["context"]>;

/** Whatever policies say, the owner's root user may do these. Amazon S3 API Reference: PutBucketPolicy, GetBucketPolicy, DeleteBucketPolicy. */
const ALWAYS_THE_ROOT_USERS: ReadonlySet<string> = new Set([
  "s3:GetBucketPolicy",
  "s3:PutBucketPolicy",
  "s3:DeleteBucketPolicy",
]);

export type OnBucket = Readonly<{ bucket: string | undefined; keys?: Keys }>;

/** Nothing is asked about a bucket that is not there: S3 says so to everybody (inferred, no page gives the order). */
export function onBucket(context: OperationContext, action: string, { bucket = "", keys }: OnBucket): Permissions {
  const found = findBucket(context.world, bucket);
  return found.ok ? [permission(context, { bucket: found.value, action, resource: bucketArn(bucket), keys })] : [];
}

export type OnObject = OnBucket & Readonly<{ key: string | undefined }>;

export function onObject(
  context: OperationContext,
  action: string,
  { bucket = "", key = "", keys }: OnObject,
): Permissions {
  const found = findBucket(context.world, bucket);
  return found.ok ? [permission(context, { bucket: found.value, action, resource: objectArn(bucket, key), keys })] : [];
}

/** Who may not list a bucket may not learn either that a key is missing. Amazon S3 API Reference: GetObject, "Permissions". */
export function onReadObject(context: OperationContext, asked: OnObject): Permissions {
  const { bucket = "", key = "" } = asked;
  const isThere = context.world.bucketContents.get(bucket)?.objects.has(key) === true;
  const reading = onObject(context, "s3:GetObject", asked);
  return isThere ? reading : [...reading, ...onBucket(context, "s3:ListBucket", { bucket })];
}

type Asked = Readonly<{ bucket: Bucket; action: string; resource: string; keys: Keys | undefined }>;

function permission(context: OperationContext, { bucket, action, resource, keys }: Asked): RequiredPermission {
  const policy = policyFor(context, bucket, action);
  return {
    action,
    resource,
    resourceAccountId: bucket.accountId,
    ...(keys === undefined ? {} : { context: keys }),
    ...(policy === undefined ? {} : { resourcePolicy: { type: "resource", name: bucket.name, text: policy } }),
  };
}

/** The policy as it counts for this caller: none for the owner's root user over the policy itself, none of a public one for strangers. */
function policyFor({ caller }: OperationContext, bucket: Bucket, action: string): string | undefined {
  const isOwners = caller.accountId === bucket.accountId && caller.identity.kind !== "anonymous";
  if (isOwners && caller.identity.kind === "root" && ALWAYS_THE_ROOT_USERS.has(action)) return undefined;
  const isRestricted = !isOwners && bucket.publicAccessBlock?.restrictPublicBuckets === true;
  return isRestricted && bucket.policy !== undefined && isPublicPolicy(bucket.policy) ? undefined : bucket.policy;
}
