import { describe, expect, test } from "vitest";
import { FAULTS, faultNamed } from "../action/index.ts";
import { hours, minutes } from "../kernel/index.ts";
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

  test.each([
    ["cloudtrail.drop", ["event history", "log files", "event data store", "event bus", "log group"]],
    ["cloudtrail.oversize", ["event bus", "log group"]],
    ["orgtrail.member-left", ["log files", "log group"]],
    ["orgtrail.slr-blocked", ["log files", "event bus", "log group"]],
    ["trail.stopped", ["log files", "event bus", "log group"]],
    ["trail.deleted", ["log files", "event bus", "log group"]],
    ["trail.selectors-emptied", ["log files", "event bus", "log group"]],
    ["trail.single-region", ["log files", "event bus", "log group"]],
  ])("%s loses what is to come to %j", (kind, places) => expect(LOSING[kind]?.()).toEqual(places));

  test("an event is tried again for a day, a file within five minutes, and what is over is tried no more", () => {
    const againMs = (kind: string) => HOLDING[kind]?.(defaultsOf(kind)).againMs;
    expect(againMs("target.throttled")).toBe(hours(24));
    expect(againMs("trail.bucket-unreachable")).toBe(minutes(5));
    expect(againMs("trail.kms-disabled")).toBe(minutes(5));
    expect(againMs("target.slow")).toBeUndefined();
  });

  test("an event data store has its records by the delay of log files", () => {
    expect(placesOf("delivery.delay", { hop: "log-file" })).toEqual(["log files", "event data store"]);
  });

  test("a delay holds up its own hop, and an addendum to what came before holds up nothing", () => {
    expect(placesOf("delivery.delay", { hop: "event-history" })).toEqual(["event history"]);
    expect(placesOf("delivery.delay", { hop: "nowhere" })).toEqual([]);
    expect(placesOf("cloudtrail.late-addendum", { reason: "UPDATED_DATA" })).toEqual([]);
  });
});
