import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { days, formatDuration, hours, minutes, parseDuration, seconds } from "./duration.ts";

describe("parseDuration", () => {
  test.each([
    ["15d", 1_296_000_000],
    ["4h30m", 16_200_000],
    ["90s", 90_000],
    ["250ms", 250],
    ["5m5ms", 300_005],
    ["1d 12h", 129_600_000],
    ["1.5h", 5_400_000],
    ["0s", 0],
  ])("reads %s", (text, durationMs) => {
    expect(parseDuration(text)).toBe(durationMs);
  });

  test.each([
    "",
    " ",
    "15",
    "d",
    "-1d",
    "+1d",
    "1w",
    "1,5h",
    ".5h",
    "1.h",
    "1d!",
    "1D",
    "１d",
    "1e3s",
    "1 5d",
    "5m s",
    `${"9".repeat(400)}d`,
  ])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test("adds up its parts in any order", () => {
    const part = fc.tuple(fc.nat(1_000), fc.constantFrom("ms", "s", "m", "h", "d"));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([count, unit]) => `${count}${unit}`).join("");
        const sum = parts.reduce((total, [count, unit]) => total + (parseDuration(`${count}${unit}`) ?? Number.NaN), 0);
        expect(parseDuration(text)).toBe(sum);
      }),
    );
  });

  test("a long text without sense is refused at once", () => {
    expect(parseDuration(`${"1".repeat(50_000)}x`)).toBeUndefined();
    expect(parseDuration("1m".repeat(20_000).concat("!"))).toBeUndefined();
  });
});

test("counts of units are milliseconds", () => {
  expect([seconds(2), minutes(2), hours(2), days(2)]).toEqual([2_000, 120_000, 7_200_000, 172_800_000]);
});

describe("formatDuration", () => {
  test.each([
    [0, "0 s"],
    [250, "250 ms"],
    [270_000, "4 m 30 s"],
    [days(15), "15 d"],
    [days(1) + hours(12) + minutes(30), "1 d 12 h"],
    [days(1) + seconds(5), "1 d 5 s"],
    [999.6, "1 s"],
    [-90_000, "-1 m 30 s"],
  ])("writes %d ms", (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });

  test("reads back as the same length when two units say it all", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(23), (wholeDays, wholeHours) => {
        const durationMs = days(wholeDays) + hours(wholeHours);
        expect(parseDuration(formatDuration(durationMs))).toBe(durationMs);
      }),
    );
  });

  test("never says more than is there, and leaves out less than a hundredth of the largest unit's next", () => {
    fc.assert(
      fc.property(fc.nat(days(4_000)), (durationMs) => {
        const saidMs = parseDuration(formatDuration(durationMs)) ?? Number.NaN;
        expect(saidMs).toBeLessThanOrEqual(durationMs);
        expect(durationMs - saidMs).toBeLessThan(hours(1));
      }),
    );
  });
});
