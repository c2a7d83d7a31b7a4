import fc from "fast-check";
import { expect, test } from "vitest";
import { figureOf, median, percentile } from "./figure.ts";

test("a figure carries its yardstick's value and the ratio to it", () => {
  const figure = figureOf({
    bench: "http",
    metric: "describe",
    value: 2_000.04,
    unit: "requests/s",
    yardstick: { name: "bare node:http", value: 8_000 },
  });
  expect(figure).toEqual({
    bench: "http",
    metric: "describe",
    value: 2_000,
    unit: "requests/s",
    yardstick: 8_000,
    ratio: 0.25,
    against: "bare node:http",
  });
});

test("a figure without a yardstick says so", () => {
  expect(figureOf({ bench: "a", metric: "b", value: 1, unit: "ms" })).toMatchObject({ yardstick: null, ratio: null });
});

test("the median is the middle one, or the mean of the two in the middle", () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([4, 1, 9, 2])).toBe(3);
  expect(median([])).toBeNaN();
});

test("a percentile is one of the values, and as many as its share are not above it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (values, share) => {
        const at = percentile(values, share);
        expect(values).toContain(at);
        expect(values.filter((each) => each <= at).length).toBeGreaterThanOrEqual(values.length * share);
      },
    ),
  );
});
