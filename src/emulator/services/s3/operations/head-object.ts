/** HeadObject: what there is to know of an object, without its bytes. Amazon S3 API Reference, HeadObject. */
import type { HeadObjectRequest } from "@aws-sdk/client-s3";
import { accept, invariant } from "../../../../kernel/index.ts";
import { dataOperation } from "../operation.ts";
import { onReadObject } from "../permissions.ts";
import { describePart, readPart } from "../read-object.ts";

export const headObject = dataOperation<HeadObjectRequest, ReturnType<typeof describePart>>(
  {
    name: "HeadObject",
    readOnly: true,
    permissions: (context, { Bucket, Key }) => onReadObject(context, { bucket: Bucket, key: Key }),
    decide(context, input) {
      const part = readPart(context, input);
      return part.ok ? accept([]) : part;
    },
    respond(context, input) {
      const part = readPart(context, input);
      invariant(part.ok, "the object was there when it was decided");
      return describePart(part.value, input);
    },
  },
  {
    objects: ({ Key = "" }) => ({ key: Key }),
    more: () => ({ bytesTransferredIn: 0, bytesTransferredOut: 0 }),
  },
);
