/** How fast a function is, once it is warm, and how far the measurement is to be trusted. */
import { median } from "./figure.ts";

const ROUNDS = 7;
const ROUND_MS = 150;

/** One measurement, in the same unit throughout. */
export type Timed = Readonly<{
  /**
   * By what the processor worked for this program, its garbage collection included: the median of the rounds.
   * The work of other programs is not in it, so it holds on a machine that is shared.
   */
  value: number;
  /** By the clock on the wall: the same on a machine that does nothing else. */
  wall: number;
  /** Of the rounds: (highest − lowest) / median. */
  spread: number;
}>;

type Round = Readonly<{ wall: number; cpu: number }>;

function timed(rounds: readonly Round[]): Timed {
  const values = rounds.map(({ cpu }) => cpu);
  const value = median(values);
  const spread = (Math.max(...values) - Math.min(...values)) / value;
  return { value, wall: median(rounds.map(({ wall }) => wall)), spread };
}

/** Calls each second, in several rounds, after one that does not count. */
export function rate(call: () => unknown, rounds: number = ROUNDS): Timed {
  const round = (): Round => {
    const startedAt = performance.now();
    const worked = process.cpuUsage();
    let calls = 0;
    let elapsedMs = 0;
    for (let batch = 1; elapsedMs < ROUND_MS; batch = Math.min(batch * 2, 4_096)) {
      for (let at = 0; at < batch; at++) call();
      calls += batch;
      elapsedMs = performance.now() - startedAt;
    }
    return { wall: (calls * 1_000) / elapsedMs, cpu: (calls * 1_000) / workedMs(worked) };
  };
  round();
  return timed(Array.from({ length: rounds }, round));
}

/** Milliseconds of one call: `times` of them, after one that does not count. */
export function duration(call: () => unknown, times: number): Timed {
  call();
  return timed(
    Array.from({ length: times }, () => {
      const startedAt = performance.now();
      const worked = process.cpuUsage();
      call();
      return { wall: performance.now() - startedAt, cpu: workedMs(worked) };
    }),
  );
}

function workedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

export const perSecond = (call: () => unknown): number => rate(call).value;

export const callMs = (call: () => unknown, times: number): number => duration(call, times).value;

/** For people, on stderr: what the clock on the wall says, and how far the rounds lay apart. */
export const trust = ({ value, wall, spread }: Timed): string =>
  `${rounded(value)} by processor time, ${rounded(wall)} by the clock, rounds within ${Math.round(spread * 100)} %`;

const rounded = (value: number): number => Number(value.toPrecision(4));
