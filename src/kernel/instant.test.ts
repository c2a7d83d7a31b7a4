import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMs, formatInstant, formatInstantMs, instant, parseInstant } from "./instant.ts";

const utc = (...parts: [number, number, number, number?, number?, number?, number?]): number => Date.UTC(...parts);

describe("parseInstant", () => {
  test.each([
    ["2026-11-01", utc(2026, 10, 1)],
    ["2026-11-01T09:30", utc(2026, 10, 1, 9, 30)],
    ["2026-11-01T09:30:15", utc(2026, 10, 1, 9, 30, 15)],
    ["2026-11-01T09:30:15Z", utc(2026, 10, 1, 9, 30, 15)],
    ["2026-11-01T09:30:15.25Z", utc(2026, 10, 1, 9, 30, 15, 250)],
    ["2026-11-01T09:30:15+02:00", utc(2026, 10, 1, 7, 30, 15)],
    ["2026-11-01T09:30:15-0130", utc(2026, 10, 1, 11, 0, 15)],
    ["2024-02-29", utc(2024, 1, 29)],
  ])("reads %s, as UTC unless it says otherwise", (text, epochMs) => {
    expect(parseInstant(text)).toBe(epochMs);
  });

  test.each([
    "",
    "now",
    "2026",
    "2026-11",
    "01.11.2026",
    "2026-13-01",
    "2026-11-00",
    "2026-11-01T25:00",
    "2026-11-01T24:00",
    "2026-02-30",
    "2026-04-31T10:00:00Z",
    "2025-02-29",
    "2026-11-01 09:30",
    "1793491200",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test("reads back what the formats write", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }), (date) => {
        const at = instant(date.getTime());
        expect(parseInstant(formatInstantMs(at))).toBe(at);
        expect(parseInstant(formatInstant(at))).toBe(Math.floor(at / 1_000) * 1_000);
      }),
    );
  });
});

test("CloudTrail's form has whole seconds", () => {
  expect(formatInstant(instant(utc(2026, 10, 1, 0, 0, 0, 999)))).toBe("2026-11-01T00:00:00Z");
  expect(formatInstantMs(instant(utc(2026, 10, 1)))).toBe("2026-11-01T00:00:00.000Z");
});

test("the forms sort as their instants do", () => {
  const moment = fc.integer({ min: 0, max: utc(9999, 0, 1) }).map(instant);
  fc.assert(
    fc.property(moment, moment, (left, right) => {
      expect(formatInstantMs(left) < formatInstantMs(right)).toBe(left < right);
    }),
  );
});

test("adds milliseconds", () => {
  expect(addMs(instant(5), 10)).toBe(15);
});
