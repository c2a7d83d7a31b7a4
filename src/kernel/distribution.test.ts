import fc from "fast-check";
import { expect, test } from "vitest";
import { HOP_DELAYS, modelledMs, spreadOf } from "../catalogue/index.ts";
import { chance, drawMs } from "./distribution.ts";
import { minutes } from "./duration.ts";

const MEDIAN = minutes(5);
const LOGNORMAL = { shape: "lognormal", medianMs: MEDIAN, p99Ms: minutes(15), mostMs: minutes(85) } as const;
const draws = (seed: number): readonly number[] =>
  Array.from({ length: 4_000 }, (_, index) => drawMs(LOGNORMAL, seed, `event-${index}`));

test("the same seed and name draw the same, another seed something else", () => {
  expect(draws(1)).toEqual(draws(1));
  expect(draws(1)).not.toEqual(draws(2));
  expect(chance(1, "a")).not.toBe(chance(1, "b"));
});

test("half of the draws are below the median, one in a hundred above the 99th percentile", () => {
  const all = draws(3);
  const share = (bound: number): number => all.filter((ms) => ms > bound).length / all.length;
  expect(share(MEDIAN)).toBeGreaterThan(0.47);
  expect(share(MEDIAN)).toBeLessThan(0.53);
  expect(share(minutes(15))).toBeGreaterThan(0.005);
  expect(share(minutes(15))).toBeLessThan(0.016);
});

test("no draw leaves its bounds, and every hop says where its figure comes from", () => {
  for (const { hop, source, sentence } of HOP_DELAYS) {
    expect(`${source}${sentence}`).not.toBe("");
    const spread = spreadOf(hop);
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, label) => {
        const ms = drawMs(spread, seed, label);
        return Number.isInteger(ms) && ms >= 0 && ms <= ("mostMs" in spread ? spread.mostMs : ms);
      }),
    );
  }
  expect(modelledMs("event-bus")).toBe(minutes(5));
  expect(modelledMs("rule-target")).toBe(0);
});
