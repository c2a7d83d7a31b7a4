/** ListObjectsV2: the keys of a bucket by page. Amazon S3 API Reference, ListObjectsV2. */
import type { ListObjectsV2Output, ListObjectsV2Request } from "@aws-sdk/client-s3";
import { accept, type Result } from "../../../../kernel/index.ts";
import { readKey, writeKey } from "../../keyed-page.ts";
import type { Asking } from "../../page-token.ts";
import { ownerOf } from "../describe.ts";
import { listPermissions } from "../list-permissions.ts";
import { describeListed, encodeKey, listKeys } from "../listing.ts";
import { bucketOf, dataOperation, knownBucket } from "../operation.ts";
import type { S3Refusal } from "../refusals.ts";

const MOST = 1000;

export const listObjectsV2 = dataOperation<ListObjectsV2Request, ListObjectsV2Output>(
  {
    name: "ListObjectsV2",
    readOnly: true,
    permissions: listPermissions,
    decide(context, input) {
      const bucket = bucketOf(context, input);
      if (!bucket.ok) return bucket;
      const after = afterOf(context, input);
      return after.ok ? accept([]) : after;
    },
    respond(context, input) {
      const { Prefix = "", Delimiter, MaxKeys = MOST, EncodingType, ContinuationToken, StartAfter } = input;
      const bucket = knownBucket(context.world, input.Bucket);
      const contents = context.world.bucketContents.get(bucket.name) ?? { totalBytes: 0, objects: new Map() };
      const from = afterOf(context, input);
      const after = from.ok ? from.value : "";
      const request = { prefix: Prefix, delimiter: Delimiter, after, most: Math.min(MaxKeys, MOST) };
      const { objects, commonPrefixes, next } = listKeys(contents, request);
      const encode = (text: string): string => encodeKey(text, EncodingType);
      const owner = input.FetchOwner === true ? { Owner: ownerOf(bucket.accountId) } : {};
      return {
        Name: bucket.name,
        Prefix: encode(Prefix),
        MaxKeys,
        KeyCount: objects.length + commonPrefixes.length,
        IsTruncated: next !== undefined,
        ...(Delimiter === undefined ? {} : { Delimiter: encode(Delimiter) }),
        ...(EncodingType === undefined ? {} : { EncodingType }),
        ...(StartAfter === undefined ? {} : { StartAfter: encode(StartAfter) }),
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
        ...(next === undefined ? {} : { NextContinuationToken: writeKey(context, keyedBy(input), next) }),
        Contents: objects.map((object) => ({ ...describeListed(EncodingType)(object), ...owner })),
        CommonPrefixes: commonPrefixes.map((each) => ({ Prefix: encode(each) })),
      } as ListObjectsV2Output;
    },
  },
  {
    eventName: "ListObjects",
    objects: ({ Prefix = "" }) => ({ prefix: Prefix }),
    parameters: ({ Prefix, Delimiter, MaxKeys }) => ({
      "list-type": "2",
      ...(Prefix === undefined ? {} : { prefix: Prefix }),
      ...(Delimiter === undefined ? {} : { delimiter: Delimiter }),
      ...(MaxKeys === undefined ? {} : { "max-keys": String(MaxKeys) }),
    }),
  },
);

/** Where a token leads outweighs where to start after. Amazon S3 API Reference, ListObjectsV2, StartAfter. */
function afterOf(context: Asking, input: ListObjectsV2Request): Result<string, S3Refusal> {
  const { ContinuationToken: token, StartAfter = "" } = input;
  return token === undefined ? accept(StartAfter) : readKey(context, keyedBy(input));
}

/** What is listed; how it is told may change from page to page. */
const keyedBy = ({ Bucket, Prefix, Delimiter, ContinuationToken }: ListObjectsV2Request) => ({
  ...{ Bucket, Prefix, Delimiter },
  NextToken: ContinuationToken,
});
