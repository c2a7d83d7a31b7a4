/** ListObjects: the older listing, whose marker is the last key of the page before. Amazon S3 API Reference, ListObjects. */
import type { ListObjectsOutput, ListObjectsRequest } from "@aws-sdk/client-s3";
import { ownerOf } from "../describe.ts";
import { listPermissions } from "../list-permissions.ts";
import { describeListed, encodeKey, listKeys } from "../listing.ts";
import { dataOperation, decideOnBucket, knownBucket } from "../operation.ts";

const MOST = 1000;

export const listObjects = dataOperation<ListObjectsRequest, ListObjectsOutput>(
  {
    name: "ListObjects",
    readOnly: true,
    permissions: listPermissions,
    decide: decideOnBucket,
    respond({ world }, input) {
      const { Prefix = "", Delimiter, Marker = "", MaxKeys = MOST, EncodingType } = input;
      const bucket = knownBucket(world, input.Bucket);
      const contents = world.bucketContents.get(bucket.name) ?? { totalBytes: 0, objects: new Map() };
      const request = { prefix: Prefix, delimiter: Delimiter, after: Marker, most: Math.min(MaxKeys, MOST) };
      const { objects, commonPrefixes, next } = listKeys(contents, request);
      const encode = (text: string): string => encodeKey(text, EncodingType);
      const Owner = ownerOf(bucket.accountId);
      return {
        Name: bucket.name,
        Prefix: encode(Prefix),
        Marker: encode(Marker),
        MaxKeys,
        IsTruncated: next !== undefined,
        ...(Delimiter === undefined ? {} : { Delimiter: encode(Delimiter) }),
        ...(EncodingType === undefined ? {} : { EncodingType }),
        ...(next === undefined || Delimiter === undefined ? {} : { NextMarker: encode(next) }),
        Contents: objects.map((object) => ({ ...describeListed(EncodingType)(object), Owner })),
        CommonPrefixes: commonPrefixes.map((each) => ({ Prefix: encode(each) })),
      } as ListObjectsOutput;
    },
  },
  {
    objects: ({ Prefix = "" }) => ({ prefix: Prefix }),
    parameters: ({ Prefix, Delimiter, MaxKeys }) => ({
      ...(Prefix === undefined ? {} : { prefix: Prefix }),
      ...(Delimiter === undefined ? {} : { delimiter: Delimiter }),
      ...(MaxKeys === undefined ? {} : { "max-keys": String(MaxKeys) }),
    }),
  },
);
