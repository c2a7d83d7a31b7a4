/** GetObject: an object's bytes, or a range of them. Amazon S3 API Reference, GetObject. */
import type { GetObjectRequest } from "@aws-sdk/client-s3";
import { accept, invariant } from "../../../../kernel/index.ts";
import { dataOperation } from "../operation.ts";
import { onReadObject } from "../permissions.ts";
import { describePart, readPart } from "../read-object.ts";

type Answer = ReturnType<typeof describePart> & Readonly<{ Body: Uint8Array }>;

export const getObject = dataOperation<GetObjectRequest, Answer>(
  {
    name: "GetObject",
    readOnly: true,
    permissions: (context, { Bucket, Key }) => onReadObject(context, { bucket: Bucket, key: Key }),
    decide(context, input) {
      const part = readPart(context, input);
      return part.ok ? accept([]) : part;
    },
    /** What stands in the URL for the answer's headers wins over what was put. */
    respond(context, input) {
      const part = readPart(context, input);
      invariant(part.ok, "the object was there when it was decided");
      const { object, start, end } = part.value;
      const described = describePart(part.value, input);
      return {
        ...described,
        ContentType: input.ResponseContentType ?? described.ContentType,
        CacheControl: input.ResponseCacheControl ?? described.CacheControl,
        ContentDisposition: input.ResponseContentDisposition ?? described.ContentDisposition,
        ContentEncoding: input.ResponseContentEncoding ?? described.ContentEncoding,
        ContentLanguage: input.ResponseContentLanguage ?? described.ContentLanguage,
        Body: object.bytes.subarray(start, end + 1),
      };
    },
  },
  {
    objects: ({ Key = "" }) => ({ key: Key }),
    parameters: ({ Range }) => (Range === undefined ? {} : { Range }),
    more: (_input, output) => ({ bytesTransferredIn: 0, ...(output && { bytesTransferredOut: output.Body.length }) }),
  },
);
