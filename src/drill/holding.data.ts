/** Faults that keep a record from where it is looked for, as data: which places of its way wait for it or lose it, and for how long. */
import { hours, minutes, parseDuration } from "../kernel/index.ts";
import type { StruckFault } from "./experiment-book.ts";

/** Where a record may be, or what it has to pass on its way to somebody. */
export type Place =
  | "event history"
  | "log files"
  | "event data store"
  | "event bus"
  | "log group"
  | "target"
  | "alarm"
  | "topic";

type Given = StruckFault["parameters"];

export type Holding = Readonly<{
  places: (given: Given) => readonly Place[];
  /** The longest that it may take, in milliseconds; left out: for as long as the fault is in force. */
  longestMs?: (given: Given) => number;
  /** That time takes the place of the usual one; else it comes on top of it. */
  isWholeDelay?: true;
  /** Fixed for a record as it is made, whatever is undone later; else by what is in force when it would arrive. */
  isFixedWhenMade?: true;
  /** Whoever's record passes there waits, not only those of the account that is named. */
  isForEverybody?: true;
  /** How long after the fault was undone what waits may go on waiting for the next attempt, in milliseconds. */
  againMs?: number;
}>;

const EVERYWHERE: readonly Place[] = ["event history", "log files", "event data store", "event bus", "log group"];
const BY_TRAILS: readonly Place[] = ["log files", "event bus", "log group"];

const durationOf = (given: unknown, otherwise = 0): number => parseDuration(String(given)) ?? otherwise;

/** An event data store has its records by the delay of log files: AWS tells of no other. */
const PLACES_OF_HOP: Readonly<Record<string, readonly Place[]>> = {
  "event-history": ["event history"],
  "event-bus": ["event bus"],
  "log-file": ["log files", "event data store"],
  "log-group": ["log group"],
  "rule-target": ["target"],
  metric: ["alarm"],
  alarm: ["alarm"],
  "topic-subscriber": ["topic"],
};

const FIXED_HOPS: ReadonlySet<unknown> = new Set(["event-history", "event-bus", "log-file", "log-group"]);
/** Hops that know which account a record is of. */
const HOPS_OF_ACCOUNTS: ReadonlySet<unknown> = new Set(["event-history", "event-bus", "log-file"]);

/** Ten times the hundredth is where the target cuts a lognormal delay that states no longest. */
function longestDelayMs({ distribution, median, p99, most }: Given): number {
  if (distribution === "uniform") return durationOf(most);
  return distribution === "lognormal" ? durationOf(most, 10 * durationOf(p99)) : durationOf(median);
}

/**
 * When CloudTrail tries a file again is not documented ("for 30 days"): the usual time once more is ours. EventBridge User Guide, event
 * retry: for 24 hours, with a back-off that is not given.
 */
const FILE_AGAIN_MS = minutes(5);
const EVENT_AGAIN_MS = hours(24);

const everywhere = (): readonly Place[] => EVERYWHERE;
const inLogFiles = (): readonly Place[] => ["log files"];
const byTrails = (): readonly Place[] => BY_TRAILS;
const atTargets = (): readonly Place[] => ["target"];

/** By kind: what comes later. */
export const HOLDING: Readonly<Record<string, (given: Given) => Holding>> = {
  "delivery.delay": ({ hop }) => ({
    places: () => PLACES_OF_HOP[String(hop)] ?? [],
    longestMs: longestDelayMs,
    isWholeDelay: true,
    ...(FIXED_HOPS.has(hop) && { isFixedWhenMade: true }),
    ...(!HOPS_OF_ACCOUNTS.has(hop) && { isForEverybody: true }),
  }),
  // What is updated came before, and comes again.
  "cloudtrail.late-addendum": ({ reason }) => ({
    places: () => (reason === "UPDATED_DATA" ? [] : EVERYWHERE),
    longestMs: ({ by }) => durationOf(by),
    isFixedWhenMade: true,
  }),
  "cloudtrail.reorder": () => ({
    places: everywhere,
    longestMs: ({ window }) => durationOf(window),
    isFixedWhenMade: true,
  }),
  "trail.bucket-unreachable": () => ({ places: inLogFiles, againMs: FILE_AGAIN_MS }),
  "trail.kms-disabled": () => ({ places: inLogFiles, againMs: FILE_AGAIN_MS }),
  "target.throttled": () => ({ places: atTargets, againMs: EVENT_AGAIN_MS }),
  "target.slow": () => ({ places: atTargets, longestMs: ({ by }) => durationOf(by) }),
};

/** By kind: what never comes. */
export const LOSING: Readonly<Record<string, () => readonly Place[]>> = {
  "cloudtrail.drop": everywhere,
  "cloudtrail.oversize": () => ["event bus", "log group"],
  "orgtrail.member-left": () => ["log files", "log group"],
  "orgtrail.slr-blocked": byTrails,
  "trail.stopped": byTrails,
  "trail.deleted": byTrails,
  "trail.selectors-emptied": byTrails,
  "trail.single-region": byTrails,
};
