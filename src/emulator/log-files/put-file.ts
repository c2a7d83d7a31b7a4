/** One file into a trail's bucket, if the bucket's policy lets CloudTrail write it there. */
import type { Instant } from "../../kernel/index.ts";
import { storeObject } from "../services/s3/store-object.ts";
import { tryFile, type Writing } from "./bucket-access.ts";
import { gzipped } from "./gzip.ts";

export type TrailFile = Readonly<{
  bucketName: string;
  key: string;
  text: string;
  metadata?: Readonly<Record<string, string>>;
}>;

const REFUSED = { missing: "NoSuchBucket", forbidden: "AccessDenied" } as const;

/** Undefined when it is there, else the error of S3 that GetTrailStatus shows. */
export function putFile(writing: Writing, { bucketName, key, text, metadata }: TrailFile): string | undefined {
  const answer = tryFile(writing, bucketName, key);
  if (answer !== "open") return REFUSED[answer];
  const stored = storeObject(writing.world, {
    bucketName,
    key,
    bytes: gzipped(text),
    contentType: "application/json",
    contentEncoding: "gzip",
    ...(metadata === undefined ? {} : { metadata }),
    now: writing.now,
  });
  return stored.ok ? undefined : stored.refusal.kind;
}

/** How often a file that could not be written is tried again, and for how long. CloudTrail User Guide: "CloudTrail will attempt to redeliver … for 30 days"; the interval is modelled. */
export type Retrying = Readonly<{ intervalMs: number; forMs: number }>;

/** The next time at which it is worth trying, or undefined once it is given up: nothing changes before `now`, so tries in between are skipped. */
export function nextTry(
  { intervalMs, forMs }: Retrying,
  { at, since, now }: Readonly<{ at: Instant; since: Instant; now: Instant }>,
): number | undefined {
  const skipped = Math.max(1, Math.floor((now - at) / intervalMs));
  const next = at + skipped * intervalMs;
  return next - since > forMs ? undefined : next;
}
