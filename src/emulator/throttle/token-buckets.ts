/** Token buckets on virtual time: what came back is read off the clock when somebody asks, and no timer runs. */
import type { Instant } from "../../kernel/index.ts";
import type { Rate } from "./rate.ts";

/** One token of one bucket. A key always comes with the same rate. */
export type Wanted = Readonly<{ key: string; rate: Rate }>;

export type TokenBuckets = Readonly<{
  /** Takes one token from each bucket; from none of them when one has none, and then answers the first that was empty. */
  take(wanted: readonly Wanted[], now: Instant): Wanted | undefined;
  /** Buckets that are kept: at most twice those that are not full, and a few more. */
  size(): number;
  /** All are full again. */
  clear(): void;
}>;

/**
 * What is missing from a bucket, in parts of a token: one token is `rate.everyMs` parts, and a millisecond brings back
 * `rate.calls` of them. Nothing is ever rounded while the clock counts whole milliseconds.
 */
type Bucket = { missing: number; at: Instant; readonly rate: Rate };

/** Below this many buckets nobody looks for full ones. */
const FEW = 1_024;

export function tokenBuckets(): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  let sweepAt = FEW;

  /** Drops the full ones when the number has doubled, so that a call costs the same however many accounts there are. */
  const sweep = (now: Instant): void => {
    for (const [key, bucket] of buckets) if (refilled(bucket, now).missing === 0) buckets.delete(key);
    sweepAt = Math.max(FEW, buckets.size * 2);
  };

  /** From a bucket that was just refilled, or from a new one. */
  const takeFrom = ({ key, rate }: Wanted, now: Instant): void => {
    const bucket = buckets.get(key);
    if (bucket !== undefined) {
      bucket.missing += rate.everyMs;
      return;
    }
    if (buckets.size >= sweepAt) sweep(now);
    buckets.set(key, { missing: rate.everyMs, at: now, rate });
  };

  return {
    take(wanted, now) {
      for (const each of wanted) if (!hasToken(buckets.get(each.key), now)) return each;
      for (const each of wanted) takeFrom(each, now);
      return undefined;
    },
    size: () => buckets.size,
    clear() {
      buckets.clear();
      sweepAt = FEW;
    },
  };
}

/** A bucket that nobody knows is full. */
function hasToken(bucket: Bucket | undefined, now: Instant): boolean {
  if (bucket === undefined) return true;
  const { missing, rate } = refilled(bucket, now);
  return missing + rate.everyMs <= rate.burst * rate.everyMs;
}

/** With what came back until now. A wall clock that was set back brings nothing, and time goes on from there. */
function refilled(bucket: Bucket, now: Instant): Bucket {
  bucket.missing = Math.max(0, bucket.missing - Math.max(0, now - bucket.at) * bucket.rate.calls);
  bucket.at = now;
  return bucket;
}
