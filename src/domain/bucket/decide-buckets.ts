/** What S3 lets happen to buckets and objects once access is granted. Amazon S3 API Reference: CreateBucket, DeleteBucket, PutObject. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { BucketEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { ALL_PUBLIC_ACCESS_BLOCKED, type Bucket, type StoredObject } from "./bucket.ts";
import { isBucketName } from "./bucket-name.ts";

export type BucketRefusal =
  | Readonly<{ kind: "NoSuchBucket"; name: string }>
  | Readonly<{ kind: "InvalidBucketName"; name: string }>
  | Readonly<{ kind: "BucketTaken"; name: string }>
  | Readonly<{ kind: "BucketAlreadyYours"; name: string }>
  | Readonly<{ kind: "BucketNotEmpty"; name: string }>
  | Readonly<{ kind: "TooManyBuckets" }>
  | Readonly<{ kind: "InvalidLocation"; location: string }>
  /** The Region of the endpoint and that of the request do not go together; `location` is undefined when none was given. */
  | Readonly<{ kind: "LocationMismatch"; location: string | undefined }>
  /** More than the emulator holds in memory. */
  | Readonly<{ kind: "StoreFull"; what: "object" | "bytes" | "objects"; limit: number }>;

type Decision = Result<readonly BucketEvent[], BucketRefusal>;

/** Service quotas, "Amazon S3": general purpose buckets of an account. */
const MAX_BUCKETS = 10_000;
/** All of these are the emulator's own: objects live in memory. */
export const MAX_OBJECT_BYTES = 16 * 1_048_576;
const MAX_STORED_BYTES = 256 * 1_048_576;
const MAX_OBJECTS = 100_000;

const GLOBAL_REGION = "us-east-1";
const REGION = /^[a-z]{2}(-[a-z]{2,12}){1,2}-\d{1,2}$/;

export type BucketCreation = Readonly<{
  name: string;
  accountId: AccountId;
  /** The Region that the request is signed for. */
  region: string;
  /** The LocationConstraint. */
  location: string | undefined;
  now: Instant;
}>;

/** In us-east-1 whoever creates a bucket again that is already theirs is told that all is well, and nothing happens. */
export function decideCreateBucket(world: World, creation: BucketCreation): Decision {
  const { name, accountId, now } = creation;
  if (!isBucketName(name)) return refuse({ kind: "InvalidBucketName", name });
  const region = regionOf(creation);
  if (!region.ok) return region;
  const existing = world.buckets.get(name);
  if (existing !== undefined && existing.accountId !== accountId) return refuse({ kind: "BucketTaken", name });
  if (existing !== undefined) {
    const isHarmless = existing.region === GLOBAL_REGION && region.value === GLOBAL_REGION;
    return isHarmless ? accept([]) : refuse({ kind: "BucketAlreadyYours", name });
  }
  if (bucketsOf(world, accountId).length >= MAX_BUCKETS) return refuse({ kind: "TooManyBuckets" });
  const bucket: Bucket = {
    name,
    accountId,
    region: region.value,
    createdAt: now,
    policy: undefined,
    publicAccessBlock: ALL_PUBLIC_ACCESS_BLOCKED,
  };
  return accept([{ kind: "BucketChanged", bucket }]);
}

function regionOf({ region, location }: BucketCreation): Result<string, BucketRefusal> {
  const asked = location === "EU" ? "eu-west-1" : location;
  if (asked === undefined || asked === "") {
    return region === GLOBAL_REGION ? accept(region) : refuse({ kind: "LocationMismatch", location: undefined });
  }
  if (asked === GLOBAL_REGION || !REGION.test(asked)) return refuse({ kind: "InvalidLocation", location: asked });
  if (region !== GLOBAL_REGION && region !== asked) return refuse({ kind: "LocationMismatch", location: asked });
  return accept(asked);
}

export function decideDeleteBucket(world: World, name: string): Decision {
  const bucket = findBucket(world, name);
  if (!bucket.ok) return bucket;
  const { size } = world.bucketContents.get(name)?.objects ?? new Map();
  return size > 0 ? refuse({ kind: "BucketNotEmpty", name }) : accept([{ kind: "BucketDeleted", name }]);
}

/** The policy or the public access block takes the place of the one that the bucket has. */
export function decideChangeBucket(
  world: World,
  name: string,
  change: Partial<Pick<Bucket, "policy" | "publicAccessBlock">>,
): Decision {
  const bucket = findBucket(world, name);
  return bucket.ok ? accept([{ kind: "BucketChanged", bucket: { ...bucket.value, ...change } }]) : bucket;
}

export function decideStoreObject(world: World, bucketName: string, object: StoredObject): Decision {
  const bucket = findBucket(world, bucketName);
  if (!bucket.ok) return bucket;
  const size = object.bytes.length;
  if (size > MAX_OBJECT_BYTES) return refuse({ kind: "StoreFull", what: "object", limit: MAX_OBJECT_BYTES });
  const replaced = world.bucketContents.get(bucketName)?.objects.get(object.key);
  const all = [...world.bucketContents.values()];
  const bytes = all.reduce((sum, { totalBytes }) => sum + totalBytes, size - (replaced?.bytes.length ?? 0));
  if (bytes > MAX_STORED_BYTES) return refuse({ kind: "StoreFull", what: "bytes", limit: MAX_STORED_BYTES });
  const count = all.reduce((sum, { objects }) => sum + objects.size, 0);
  if (replaced === undefined && count >= MAX_OBJECTS) {
    return refuse({ kind: "StoreFull", what: "objects", limit: MAX_OBJECTS });
  }
  return accept([{ kind: "ObjectStored", bucketName, object }]);
}

/** Deleting what is not there succeeds. */
export function decideDeleteObjects(world: World, bucketName: string, keys: readonly string[]): Decision {
  const bucket = findBucket(world, bucketName);
  if (!bucket.ok) return bucket;
  const objects = world.bucketContents.get(bucketName)?.objects;
  const present = [...new Set(keys)].filter((key) => objects?.has(key) === true);
  return accept(present.map((key) => ({ kind: "ObjectDeleted", bucketName, key })));
}

export function findBucket(world: World, name: string): Result<Bucket, BucketRefusal> {
  const bucket = world.buckets.get(name);
  return bucket === undefined ? refuse({ kind: "NoSuchBucket", name }) : accept(bucket);
}

/** The account's buckets by name. */
export const bucketsOf = (world: World, accountId: AccountId): readonly Bucket[] =>
  [...world.buckets.values()]
    .filter((bucket) => bucket.accountId === accountId)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
