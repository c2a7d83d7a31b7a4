import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minutes, seconds } from "../kernel/index.ts";
import { onRealTime, type RealTimeTarget } from "../target/real-time.test-support.ts";
import { fakeTarget, later, START, SUCCEEDED } from "./fakes.test-support.ts";
import { backOff, type Look, lookUntil } from "./poll.ts";

const THROTTLED = { why: "ThrottlingException", isThrottled: true };
const LOST = { why: "TimeoutError: no answer", isThrottled: false };
const fake = () => fakeTarget(() => ({ outcome: SUCCEEDED }));

type Found = Readonly<{ isEnough?: boolean; failure?: Look["failure"] }>;

/** When each look was made, in milliseconds after the start. */
async function looking(
  untilMs: number,
  found: (nowMs: number) => Found | Promise<Found> = () => ({}),
  target?: RealTimeTarget,
) {
  const real = target ?? (await onRealTime(fake()));
  const looksMs: number[] = [];
  const polled = await lookUntil(real, later(untilMs), async (now) => {
    looksMs.push(now - START);
    return { isEnough: false, ...(await found(now - START)) };
  });
  return { looksMs, polled, real };
}

describe("on real time", () => {
  test("looks are made at once, after 2, 4 and 8 s more, then every 15 s, and exactly at the bound", async () => {
    const { looksMs, real } = await looking(seconds(70));
    expect(real.pausesMs).toEqual([2, 4, 8, 15, 15, 15, 11].map(seconds));
    expect(looksMs).toEqual([0, 2, 6, 14, 29, 44, 59, 70].map(seconds));
  });

  test("a budget of 15 minutes is 64 looks, and nobody looks beyond it", async () => {
    const { looksMs } = await looking(minutes(15));
    expect(looksMs).toHaveLength(64);
    expect(looksMs.at(-1)).toBe(minutes(15));
  });

  test("whatever the bound: it starts at once, ends on the bound, and never waits longer than 15 s", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: minutes(3) }), async (untilMs) => {
        const { looksMs, real } = await looking(untilMs);
        expect([looksMs[0], looksMs.at(-1)]).toEqual([0, untilMs]);
        expect(Math.max(...real.pausesMs)).toBeLessThanOrEqual(seconds(15));
        expect(real.pausesMs.slice(0, -1)).toEqual(
          [2, 4, 8, ...Array(20).fill(15)].map(seconds).slice(0, real.pausesMs.length - 1),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("it ends as soon as it has seen enough", async () => {
    const { looksMs } = await looking(minutes(15), (nowMs) => ({ isEnough: nowMs >= seconds(10) }));
    expect(looksMs).toEqual([0, 2, 6, 14].map(seconds));
  });

  test("a bound that is over is looked at once", async () => {
    expect((await looking(0)).looksMs).toEqual([0]);
  });

  test("whoever is throttled waits longest at once, and other failures are tried again as usual", async () => {
    const throttled = await looking(minutes(1), (nowMs) => (nowMs < seconds(10) ? { failure: THROTTLED } : {}));
    expect(throttled.looksMs).toEqual([0, 15, 30, 45, 60].map(seconds));
    expect(throttled.polled).toEqual({ looks: 5, failures: [THROTTLED], lastFailure: undefined });
    const lost = await looking(seconds(20), () => ({ failure: LOST }));
    expect(lost.looksMs).toEqual([0, 2, 6, 14, 20].map(seconds));
    expect(lost.polled).toEqual({ looks: 5, failures: Array(5).fill(LOST), lastFailure: LOST });
  });

  test("a look that takes time is part of the budget, and one that began before its end is not the last", async () => {
    const real = await onRealTime(fake());
    const slow = async () => ({ isEnough: (await real.control?.pause?.(seconds(3))) === undefined });
    expect((await looking(seconds(16), slow, real)).looksMs).toEqual([0, 5, 12, 16].map(seconds));
  });
});

test("on virtual time there is one look, at the bound", async () => {
  const target = fake();
  const looked: number[] = [];
  const polled = await lookUntil(target, later(minutes(15)), async (now) => {
    looked.push(now - START);
    return { isEnough: false };
  });
  expect(looked).toEqual([minutes(15)]);
  expect(polled).toEqual({ looks: 1, failures: [], lastFailure: undefined });
});

test("where time can neither be moved nor waited for, nothing is looked at: Not run", async () => {
  const { control, ...rest } = fake();
  const still = { ...rest, ...(control && { control }), capabilities: new Set(["notifications"] as const) };
  await expect(lookUntil(still, later(1), async () => ({ isEnough: true }))).rejects.toThrow(
    "a fake can neither move time nor wait",
  );
});

test("the back-off goes on from the longest wait after a throttled look", () => {
  const pace = backOff();
  expect([pace(), pace(), pace(THROTTLED), pace()]).toEqual([2, 4, 15, 15].map(seconds));
});
