import fc from "fast-check";
import { expect, test } from "vitest";
import { tickingClock, virtualClock } from "./clock.ts";
import { days, hours } from "./duration.ts";
import { instant, parseInstant } from "./instant.ts";
import { Defect } from "./invariant.ts";

const START = instant(Date.UTC(2026, 10, 1));

test("a virtual clock stands still between moves", () => {
  const clock = virtualClock(START);
  expect([clock.now(), clock.now()]).toEqual([START, START]);
  expect(clock.advance(days(15))).toBe(parseInstant("2026-11-16"));
  expect(clock.now()).toBe(parseInstant("2026-11-16"));
  expect(clock.set(instant(START + days(20)))).toBe(parseInstant("2026-11-21"));
});

test("reset goes back to the start, whatever happened", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(days(400))), (moves) => {
      const clock = virtualClock(START);
      for (const move of moves) clock.advance(move);
      expect(clock.now()).toBe(START + moves.reduce((sum, each) => sum + each, 0));
      expect(clock.reset()).toBe(START);
      expect(clock.now()).toBe(START);
    }),
  );
});

test("virtual time never runs backwards", () => {
  const clock = virtualClock(START);
  expect(() => clock.advance(-1)).toThrow(Defect);
  expect(() => clock.advance(Number.NaN)).toThrow(Defect);
  expect(() => clock.set(instant(START - 1))).toThrow("virtual time cannot run backwards");
  expect(clock.now()).toBe(START);
});

test("a ticking clock adds what has elapsed to every move", () => {
  let elapsedMs = 0;
  const clock = tickingClock(START, () => elapsedMs);
  elapsedMs = 1_500;
  expect(clock.now()).toBe(START + 1_500);
  expect(clock.advance(hours(1))).toBe(START + hours(1) + 1_500);
  elapsedMs = 2_000;
  expect(clock.set(instant(START + days(1)))).toBe(START + days(1));
  elapsedMs = 2_250;
  expect(clock.now()).toBe(START + days(1) + 250);
  expect(clock.reset()).toBe(START);
  elapsedMs = 2_260;
  expect(clock.now()).toBe(START + 10);
});
