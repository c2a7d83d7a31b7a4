/** How fast a function is, once it is warm. */
import { median } from "./figure.ts";

const ROUNDS = 7;
const ROUND_MS = 150;

/** Calls each second: the median of several rounds, after one that does not count. */
export function perSecond(call: () => unknown): number {
  const round = (): number => {
    const startedAt = performance.now();
    let calls = 0;
    let elapsedMs = 0;
    for (let batch = 1; elapsedMs < ROUND_MS; batch = Math.min(batch * 2, 4_096)) {
      for (let at = 0; at < batch; at++) call();
      calls += batch;
      elapsedMs = performance.now() - startedAt;
    }
    return (calls * 1_000) / elapsedMs;
  };
  round();
  return median(Array.from({ length: ROUNDS }, round));
}

/** Milliseconds of one call: the median of `times`, after one that does not count. */
export function callMs(call: () => unknown, times: number): number {
  call();
  return median(
    Array.from({ length: times }, () => {
      const startedAt = performance.now();
      call();
      return performance.now() - startedAt;
    }),
  );
}
