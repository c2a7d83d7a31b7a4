/** A digest file: the log files of a time, each with its hash, chained to the digest before and signed. CloudTrail User Guide: "CloudTrail digest file structure". */
import { formatInstant, type Instant, sha256 } from "../../kernel/index.ts";
import { digestFileKey, type FileSeries } from "./file-names.ts";
import { publicKey, SIGNATURE_ALGORITHM, signatureOf } from "./sign-digest.ts";

/** A log file that was delivered. Times are those of its records. */
export type DeliveredFile = Readonly<{
  bucketName: string;
  key: string;
  hash: string;
  oldest: string;
  newest: string;
}>;

/** The digest that the next one is chained to. */
export type WrittenDigest = Readonly<{ bucketName: string; key: string; hash: string; signature: string }>;

export type DigestPeriod = Readonly<{
  from: Instant;
  to: Instant;
  files: readonly DeliveredFile[];
  previous: WrittenDigest | undefined;
}>;

export type DigestFile = Readonly<{ text: string; written: WrittenDigest }>;

const HASH_ALGORITHM = "SHA-256";

export function digestFile(series: FileSeries, period: DigestPeriod): DigestFile {
  const { bucketName } = series.trail;
  const key = digestFileKey(series, period.to);
  const text = JSON.stringify(contentOf(series, period, key));
  const hash = sha256(text);
  const previous = period.previous?.signature ?? "null";
  const signature = signatureOf(`${formatInstant(period.to)}\n${bucketName}/${key}\n${hash}\n${previous}`);
  return { text, written: { bucketName, key, hash, signature } };
}

function contentOf({ trail, accountId }: FileSeries, { from, to, files, previous }: DigestPeriod, key: string) {
  return {
    awsAccountId: accountId,
    digestStartTime: formatInstant(from),
    digestEndTime: formatInstant(to),
    digestS3Bucket: trail.bucketName,
    digestS3Object: key,
    digestPublicKeyFingerprint: publicKey().fingerprint,
    digestSignatureAlgorithm: SIGNATURE_ALGORITHM,
    newestEventTime: latest(files.map(({ newest }) => newest)),
    oldestEventTime: earliest(files.map(({ oldest }) => oldest)),
    previousDigestS3Bucket: previous?.bucketName ?? null,
    previousDigestS3Object: previous?.key ?? null,
    previousDigestHashValue: previous?.hash ?? null,
    previousDigestHashAlgorithm: previous === undefined ? null : HASH_ALGORITHM,
    previousDigestSignature: previous?.signature ?? null,
    logFiles: files.map(({ bucketName, key: s3Object, hash, oldest, newest }) => ({
      s3Bucket: bucketName,
      s3Object,
      hashValue: hash,
      hashAlgorithm: HASH_ALGORITHM,
      newestEventTime: newest,
      oldestEventTime: oldest,
    })),
  };
}

/** ISO 8601 in UTC sorts as text. */
export const earliest = (times: readonly string[]): string | null => [...times].sort()[0] ?? null;
export const latest = (times: readonly string[]): string | null => [...times].sort().at(-1) ?? null;
