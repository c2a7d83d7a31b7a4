/** An object as a request brings it: its digests are worked out, and those that the client told are compared. */
import { createHash } from "node:crypto";
import type { PutObjectRequest } from "@aws-sdk/client-s3";
import type { StoredObject } from "../../../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import { crc32 } from "./crc32.ts";
import { required } from "./operation.ts";
import type { S3Refusal } from "./refusals.ts";

/** The body is bytes: the codec has read it. */
export type ObjectInput = Omit<PutObjectRequest, "Body" | "Expires"> & Readonly<{ Body?: Uint8Array; Expires?: Date }>;

type Digest = (bytes: Uint8Array) => string;

const hashed =
  (algorithm: string): Digest =>
  (bytes) =>
    createHash(algorithm).update(bytes).digest("base64");

/** Other algorithms are taken, and neither compared nor kept. */
const VERIFIED = {
  CRC32: (bytes) => crc32("CRC32", bytes),
  CRC32C: (bytes) => crc32("CRC32C", bytes),
  SHA1: hashed("sha1"),
  SHA256: hashed("sha256"),
} as const satisfies Record<string, Digest>;

export function storedObject(input: ObjectInput, now: Instant): Result<StoredObject, S3Refusal> {
  const bytes = input.Body ?? new Uint8Array();
  if (input.ContentMD5 !== undefined && input.ContentMD5 !== hashed("md5")(bytes)) {
    return refuse({ kind: "BadDigest", algorithm: undefined });
  }
  const told = {
    CRC32: input.ChecksumCRC32,
    CRC32C: input.ChecksumCRC32C,
    SHA1: input.ChecksumSHA1,
    SHA256: input.ChecksumSHA256,
  };
  const checksums = new Map<string, string>();
  for (const [algorithm, digest] of Object.entries(VERIFIED)) {
    const value = told[algorithm as keyof typeof told];
    if (value === undefined) continue;
    if (value !== digest(bytes)) return refuse({ kind: "BadDigest", algorithm });
    checksums.set(algorithm, value);
  }
  const key = required(input.Key, "Key");
  return accept(objectOf({ key, bytes, now, headers: headersOf(input), metadata: input.Metadata ?? {}, checksums }));
}

export type ObjectParts = Readonly<{
  key: string;
  bytes: Uint8Array;
  now: Instant;
  headers: ReadonlyMap<string, string>;
  metadata?: Readonly<Record<string, string>>;
  checksums?: ReadonlyMap<string, string>;
}>;

/** The bytes are copied: those of a request are a piece of what came over the socket. */
export const objectOf = ({
  key,
  bytes,
  now,
  headers,
  metadata = {},
  checksums = new Map(),
}: ObjectParts): StoredObject => ({
  key,
  bytes: Uint8Array.from(bytes),
  etag: createHash("md5").update(bytes).digest("hex"),
  lastModified: now,
  headers,
  metadata: new Map(Object.entries(metadata)),
  checksums,
});

/** `aws-chunked` is how the body came, and not what it is. */
function headersOf(input: ObjectInput): ReadonlyMap<string, string> {
  const encodings = input.ContentEncoding?.split(",").map((each) => each.trim());
  const encoding = encodings?.filter((each) => each !== "aws-chunked").join(",");
  const said = [
    ["content-type", input.ContentType],
    ["cache-control", input.CacheControl],
    ["content-disposition", input.ContentDisposition],
    ["content-encoding", encoding === "" ? undefined : encoding],
    ["content-language", input.ContentLanguage],
  ] as const;
  return new Map(said.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
