import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMs, type Instant, instant } from "../../kernel/index.ts";
import { oneInSeconds, perSecond, type Rate } from "./rate.ts";
import { RATES } from "./rates.ts";
import { type TokenBuckets, tokenBuckets } from "./token-buckets.ts";

const START = instant(Date.UTC(2026, 10, 1));
const at = (ms: number): Instant => addMs(START, ms);
const isTaken = (buckets: TokenBuckets, rate: Rate, ms: number, key = "bucket"): boolean =>
  buckets.take([{ key, rate }], at(ms)) === undefined;

describe("a bucket", () => {
  test("gives its burst at once, and then one token whenever one has come back", () => {
    const buckets = tokenBuckets();
    const rate = perSecond(2, 3);
    const taken = (ms: number): boolean => isTaken(buckets, rate, ms);
    expect([0, 0, 0, 0].map(taken)).toEqual([true, true, true, false]);
    expect([499, 500, 500, 999, 1_000].map(taken)).toEqual([false, true, false, false, true]);
  });

  test("keeps the fractions of a token, and what was refused costs nothing", () => {
    const buckets = tokenBuckets();
    const rate = perSecond(24, 1);
    const answers = Array.from({ length: 10_001 }, (_, ms) => isTaken(buckets, rate, ms));
    // A token takes 41 2/3 ms, so on whole milliseconds every call waits for 42.
    expect(answers.flatMap((taken, ms) => (taken ? [ms] : [])).slice(0, 4)).toEqual([0, 42, 84, 126]);
    const large = perSecond(24, 36);
    expect(Array.from({ length: 37 }, () => isTaken(buckets, large, 0, "large")).filter(Boolean)).toHaveLength(36);
    const later = Array.from({ length: 10_000 }, (_, ms) => isTaken(buckets, large, ms + 1, "large"));
    expect(later.filter(Boolean)).toHaveLength(240);
  });

  test("of less than one token a second fills as slowly", () => {
    const buckets = tokenBuckets();
    const taken = (ms: number): boolean => isTaken(buckets, oneInSeconds(20, 1), ms);
    expect([0, 1, 19_999, 20_000, 39_999, 40_000].map(taken)).toEqual([true, false, false, true, false, true]);
  });

  test("holds no more than its burst, however far the clock jumps", () => {
    const buckets = tokenBuckets();
    const rate = perSecond(20, 30);
    const take = (ms: number): number =>
      Array.from({ length: 100 }, () => isTaken(buckets, rate, ms)).filter(Boolean).length;
    expect([0, 86_400_000, Date.UTC(9999, 0, 1) - START].map(take)).toEqual([30, 30, 30]);
  });

  test("gains nothing when a wall clock is set back, and fills from there on", () => {
    const buckets = tokenBuckets();
    const rate = perSecond(1, 1);
    const taken = (ms: number): boolean => isTaken(buckets, rate, ms);
    expect([10_000, 5_000, 5_999, 6_000].map(taken)).toEqual([true, false, false, true]);
  });

  test("is full again when all are cleared", () => {
    const buckets = tokenBuckets();
    expect([isTaken(buckets, perSecond(1, 1), 0), isTaken(buckets, perSecond(1, 1), 0)]).toEqual([true, false]);
    buckets.clear();
    expect(isTaken(buckets, perSecond(1, 1), 0)).toBe(true);
  });
});

describe("several buckets", () => {
  test("are taken from all together or not at all, and the empty one is told", () => {
    const buckets = tokenBuckets();
    const own = { key: "own", rate: perSecond(1, 3) };
    const shared = { key: "shared", rate: perSecond(1, 1) };
    expect(buckets.take([own, shared], at(0))).toBeUndefined();
    expect(buckets.take([own, shared], at(0))).toBe(shared);
    expect(buckets.take([own, shared], at(0))).toBe(shared);
    expect([buckets.take([own], at(0)), buckets.take([own], at(0)), buckets.take([own], at(0))]).toEqual([
      undefined,
      undefined,
      own,
    ]);
  });

  test("of many accounts stay few: those that are full again are dropped", () => {
    const buckets = tokenBuckets();
    let most = 0;
    for (let each = 0; each < 200_000; each++) {
      isTaken(buckets, perSecond(2, 2), each, `${each}`);
      most = Math.max(most, buckets.size());
    }
    // One token comes back in half a second, so 500 are never full at a time.
    expect(most).toBeLessThanOrEqual(1_024);
  });

  test("that are not full are all kept", () => {
    const buckets = tokenBuckets();
    const keys = Array.from({ length: 5_000 }, (_, each) => `${each}`);
    for (const key of keys) isTaken(buckets, perSecond(1, 1), 0, key);
    expect(keys.some((key) => isTaken(buckets, perSecond(1, 1), 999, key))).toBe(false);
    expect(buckets.size()).toBe(5_000);
  });
});

const DOCUMENTED = [...RATES.values()]
  .flatMap((operations) => [...operations.values()])
  .flatMap(({ account, organization }) => (organization === undefined ? [account] : [account, organization]));

describe("whenever calls come", () => {
  const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(3_000), fc.nat(120_000)), { maxLength: 200 });

  test("no window sees more of them answered than the burst and what its length brings", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENTED), pauses, (rate, lengths) => {
        const answered = answeredAfter(rate, lengths);
        for (const [first, from] of answered.entries())
          for (const [last, to] of answered.entries())
            if (last >= first && !isWithin(rate, last - first + 1, to - from)) return false;
        return true;
      }),
    );
  });

  test("a refused one would have been one too many for some window", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENTED), pauses, (rate, lengths) => {
        const buckets = tokenBuckets();
        const answered: number[] = [];
        let ms = 0;
        for (const length of lengths) {
          ms += length;
          const others = answered.length;
          if (isTaken(buckets, rate, ms)) answered.push(ms);
          else if (answered.every((from, index) => isWithin(rate, others - index + 1, ms - from))) return false;
        }
        return true;
      }),
    );
  });

  const isWithin = ({ calls, everyMs, burst }: Rate, answered: number, windowMs: number): boolean =>
    answered * everyMs <= burst * everyMs + windowMs * calls;

  function answeredAfter(rate: Rate, lengths: readonly number[]): readonly number[] {
    const buckets = tokenBuckets();
    let ms = 0;
    return lengths.flatMap((length) => {
      ms += length;
      return isTaken(buckets, rate, ms) ? [ms] : [];
    });
  }
});
