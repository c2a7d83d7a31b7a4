/** Buckets and objects in S3's own words. */
import type { Bucket, PublicAccessBlock, StoredObject } from "../../../domain/index.ts";
import { type AccountId, sha256 } from "../../../kernel/index.ts";

/** The canonical user id of an account: 64 hexadecimal digits that say nothing. */
export const ownerOf = (accountId: AccountId): { ID: string } => ({ ID: sha256(`canonical user ${accountId}`) });

export const describeBucket = ({ name, createdAt, region }: Bucket) => ({
  Name: name,
  CreationDate: new Date(createdAt),
  BucketRegion: region,
});

export const describeBlock = (block: PublicAccessBlock) => ({
  BlockPublicAcls: block.blockPublicAcls,
  IgnorePublicAcls: block.ignorePublicAcls,
  BlockPublicPolicy: block.blockPublicPolicy,
  RestrictPublicBuckets: block.restrictPublicBuckets,
});

export const quoted = (etag: string): string => `"${etag}"`;

/** What GetObject and HeadObject say of an object beside its bytes. */
export function describeObject(object: StoredObject, showsChecksums: boolean) {
  const { headers } = object;
  return {
    AcceptRanges: "bytes",
    LastModified: new Date(object.lastModified),
    ETag: quoted(object.etag),
    ContentType: headers.get("content-type") ?? "binary/octet-stream",
    CacheControl: headers.get("cache-control"),
    ContentDisposition: headers.get("content-disposition"),
    ContentEncoding: headers.get("content-encoding"),
    ContentLanguage: headers.get("content-language"),
    ServerSideEncryption: "AES256" as const,
    Metadata: Object.fromEntries(object.metadata),
    ...(showsChecksums ? checksumsOf(object) : {}),
  };
}

export const checksumsOf = ({ checksums }: StoredObject): Readonly<Record<string, string>> =>
  checksums.size === 0
    ? {}
    : {
        ...Object.fromEntries([...checksums].map(([algorithm, value]) => [`Checksum${algorithm}`, value])),
        ChecksumType: "FULL_OBJECT",
      };
