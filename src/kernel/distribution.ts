/** Lengths of time that chance draws, each drawn by a name of its own, so that no draw disturbs another and a run repeats. */

import { unreachable } from "./invariant.ts";
import { seededRandom } from "./random.ts";

export type Distribution =
  | Readonly<{ shape: "constant"; ms: number }>
  | Readonly<{ shape: "uniform"; leastMs: number; mostMs: number }>
  /** Half of all draws are below the median, one in a hundred above the 99th percentile, none above `mostMs`. */
  | Readonly<{ shape: "lognormal"; medianMs: number; p99Ms: number; mostMs: number }>;

/** In [0, 1). */
export const chance = (seed: number, label: string): number => seededRandom(seed, label).below(PARTS) / PARTS;

const PARTS = 2 ** 30;
/** The 99th percentile of the normal distribution. */
const NORMAL_P99 = 2.3263478740408408;

/** Whole milliseconds. */
export function drawMs(distribution: Distribution, seed: number, label: string): number {
  switch (distribution.shape) {
    case "constant":
      return distribution.ms;
    case "uniform": {
      const { leastMs, mostMs } = distribution;
      return Math.round(leastMs + chance(seed, label) * (mostMs - leastMs));
    }
    case "lognormal": {
      const { medianMs, p99Ms, mostMs } = distribution;
      const spread = Math.log(p99Ms / medianMs) / NORMAL_P99;
      return Math.min(mostMs, Math.round(medianMs * Math.exp(spread * normal(seed, label))));
    }
    default:
      return unreachable(distribution);
  }
}

/** Box and Muller's way from two even draws to a normal one. */
function normal(seed: number, label: string): number {
  const first = Math.max(chance(seed, `${label}/radius`), 1 / PARTS);
  const second = chance(seed, `${label}/angle`);
  return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
}
