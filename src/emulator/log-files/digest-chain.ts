/** The digest files of one series, each chained to the one before. CloudTrail User Guide: "CloudTrail digest file structure". */
import { addMs, hours, type Instant, instant } from "../../kernel/index.ts";
import { type DeliveredFile, type DigestFile, digestFile, type WrittenDigest } from "./digest-file.ts";
import type { FileSeries } from "./file-names.ts";

const HOUR_MS = hours(1);

/**
 * Waits for log files; every hour that had some ends with a digest of them. AWS writes a digest for an hour without log files as
 * well; here the next digest begins where the last one ended, so that a year of silence costs nothing.
 */
export type DigestChain = {
  readonly series: FileSeries;
  /** When the trail began to log: a chain does not outlive a stop. */
  readonly startedAt: Instant | undefined;
  files: readonly DeliveredFile[];
  previous: WrittenDigest | undefined;
  endedAt: Instant | undefined;
};

export const newChain = (series: FileSeries): DigestChain => ({
  series,
  startedAt: series.trail.startedAt,
  files: [],
  previous: undefined,
  endedAt: undefined,
});

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
  chain.files = [];
  chain.previous = written;
  chain.endedAt = at;
}
