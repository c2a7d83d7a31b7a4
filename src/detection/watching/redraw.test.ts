import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelledMs, spreadOf } from "../../catalogue/index.ts";
import { addMs, hours, instant, minutes, parseInstant, seconds } from "../../kernel/index.ts";
import { type AlertTimes, pipelineOf, redraw } from "./redraw.ts";

const AT = parseInstant("2026-11-01T00:00:10Z") ?? instant(0);
const FORMATS = ["eventbridge", "metric-filter", "sigma", "panther"] as const;

/** As the format's modelled delays have it, with `over` added to its arrival. */
function modelled(format: (typeof FORMATS)[number], overMs = 0): AlertTimes {
  const deliveredAt = addMs(AT, modelledMs(pipelineOf(format).arrival) + overMs);
  const minuteEnd = instant((Math.floor(deliveredAt / minutes(1)) + 1) * minutes(1));
  const matchedAt = format === "metric-filter" ? minuteEnd : deliveredAt;
  return { eventAt: AT, deliveredAt, matchedAt, notifiedAt: matchedAt };
}

const drawn = (format: (typeof FORMATS)[number], seed: number, overMs = 0): AlertTimes =>
  redraw(modelled(format, overMs), { pipeline: pipelineOf(format), isDelayStated: false, seed, subject: "x/1" });

describe.each(FORMATS)("%s", (format) => {
  test("stages stay in order, the same seed draws the same, and other seeds something else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const times = drawn(format, seed);
        expect(times).toEqual(drawn(format, seed));
        expect(times.eventAt <= times.deliveredAt && times.deliveredAt <= times.matchedAt).toBe(true);
        expect(times.matchedAt <= times.notifiedAt).toBe(true);
      }),
    );
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawn(format, seed).notifiedAt)).size).toBeGreaterThan(10);
  });

  test("half of the runs arrive within the median of the hop", () => {
    const spread = spreadOf(pipelineOf(format).arrival);
    const median = spread.shape === "lognormal" ? spread.medianMs : 0;
    const runs = Array.from({ length: 2_000 }, (_, seed) => drawn(format, seed).deliveredAt - AT);
    const early = runs.filter((ms) => ms <= median).length / runs.length;
    expect(early).toBeGreaterThan(0.45);
    expect(early).toBeLessThan(0.55);
  });

  test("what a fault added to the modelled arrival is in every run", () => {
    for (let seed = 1; seed <= 20; seed++)
      expect(drawn(format, seed, hours(1)).deliveredAt - drawn(format, seed).deliveredAt).toBe(hours(1));
  });

  test("an arrival that somebody stated is not drawn", () => {
    const times = redraw(modelled(format), {
      pipeline: pipelineOf(format),
      isDelayStated: true,
      seed: 3,
      subject: "x",
    });
    expect(times.deliveredAt).toBe(modelled(format).deliveredAt);
  });
});

test("an alarm waits for the end of the minute in which the record arrives, and as long as its periods had it wait", () => {
  const slow = { ...modelled("metric-filter"), matchedAt: addMs(modelled("metric-filter").matchedAt, minutes(10)) };
  const asked = { pipeline: pipelineOf("metric-filter"), isDelayStated: false, seed: 1, subject: "x/1" };
  const quickly = redraw(modelled("metric-filter"), asked);
  const slowly = redraw({ ...slow, notifiedAt: slow.matchedAt }, asked);
  expect(slowly.matchedAt - quickly.matchedAt).toBe(minutes(10));
  expect(quickly.matchedAt - quickly.deliveredAt).toBeLessThan(minutes(3));
});

test("a rule of EventBridge tells its topic's subscriber within seconds", () => {
  const times = drawn("eventbridge", 1);
  expect(times.notifiedAt - times.matchedAt).toBeGreaterThan(0);
  expect(times.notifiedAt - times.matchedAt).toBeLessThan(seconds(90));
});
