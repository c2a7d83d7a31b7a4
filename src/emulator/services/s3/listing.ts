/** The keys of a bucket by page: under a prefix, rolled up at a delimiter. Amazon S3 API Reference: ListObjectsV2, ListObjects. */
import type { BucketContents, StoredObject } from "../../../domain/index.ts";
import { encodeStrictly } from "../../wire/query-string.ts";
import { quoted } from "./describe.ts";

export type ListingRequest = Readonly<{
  prefix: string;
  delimiter: string | undefined;
  /** Keys and common prefixes up to and with this one were given out before. */
  after: string;
  most: number;
}>;

export type Listing = Readonly<{
  objects: readonly StoredObject[];
  commonPrefixes: readonly string[];
  /** The last key or common prefix of this page, when there are more. */
  next: string | undefined;
}>;

/** In the order of their UTF-8 bytes. */
export function listKeys({ objects }: BucketContents, { prefix, delimiter, after, most }: ListingRequest): Listing {
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort(byBytes);
  const page: StoredObject[] = [];
  const commonPrefixes: string[] = [];
  let last = "";
  for (const key of keys) {
    const common = commonPrefix(key, prefix, delimiter);
    const shown = common ?? key;
    if (byBytes(shown, after) <= 0 || shown === last) continue;
    if (page.length + commonPrefixes.length >= most) {
      return { objects: page, commonPrefixes, next: most === 0 ? undefined : last };
    }
    last = shown;
    const object = objects.get(key);
    if (common !== undefined) commonPrefixes.push(common);
    else if (object !== undefined) page.push(object);
  }
  return { objects: page, commonPrefixes, next: undefined };
}

function commonPrefix(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (delimiter === undefined || delimiter === "") return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at === -1 ? undefined : key.slice(0, at + delimiter.length);
}

/** Most keys are ASCII, in which texts compare as their bytes do. */
function byBytes(left: string, right: string): number {
  if (!SURROGATE.test(left) && !SURROGATE.test(right)) return left < right ? -1 : Number(left > right);
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

const SURROGATE = /[\ud800-\udfff]/;

export type Encoding = "url" | undefined;

/** Clients that ask for it get keys percent-encoded: XML cannot hold every character. */
export const encodeKey = (key: string, encoding: Encoding): string =>
  encoding === undefined ? key : encodeStrictly(key).replaceAll("%2F", "/");

export const describeListed =
  (encoding: Encoding) =>
  ({ key, lastModified, etag, bytes, checksums }: StoredObject) => ({
    Key: encodeKey(key, encoding),
    LastModified: new Date(lastModified),
    ETag: quoted(etag),
    Size: bytes.length,
    StorageClass: "STANDARD" as const,
    ...(checksums.size === 0 ? {} : { ChecksumAlgorithm: [...checksums.keys()], ChecksumType: "FULL_OBJECT" }),
  });
