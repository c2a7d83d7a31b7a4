/** DeleteObject: one that is not there is deleted as well. Amazon S3 API Reference, DeleteObject. */
import type { DeleteObjectRequest } from "@aws-sdk/client-s3";
import { decideDeleteObjects } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { bucketOf, dataOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onObject } from "../permissions.ts";

export const deleteObject = dataOperation<DeleteObjectRequest, Nothing>(
  {
    name: "DeleteObject",
    readOnly: false,
    permissions: (context, { Bucket, Key }) => onObject(context, "s3:DeleteObject", { bucket: Bucket, key: Key }),
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      if (input.VersionId !== undefined && input.VersionId !== "null") {
        return refuse({ kind: "NotEmulated", what: "a version of an object" });
      }
      const isConditional = input.IfMatch !== undefined || input.IfMatchSize !== undefined;
      if (isConditional) return refuse({ kind: "NotEmulated", what: "deleting under a condition" });
      return decideDeleteObjects(context.world, bucket.value.name, [required(input.Key, "Key")]);
    },
    respond: () => NOTHING,
  },
  { objects: ({ Key = "" }) => ({ key: Key }) },
);
