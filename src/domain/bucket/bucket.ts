/** S3's general purpose buckets and what lies in them. Amazon S3 User Guide: "General purpose buckets overview". */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** Amazon S3 User Guide: "Blocking public access to your Amazon S3 storage". */
export type PublicAccessBlock = Readonly<{
  blockPublicAcls: boolean;
  ignorePublicAcls: boolean;
  blockPublicPolicy: boolean;
  restrictPublicBuckets: boolean;
}>;

/** What a bucket is born with since April 2023. Amazon S3 User Guide: "Default settings for new S3 buckets". */
export const ALL_PUBLIC_ACCESS_BLOCKED: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

export type Bucket = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  createdAt: Instant;
  /** The bucket policy's text. */
  policy: string | undefined;
  /** Undefined once it was deleted, which blocks nothing. */
  publicAccessBlock: PublicAccessBlock | undefined;
}>;

export type StoredObject = Readonly<{
  key: string;
  bytes: Uint8Array;
  /** MD5 of the bytes in hexadecimal, without the quotes of the wire. */
  etag: string;
  lastModified: Instant;
  /** Content-Type, Cache-Control and the like by their lower-case names. */
  headers: ReadonlyMap<string, string>;
  /** What the client said of itself in `x-amz-meta-…`, without that prefix. */
  metadata: ReadonlyMap<string, string>;
  /** Checksums that were verified, by algorithm in upper case, in base64. */
  checksums: ReadonlyMap<string, string>;
}>;

export type BucketContents = Readonly<{
  /** Of all objects together. */
  totalBytes: number;
  objects: ReadonlyMap<string, StoredObject>;
}>;

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;

export const objectArn = (bucketName: string, key: string): string => `${bucketArn(bucketName)}/${key}`;
