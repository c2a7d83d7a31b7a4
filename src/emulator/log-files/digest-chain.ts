/** The digest files of one series, each chained to the one before. CloudTrail User Guide: "CloudTrail digest file structure". */
import type { World } from "../../domain/index.ts";
import { addMs, hours, type Instant, instant } from "../../kernel/index.ts";
import { type DeliveredFile, type DigestFile, digestFile, type WrittenDigest } from "./digest-file.ts";
import type { FileSeries } from "./file-names.ts";

const HOUR_MS = hours(1);

/** So many empty digests are written one after the other, an hour each. */
const MOST_EMPTY = 24;

/**
 * From its first log file on, every hour ends with a digest of the log files that were delivered in it, or of none. CloudTrail User
 * Guide, "Validating CloudTrail log file integrity": a digest each hour, also where there was no activity. After a day of silence
 * the clock's next rest gets one digest for all that is left, which begins where the last one ended: the chain has no gap, and a
 * year of silence costs a day.
 */
export type DigestChain = {
  readonly series: FileSeries;
  /** When the trail began to log: a chain does not outlive a stop. */
  readonly startedAt: Instant | undefined;
  files: readonly DeliveredFile[];
  previous: WrittenDigest | undefined;
  endedAt: Instant | undefined;
  /** Hours without a log file, up to the next digest. */
  silentHours: number;
  /** A digest is due at the end of some hour. */
  isDue: boolean;
};

export const newChain = (series: FileSeries): DigestChain => ({
  series,
  startedAt: series.trail.startedAt,
  files: [],
  previous: undefined,
  endedAt: undefined,
  silentHours: 0,
  isDue: false,
});

/** Whether an empty digest is left to a later one, as the clock goes on beyond the next hour. */
export const isLeftOut = (chain: DigestChain, at: Instant, now: Instant): boolean =>
  chain.files.length === 0 && chain.silentHours >= MOST_EMPTY && addMs(at, HOUR_MS) <= now;

/** CloudTrail User Guide: a chain is broken when logging or validation stops. A member that has left is no longer logged. */
export function goesOn({ series, startedAt }: DigestChain, { trails, accounts }: World): boolean {
  const { organizationId } = series.trail;
  const trail = trails.get(series.trail.arn);
  if (trail?.isLogging !== true || !trail.validatesLogFiles || trail.startedAt !== startedAt) return false;
  if (trail.organizationId !== organizationId) return false;
  return organizationId === undefined || accounts.get(series.accountId)?.membership?.organizationId === organizationId;
}

/** The end of the hour. */
export const digestDueAfter = (at: Instant): Instant => instant((Math.floor(at / HOUR_MS) + 1) * HOUR_MS);

/** The digest of what waits; nothing changes until `chainOn` is told that it was written. */
export const digestOf = (chain: DigestChain, series: FileSeries, to: Instant): DigestFile =>
  digestFile(series, {
    from: chain.endedAt ?? addMs(to, -HOUR_MS),
    to,
    files: chain.files,
    previous: chain.previous,
  });

export function chainOn(chain: DigestChain, written: WrittenDigest, at: Instant): void {
  chain.silentHours = chain.files.length === 0 ? chain.silentHours + 1 : 0;
  chain.files = [];
  chain.previous = written;
  chain.endedAt = at;
}
