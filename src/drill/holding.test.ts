import { describe, expect, test } from "vitest";
import { FAULTS, faultNamed } from "../action/index.ts";
import { minutes } from "../kernel/index.ts";
import { HOLDING, LOSING } from "./holding.data.ts";

const kindsOf = (effect: string): readonly string[] =>
  FAULTS.filter((each) => each.effect === effect).map(({ kind }) => kind);

const defaultsOf = (kind: string, over = {}) => ({ ...faultNamed(kind).defaults, ...over });
const longestMs = (kind: string, over = {}) => {
  const given = defaultsOf(kind, over);
  return HOLDING[kind]?.(given).longestMs?.(given);
};
const placesOf = (kind: string, over = {}) => {
  const given = defaultsOf(kind, over);
  return HOLDING[kind]?.(given).places(given);
};

describe("faults that keep records from where they are looked for", () => {
  test.each(kindsOf("late"))("%s makes things late, so it is known what waits for it", (kind) => {
    expect(placesOf(kind)?.length).toBeGreaterThan(0);
  });

  test("what loses records of accounts or trails is known, and all that is known is a fault", () => {
    const strikers = FAULTS.filter(({ strikes, effect, hop }) => {
      const isOfRecords = strikes === "trail" || (strikes === "account" && hop !== "administrator");
      return effect === "lost" && isOfRecords;
    });
    expect(Object.keys(LOSING).toSorted()).toEqual(strikers.map(({ kind }) => kind).toSorted());
    const kinds = FAULTS.map(({ kind }) => kind);
    for (const kind of Object.keys(HOLDING)) expect(kinds).toContain(kind);
  });

  test.each([
    ["delivery.delay", {}, 40],
    ["delivery.delay", { distribution: "constant", median: "1h" }, 60],
    ["delivery.delay", { distribution: "uniform", least: "1m", most: "50m" }, 50],
    ["delivery.delay", { distribution: "lognormal", median: "2m", p99: "9m" }, 90],
    ["delivery.delay", { distribution: "lognormal", median: "2m", p99: "9m", most: "20m" }, 20],
    ["cloudtrail.late-addendum", {}, 30],
    ["cloudtrail.reorder", { window: "7m" }, 7],
    ["target.slow", {}, 20],
    ["trail.bucket-unreachable", {}, undefined],
  ])("%s with %j is over after %s minutes", (kind, over, wanted) => {
    expect(longestMs(kind, over)).toBe(wanted === undefined ? undefined : minutes(wanted));
  });

  test("a delay holds up its own hop, and an addendum to what came before holds up nothing", () => {
    expect(placesOf("delivery.delay", { hop: "event-history" })).toEqual(["event history"]);
    expect(placesOf("delivery.delay", { hop: "nowhere" })).toEqual([]);
    expect(placesOf("cloudtrail.late-addendum", { reason: "UPDATED_DATA" })).toEqual([]);
  });
});
