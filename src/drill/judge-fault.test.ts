import { describe, expect, test } from "vitest";
import { pipelineOf } from "../detection/index.ts";
import { minutes } from "../kernel/index.ts";
import { placedAlarm } from "./alarms.ts";
import { correlatedBy } from "./correlated-by.ts";
import { attemptOf, detection, later, record, START } from "./fakes.test-support.ts";
import { ofNotice } from "./hop-words.ts";
import { judgeApart } from "./judge-alarm.ts";
import { judgeLate, judgeTimes } from "./judge-fault.ts";
import type { AlertSeen, Sighting } from "./sighting.ts";
import { runsOf } from "./timings.ts";

const alertAt = (delayMs: number, eventId = "event-1"): AlertSeen => {
  const at = later(delayMs);
  const times = { eventAt: START, deliveredAt: at, matchedAt: at, notifiedAt: at };
  const pipeline = pipelineOf("eventbridge");
  return { eventName: "LeaveOrganization", eventId, accountId: "", ...times, pipeline, isDelayStated: false };
};

const sightingOf = (alerts: readonly AlertSeen[], over: Partial<Sighting> = {}): Sighting => ({
  ...{ alarm: placedAlarm(detection()), attempt: attemptOf(), actedAt: START, alerts },
  ...{ isForMarker: false, marks: [], records: [record()], isFitting: true, heard: [record()] },
  ...{ deafness: undefined, silence: "it is silent", deliveryMs: minutes(5), doubt: undefined, assumptions: [] },
  ...over,
});

const under = (sighting: Sighting, withinMs: number) => ({
  ...{ sighting, withinMs },
  chain: { alarm: "x", phase: "verification" as const, act: "", hops: [] },
});

describe("an alarm that has to ring late", () => {
  test.each([
    [14, "broke"],
    [16, "held"],
    [45, "held"],
    [46, "broke"],
  ])("and rings after %i minutes: %s", (count, verdict) =>
    expect(judgeLate(under(sightingOf([alertAt(minutes(count))]), minutes(45)), minutes(15)).verdict).toBe(verdict),
  );
});

test("so many times for one record means for each of them, within the bound", () => {
  const [one, two] = [alertAt(minutes(5)), alertAt(minutes(6))];
  const other = alertAt(minutes(5), "event-2");
  const judged = (...alerts: readonly AlertSeen[]) => judgeTimes(under(sightingOf(alerts), minutes(15)), 2).verdict;
  expect([judged(one, two), judged(one, two, other), judged(one, alertAt(minutes(16)))]).toEqual([
    "held",
    "broke",
    "broke",
  ]);
});

test("seeded runs differ, and the worst of them is told", () => {
  const { notified } = runsOf(sightingOf([]), alertAt(minutes(5)), { runs: 20, budgetMs: undefined });
  expect(notified.maxMs).toBeGreaterThan(notified.p50Ms);
});

test("one mark of the drill's own is enough to know a record by", () => {
  const marked = record({ eventID: "event-1", requestID: "another", userAgent: "orgdrill" });
  const correlated = correlatedBy(sightingOf([], { records: [marked] }), alertAt(minutes(5)));
  expect(correlated).toEqual({ strength: "strong", by: "its user agent" });
});

test("a ring that proves nothing is inconclusive, and its hop is not seen", () => {
  const unproven = "it is judged beside the target";
  const sighting = sightingOf([alertAt(minutes(20))], { unproven });
  expect(judgeLate(under(sighting, minutes(45)), minutes(15))).toMatchObject({ verdict: "inconclusive" });
  expect(ofNotice({ ...sighting, alerts: [] }, minutes(15))).toEqual({ state: "unknown", reason: unproven });
});

test("a rule that fits both outcomes of one record tells nothing apart, whatever it does with another", () => {
  const verdict = (...fits: readonly (readonly [boolean, boolean])[]) => judgeApart(sightingOf([]), fits).verdict;
  expect([verdict([true, false]), verdict([true, false], [true, true])]).toEqual(["held", "broke"]);
});
