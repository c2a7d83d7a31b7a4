/** DeleteObjects: up to 1000 keys, each allowed or denied by itself. Amazon S3 API Reference, DeleteObjects. */
import type { DeleteObjectsOutput, DeleteObjectsRequest } from "@aws-sdk/client-s3";
import { decideDeleteObjects } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { decideAccess } from "../../../access/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { deniedText } from "../denied-text.ts";
import { bucketOf, dataOperation } from "../operation.ts";
import { onObject } from "../permissions.ts";

/** No permission is needed for the call as a whole; who may delete none of the keys is still answered. */
export const deleteObjects = dataOperation<DeleteObjectsRequest, DeleteObjectsOutput>(
  {
    name: "DeleteObjects",
    readOnly: false,
    permissions: () => [],
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      const objects = input.Delete?.Objects ?? [];
      const isVersioned = objects.some(({ VersionId }) => VersionId !== undefined && VersionId !== "null");
      if (isVersioned) return refuse({ kind: "NotEmulated", what: "a version of an object" });
      const allowed = keysOf(input).filter((key) => denialOf(context, input, key) === undefined);
      return decideDeleteObjects(context.world, bucket.value.name, allowed);
    },
    respond(context, input) {
      const judged = keysOf(input).map((Key) => ({ Key, Message: denialOf(context, input, Key) }));
      const Errors = judged.flatMap(({ Key, Message }) =>
        Message === undefined ? [] : [{ Key, Code: "AccessDenied", Message }],
      );
      const isQuiet = input.Delete?.Quiet === true;
      const Deleted = isQuiet ? [] : judged.flatMap(({ Key, Message }) => (Message === undefined ? [{ Key }] : []));
      return { Deleted, Errors };
    },
  },
  {
    objects: () => ({ prefix: "" }),
    parameters: () => ({ delete: "" }),
    each: (input, output) => (output === undefined ? [] : keysOf(input).map((key) => deletionOf(key, output))),
  },
);

/** Assumption `several-deletions-records`. */
function deletionOf(key: string, { Errors = [] }: DeleteObjectsOutput) {
  const refused = Errors.find(({ Key }) => Key === key);
  const error = { errorCode: refused?.Code ?? "", errorMessage: refused?.Message ?? "" };
  return {
    eventName: "DeleteObject",
    objects: { key },
    assumption: "several-deletions-records",
    ...(refused === undefined ? {} : { error }),
  };
}

const keysOf = ({ Delete }: DeleteObjectsRequest): readonly string[] =>
  (Delete?.Objects ?? []).map(({ Key = "" }) => Key);

function denialOf(context: OperationContext, { Bucket }: DeleteObjectsRequest, key: string): string | undefined {
  const access = decideAccess(context, onObject(context, "s3:DeleteObject", { bucket: Bucket, key }));
  if (access.allowed) return undefined;
  return deniedText(access.denial, { caller: context.caller, sameOrganization: access.sameOrganization });
}
