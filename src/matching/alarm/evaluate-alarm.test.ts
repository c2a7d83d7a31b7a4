/** The alarm's evaluation against the tables of the CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data". */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlarmRule, evaluatePoints, evaluationRange, type MissingPoints } from "./evaluate-alarm.ts";
import { isBreaching, reportedTogether, statisticOf } from "./statistic.ts";

const rule = (datapointsToAlarm: number, missing: MissingPoints, evaluationPeriods = 3): AlarmRule => ({
  evaluationPeriods,
  datapointsToAlarm,
  missing,
  threshold: 1,
  comparison: "GreaterThanOrEqualToThreshold",
});

/** As the guide writes them, the newest on the right: 0 is fine, X breaches, - is missing. */
const points = (drawn: string): readonly (number | undefined)[] =>
  drawn
    .split(" ")
    .map((each) => (each === "-" ? undefined : each === "X" ? 1 : 0))
    .reverse();

const TREATMENTS = ["missing", "ignore", "breaching", "notBreaching"] as const;

const [ok, alarm, keeps, insufficient] = ["OK", "ALARM", "unchanged", "INSUFFICIENT_DATA"];

/** Datapoints to Alarm, the points, and the four columns of the table. */
const ROWS: readonly (readonly [number, string, readonly (string | undefined)[]])[] = [
  [3, "0 - X - X", [ok, ok, ok, ok]],
  [3, "0 - - - -", [ok, ok, ok, ok]],
  [3, "- - - - -", [insufficient, keeps, alarm, ok]],
  [3, "0 X X - X", [alarm, alarm, alarm, alarm]],
  [3, "- - X - -", [alarm, keeps, alarm, ok]],
  [2, "0 - X - X", [alarm, alarm, alarm, alarm]],
  [2, "0 0 X 0 X", [alarm, alarm, alarm, alarm]],
  [2, "0 - X - -", [ok, ok, alarm, ok]],
  [2, "- - - - 0", [ok, ok, alarm, ok]],
  [2, "- - - X -", [alarm, keeps, alarm, ok]],
];

describe("the tables of the guide", () => {
  it.each(ROWS)("%i of 3 on %s", (datapoints, drawn, states) => {
    const answers = TREATMENTS.map((missing) => evaluatePoints(rule(datapoints, missing), points(drawn)));
    expect(answers).toEqual(states);
  });

  it("retrieves five points for three periods", () => {
    expect(evaluationRange(3)).toBe(5);
    expect(evaluationRange(3, "none-more")).toBe(3);
  });

  it.each(["- - - - X", "- - - X -"])("does not go into ALARM at once on %s", (drawn) => {
    expect(evaluatePoints(rule(3, "missing"), points(drawn))).toBe(insufficient);
    expect(evaluatePoints(rule(3, "ignore"), points(drawn))).toBe(keeps);
  });
});

describe("laws", () => {
  const anyPoint = fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined });
  const anyCase = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.array(anyPoint, { minLength: 8, maxLength: 8 }))
    .chain(([periods, drawn]) =>
      fc.record({
        periods: fc.constant(periods),
        datapoints: fc.integer({ min: 1, max: periods }),
        drawn: fc.constant(drawn.slice(0, evaluationRange(periods))),
      }),
    );

  it("enough existing points decide alone, whatever is said of missing ones", () => {
    fc.assert(
      fc.property(anyCase, ({ periods, datapoints, drawn }) => {
        fc.pre(drawn.filter((each) => each !== undefined).length >= periods);
        const answers = TREATMENTS.map((missing) => evaluatePoints(rule(datapoints, missing, periods), drawn));
        const breaching = drawn.filter((each) => each !== undefined).slice(0, periods);
        const expected = breaching.filter((each) => each === 1).length >= datapoints ? alarm : ok;
        expect(new Set(answers)).toEqual(new Set([expected]));
      }),
    );
  });

  it("only `ignore` keeps a state, and only `missing` lacks data", () => {
    fc.assert(
      fc.property(anyCase, ({ periods, datapoints, drawn }) => {
        const [missing, ignore, breaching, fine] = TREATMENTS.map((each) =>
          evaluatePoints(rule(datapoints, each, periods), drawn),
        );
        expect(missing).not.toBe(keeps);
        expect(ignore).not.toBe(insufficient);
        expect([alarm, ok]).toContain(breaching);
        expect([alarm, ok]).toContain(fine);
      }),
    );
  });
});

describe("statistics", () => {
  const all = reportedTogether({ sum: 3, count: 1, least: 3, most: 3 }, { sum: 5, count: 3, least: 1, most: 2 });

  it.each([
    ["Sum", 8],
    ["SampleCount", 4],
    ["Average", 2],
    ["Minimum", 1],
    ["Maximum", 3],
  ] as const)("%s", (statistic, value) => expect(statisticOf(statistic, all)).toBe(value));

  it.each([
    ["GreaterThanOrEqualToThreshold", [false, true, true]],
    ["GreaterThanThreshold", [false, false, true]],
    ["LessThanThreshold", [true, false, false]],
    ["LessThanOrEqualToThreshold", [true, true, false]],
  ] as const)("%s", (comparison, expected) =>
    expect([1, 2, 3].map((value) => isBreaching({ comparison, threshold: 2 }, value))).toEqual(expected),
  );
});
