/** PutObject: bytes under a key, in place of those that were there. Amazon S3 API Reference, PutObject. */
import type { PutObjectOutput } from "@aws-sdk/client-s3";
import { decideStoreObject, type World } from "../../../../domain/index.ts";
import { type Result, refuse } from "../../../../kernel/index.ts";
import { checksumsOf, quoted } from "../describe.ts";
import { notEmulatedOfObject } from "../not-emulated.ts";
import { bucketOf, dataOperation } from "../operation.ts";
import { onObject } from "../permissions.ts";
import type { S3Refusal } from "../refusals.ts";
import { type ObjectInput, storedObject } from "../stored-object.ts";

/** With ACLs disabled, as they are in every new bucket, only the one that changes nothing is taken. */
const HARMLESS_ACL = "bucket-owner-full-control";

export const putObject = dataOperation<ObjectInput, PutObjectOutput>(
  {
    name: "PutObject",
    readOnly: false,
    permissions(context, { Bucket, Key, ACL, StorageClass, ServerSideEncryption }) {
      const keys = {
        ...(ACL === undefined ? {} : { "s3:x-amz-acl": ACL }),
        ...(StorageClass === undefined ? {} : { "s3:x-amz-storage-class": StorageClass }),
        ...(ServerSideEncryption === undefined ? {} : { "s3:x-amz-server-side-encryption": ServerSideEncryption }),
      };
      return onObject(context, "s3:PutObject", { bucket: Bucket, key: Key, keys });
    },
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      if (input.ACL !== undefined && input.ACL !== HARMLESS_ACL) return refuse({ kind: "AclsDisabled" });
      const missing = notEmulatedOfObject(input);
      if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
      const condition = brokenCondition(context.world, input);
      if (condition !== undefined) return condition;
      const object = storedObject(input, context.now);
      return object.ok ? decideStoreObject(context.world, bucket.value.name, object.value) : object;
    },
    respond(_context, _input, [event]) {
      if (event?.kind !== "ObjectStored") return {};
      const { object } = event;
      return { ETag: quoted(object.etag), ServerSideEncryption: "AES256", ...checksumsOf(object) } as PutObjectOutput;
    },
  },
  {
    objects: ({ Key = "" }) => ({ key: Key }),
    parameters: ({ ACL, StorageClass, ServerSideEncryption }) => ({
      ...(ACL === undefined ? {} : { "x-amz-acl": ACL }),
      ...(StorageClass === undefined ? {} : { "x-amz-storage-class": StorageClass }),
      ...(ServerSideEncryption === undefined ? {} : { "x-amz-server-side-encryption": ServerSideEncryption }),
    }),
    more: ({ Body, ServerSideEncryption }, output) => ({
      bytesTransferredIn: Body?.length ?? 0,
      bytesTransferredOut: 0,
      ...(output && { SSEApplied: ServerSideEncryption === undefined ? "Default_SSE_S3" : "SSE_S3" }),
    }),
  },
);

/** Amazon S3 User Guide: "How to prevent object overwrites with conditional writes". */
function brokenCondition(world: World, input: ObjectInput): Result<never, S3Refusal> | undefined {
  const { Bucket = "", Key = "", IfMatch, IfNoneMatch } = input;
  const present = world.bucketContents.get(Bucket)?.objects.get(Key);
  if (IfNoneMatch !== undefined && IfNoneMatch !== "*")
    return refuse({ kind: "NotEmulated", what: "If-None-Match with an ETag" });
  if (IfNoneMatch !== undefined && present !== undefined)
    return refuse({ kind: "PreconditionFailed", condition: "If-None-Match" });
  if (IfMatch === undefined) return undefined;
  if (present === undefined) return refuse({ kind: "NoSuchKey", key: Key });
  const isMatching = IfMatch === "*" || IfMatch.replaceAll('"', "") === present.etag;
  return isMatching ? undefined : refuse({ kind: "PreconditionFailed", condition: "If-Match" });
}
