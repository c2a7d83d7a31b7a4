/** One measured number, next to a yardstick measured on the same machine in the same minute: alone it says little. */

export type Figure = Readonly<{
  bench: string;
  metric: string;
  value: number;
  unit: string;
  /** The yardstick's own value, in the same unit; null when there is none. */
  yardstick: number | null;
  /** `value / yardstick`. */
  ratio: number | null;
  /** What the yardstick is. */
  against: string | null;
}>;

export type Measured = Readonly<{
  bench: string;
  metric: string;
  value: number;
  unit: string;
  yardstick?: Readonly<{ name: string; value: number }>;
}>;

export function figureOf({ bench, metric, value, unit, yardstick }: Measured): Figure {
  return {
    bench,
    metric,
    value: rounded(value),
    unit,
    yardstick: yardstick === undefined ? null : rounded(yardstick.value),
    ratio: yardstick === undefined ? null : rounded(value / yardstick.value),
    against: yardstick?.name ?? null,
  };
}

/** The middle one, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The value below which `share` (0 to 1) of the values lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Four significant digits: no measurement here is better than that. */
const rounded = (value: number): number => Number(value.toPrecision(4));
