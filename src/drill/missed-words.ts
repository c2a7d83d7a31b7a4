/** What is said of an alarm that missed a bound: that it came late, that nobody saw it come at all, or that the bound is shorter than the modelled delay. */
import { spreadOf } from "../catalogue/index.ts";
import { pipelineOf } from "../detection/index.ts";
import { formatDuration, unreachable } from "../kernel/index.ts";
import type { Alarm } from "./alarms.ts";
import { whoIn } from "./attempt.ts";
import { delaysOf, type Sighting, type WatchedOn } from "./sighting.ts";
import { WATCHED_ON_MS } from "./watch-on.ts";

const ON_COPY = "seen on a copy of the world that was watched on";

export type Rang = NonNullable<WatchedOn["rang"]>;

/** `rang 37 m after ... acted, 22 m too late`; `withinMs` is the bound. */
export function lateInWords({ alarm, attempt, actedAt, watchedOn }: Sighting, rang: Rang, withinMs: number): string {
  const delayMs = rang.at - actedAt;
  const since = (watchedOn?.since ?? []).map((each) => `, ${each}`).join("");
  return `\`${alarm.name}\` rang ${formatDuration(delayMs)} after ${whoIn(attempt.act)} acted, ${formatDuration(delayMs - withinMs)} too late (for ${rang.eventName}; ${ON_COPY})${since}`;
}

/** What was rung for later is told with where it was seen. */
export const onCopyInWords = ({ eventName }: Rang): string => `for ${eventName}; ${ON_COPY}`;

/** Nothing of one that is judged beside the target: its modelled time is known whenever it is. */
export function neverInWords({ alarm, watchedOn }: Sighting): string {
  if (alarm.kind === "brought") return "";
  if (watchedOn === undefined) return "; nobody watched on after the bound";
  return `; on a copy of the world it had not rung ${formatDuration(WATCHED_ON_MS)} after the bound either`;
}

/**
 * A bound alone is judged by the one modelled delay of the way, and by no draw: a verdict must not hang on the seed. Seeded runs ask
 * the other question, of delays that are drawn from the spread of each hop.
 */
export function tooSoonInWords(sighting: Sighting, withinMs: number): string {
  const { alarm, deliveryMs } = sighting;
  const told = `\`${alarm.name}\` stayed silent for ${formatDuration(withinMs)}, but a record takes about ${formatDuration(deliveryMs)} to reach it`;
  if (delaysOf(sighting) === "observed" || isDelayStated(alarm)) return told;
  return `${told}: a bound alone is judged by that one modelled delay; how often it would be kept is asked with \`in each of … seeded runs\`, which draw the delay by seed${spreadInWords(alarm)}`;
}

/** What the runs were made of, for whoever has read the other question's answer. */
export const drawnInWords = ({ alarm, deliveryMs }: Sighting): string =>
  isDelayStated(alarm)
    ? "modelled"
    : `modelled: each run draws its delays by its seed${spreadInWords(alarm)}, where a bound alone is judged by one delay of ${formatDuration(deliveryMs)}`;

function spreadInWords(alarm: Alarm): string {
  const spread = spreadOf(pipelineOf(formatOf(alarm)).arrival);
  if (spread.shape !== "lognormal") return "";
  return ` (half of them reach it within ${formatDuration(spread.medianMs)}, 99 in 100 within ${formatDuration(spread.p99Ms)})`;
}

function formatOf(alarm: Alarm) {
  switch (alarm.kind) {
    case "placed":
      return "eventbridge";
    case "metric":
      return "metric-filter";
    case "brought":
      return alarm.detection.format;
    default:
      return unreachable(alarm);
  }
}

const isDelayStated = (alarm: Alarm): boolean =>
  alarm.kind === "brought" && alarm.detection.placement.delayMs !== undefined;
