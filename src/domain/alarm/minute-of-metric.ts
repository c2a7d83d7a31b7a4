/** Metrics are kept by the minute; longer stretches are put together from minutes. CloudWatch Logs User Guide: metric filters report once a minute. */
import { type Instant, instant, minutes } from "../../kernel/index.ts";
import type { MinuteOfMetric } from "./alarm.ts";

export type Minutes = ReadonlyMap<number, MinuteOfMetric>;

/** The beginning of its minute. */
export const minuteOf = (at: Instant): Instant => instant(Math.floor(at / minutes(1)) * minutes(1));

export const together = (left: MinuteOfMetric, right: MinuteOfMetric): MinuteOfMetric => ({
  sum: left.sum + right.sum,
  count: left.count + right.count,
  least: Math.min(left.least, right.least),
  most: Math.max(left.most, right.most),
});

/** What was reported from `from` and before `to`, or undefined. */
export function gather(
  data: Minutes,
  { from, to }: Readonly<{ from: number; to: number }>,
): MinuteOfMetric | undefined {
  let all: MinuteOfMetric | undefined;
  for (const [minute, one] of within(data, from, to))
    if (minute >= from && minute < to) all = all === undefined ? one : together(all, one);
  return all;
}

/** Minute by minute where that is shorter than looking through all that is kept. */
function* within(data: Minutes, from: number, to: number): Iterable<readonly [number, MinuteOfMetric]> {
  if ((to - from) / minutes(1) >= data.size) {
    yield* data;
    return;
  }
  for (let minute = Math.ceil(from / minutes(1)) * minutes(1); minute < to; minute += minutes(1)) {
    const one = data.get(minute);
    if (one !== undefined) yield [minute, one];
  }
}
