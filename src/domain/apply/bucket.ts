/** Writes buckets and what lies in them. */
import { invariant, unreachable } from "../../kernel/index.ts";
import type { BucketContents, StoredObject } from "../bucket/bucket.ts";
import type { BucketEvent } from "../domain-event.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

export function applyBucketEvent(world: MutableWorld, event: BucketEvent) {
  switch (event.kind) {
    case "BucketChanged":
      world.buckets.set(event.bucket.name, event.bucket);
      if (!world.bucketContents.has(event.bucket.name)) {
        world.bucketContents.set(event.bucket.name, { totalBytes: 0, objects: new Map() });
      }
      return;
    case "BucketDeleted":
      world.buckets.delete(event.name);
      world.bucketContents.delete(event.name);
      return;
    case "ObjectStored":
      return replace(world, event.bucketName, { key: event.object.key, object: event.object });
    case "ObjectDeleted":
      return replace(world, event.bucketName, { key: event.key, object: undefined });
    default:
      return unreachable(event);
  }
}

function replace(
  world: MutableWorld,
  bucketName: string,
  { key, object }: Readonly<{ key: string; object: StoredObject | undefined }>,
): void {
  const contents: BucketContents | undefined = world.bucketContents.get(bucketName);
  invariant(contents !== undefined, `the bucket ${bucketName} is not in this world`);
  const before = contents.objects.get(key)?.bytes.length ?? 0;
  if (object === undefined) open(contents.objects).delete(key);
  else open(contents.objects).set(key, object);
  const totalBytes = contents.totalBytes - before + (object?.bytes.length ?? 0);
  world.bucketContents.set(bucketName, { totalBytes, objects: contents.objects });
}
