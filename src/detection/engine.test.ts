import { describe, expect, test } from "vitest";
import { formatInstant } from "../kernel/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { type EngineOptions, type Raised, startEngine } from "./engine.ts";
import { MANAGEMENT, MEMBER, recordOf, sigma, soundFolder } from "./samples.test-support.ts";

const at = (time: string, members: Partial<CloudTrailRecord> = {}): CloudTrailRecord =>
  recordOf(members.eventName ?? "LeaveOrganization", { eventTime: `2026-11-01T${time}Z`, ...members });

const told = (raised: readonly Raised[]): readonly string[] =>
  raised.map(
    ({ detection, from, at: end, count }) =>
      `${detection.id} ${formatInstant(from).slice(11, 19)} ${formatInstant(end).slice(11, 19)} ${count}`,
  );

function run(
  files: Readonly<Record<string, string>>,
  records: readonly CloudTrailRecord[],
  options: EngineOptions = {},
) {
  const engine = startEngine(soundFolder(files), options);
  const seen = records.map((record) => engine.take(record));
  return {
    matched: seen.flatMap(({ matched }) => matched.map(({ id }) => id)),
    unseen: seen.flatMap(({ unseen }) => unseen.map(({ detection, because }) => `${detection.id} ${because}`)),
    raised: told([...seen.flatMap(({ raised }) => raised), ...engine.finish()]),
    shortfalls: engine.shortfalls(),
  };
}

function alarm(
  members: Readonly<Record<string, unknown>> = {},
  metric: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    metricFilter: {
      filterName: "leave",
      filterPattern: "{ $.eventName = LeaveOrganization }",
      metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1", ...metric }],
    },
    alarm: {
      ...{
        AlarmName: "a",
        MetricName: "m",
        Namespace: "n",
        Statistic: "Sum",
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 1,
      },
      ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "notBreaching", ...members },
    },
  });
}

describe("alarms", () => {
  const raised = (text: string, records: readonly CloudTrailRecord[]) =>
    run({ "a.metric-filter.json": text }, records).raised;

  test("the sum of a period that slides by the minute, once for each time that it goes off, in whatever order records come", () => {
    const records = [at("00:06:59"), at("00:01:00"), at("00:02:00"), at("01:00:00")];
    expect(raised(alarm(), records)).toEqual(["leave 23:57:00 00:02:00 1", "leave 00:56:00 01:01:00 1"]);
    // CloudWatch User Guide: the last points are evaluated again after the metric has stopped, which may execute actions again.
    const again = ["leave 00:02:00 00:12:00 2", "leave 00:02:00 00:17:00 2"];
    expect(raised(alarm({ Threshold: 2 }), records)).toEqual(["leave 23:58:00 00:03:00 2", ...again]);
    expect(raised(alarm({ Threshold: 2, ComparisonOperator: "GreaterThanThreshold" }), records)).toEqual([]);
  });

  test("several periods, and some of them", () => {
    const records = [at("00:00:00"), at("00:10:00")];
    expect(raised(alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 }), records)).toEqual([
      "leave 23:56:00 00:11:00 1",
    ]);
    expect(raised(alarm({ EvaluationPeriods: 3 }), records)).toEqual([]);
    const filled = { EvaluationPeriods: 3, TreatMissingData: "breaching" };
    expect(raised(alarm(filled), records)).toEqual(["leave 23:46:00 00:01:00 1"]);
  });

  test("missing points are not taken for fine ones: those that exist are judged alone", () => {
    const few = { EvaluationPeriods: 3, TreatMissingData: "missing" };
    expect(raised(alarm(few), [at("00:00:00")])).toEqual(["leave 23:56:00 00:11:00 1"]);
    expect(raised(alarm({ ...few, TreatMissingData: "ignore" }), [at("00:00:00")])).toEqual([]);
    expect(raised(alarm({ ...few, TreatMissingData: "notBreaching" }), [at("00:00:00")])).toEqual([]);
  });

  test("missing data: silence can be the alarm, and a default value fills it", () => {
    const heartbeat = { ComparisonOperator: "LessThanThreshold", TreatMissingData: "breaching" };
    expect(raised(alarm(heartbeat), [at("00:00:00")])).toEqual(["leave 00:11:00 00:16:00 undefined"]);
    const other = at("00:05:00", { eventName: "ListAccounts" });
    const quiet = { ComparisonOperator: "LessThanThreshold", TreatMissingData: "notBreaching" };
    expect(raised(alarm(quiet), [at("00:00:00"), other])).toEqual([]);
    expect(raised(alarm(quiet, { defaultValue: 0 }), [at("00:00:00"), other])).toEqual(["leave 00:01:00 00:06:00 0"]);
  });
});

describe("correlations", () => {
  const BASE = sigma("s: { eventName: LeaveOrganization }\ncondition: s", "title: base\nname: base");
  const OTHER = sigma("s: { eventName: StopLogging }\ncondition: s", "title: other\nname: other");
  const correlation = (text: string): string => `${BASE}---\n${OTHER}---\ntitle: c\nname: c\ncorrelation: ${text}\n`;
  const raised = (text: string, records: readonly CloudTrailRecord[]) => run({ "a.yml": correlation(text) }, records);

  test("so many events of a group within the timespan, and then anew", () => {
    const rule =
      "{ type: event_count, rules: [base], group-by: [recipientAccountId], timespan: 5m, condition: { gte: 2 } }";
    const records = [
      at("00:00:00"),
      at("00:04:00", { recipientAccountId: MANAGEMENT }),
      at("00:06:00"),
      at("00:11:00"),
      at("00:12:00"),
    ];
    expect(raised(rule, records)).toMatchObject({ matched: [], raised: ["c 00:06:00 00:11:00 2"] });
  });

  test("records count in the order of their events, whenever they come", () => {
    const rule = "{ type: event_count, rules: [base], timespan: 5m, condition: { gt: 1 } }";
    expect(raised(rule, [at("00:04:00"), at("00:01:00")]).raised).toEqual(["c 00:01:00 00:04:00 2"]);
    const apart = raised(rule, [at("00:10:00"), at("00:01:00")]);
    expect(apart).toMatchObject({ raised: [], shortfalls: [] });
    expect(raised(rule, [at("00:10:00"), at("00:01:00"), at("00:05:00")]).raised).toEqual(["c 00:01:00 00:05:00 2"]);
  });

  test("so many different values", () => {
    const rule = "{ type: value_count, rules: [base], timespan: 5m, condition: { gte: 2, field: recipientAccountId } }";
    const elsewhere = { recipientAccountId: MANAGEMENT };
    expect(raised(rule, [at("00:00:00"), at("00:01:00"), at("00:02:00")]).raised).toEqual([]);
    expect(raised(rule, [at("00:00:00"), at("00:04:00", elsewhere)]).raised).toEqual(["c 00:00:00 00:04:00 2"]);
    expect(raised(rule, [at("00:00:00"), at("00:06:00", elsewhere)]).raised).toEqual([]);
  });

  test("several rules, in any order or in theirs", () => {
    const any = "{ type: temporal, rules: [other, base], timespan: 5m }";
    const ordered = "{ type: temporal_ordered, rules: [other, base], timespan: 5m }";
    const stop = (time: string): CloudTrailRecord => at(time, { eventName: "StopLogging" });
    expect(raised(any, [at("00:00:00"), stop("00:01:00")]).raised).toEqual(["c 00:00:00 00:01:00 2"]);
    expect(raised(ordered, [at("00:00:00"), stop("00:01:00")]).raised).toEqual([]);
    expect(raised(ordered, [stop("00:01:00"), at("00:02:00")]).raised).toEqual(["c 00:01:00 00:02:00 2"]);
    expect(raised(ordered, [stop("00:01:00"), at("00:08:00")]).raised).toEqual([]);
    expect(raised(ordered, [stop("00:05:00"), at("00:03:00")]).raised).toEqual([]);
    expect(raised(ordered, [at("00:05:00"), stop("00:03:00")]).raised).toEqual(["c 00:03:00 00:05:00 2"]);
    expect(raised(ordered, [at("00:03:00"), stop("00:03:00")]).raised).toEqual(["c 00:03:00 00:03:00 2"]);
  });

  test("rules that also fire by themselves, aliases, and a field that is missing", () => {
    const both = "{ type: event_count, rules: [base], timespan: 5m, condition: { gte: 1 }, generate: true }";
    expect(raised(both, [at("00:00:00")])).toMatchObject({ matched: ["base"], raised: ["c 00:00:00 00:00:00 1"] });
    const aliases = "{ who: { base: recipientAccountId, other: requestParameters.account } }";
    const aliased = `{ type: temporal, rules: [base, other], group-by: [who], timespan: 5m, aliases: ${aliases} }`;
    const stop = (account: string) => at("00:01:00", { eventName: "StopLogging", requestParameters: { account } });
    expect(raised(aliased, [at("00:00:00"), stop(MEMBER)]).raised).toHaveLength(1);
    expect(raised(aliased, [at("00:00:00"), stop(MANAGEMENT)]).raised).toHaveLength(0);
    const missing = "{ type: event_count, rules: [base], group-by: [nothing], timespan: 5m, condition: { gte: 1 } }";
    expect(raised(missing, [at("00:00:00")]).raised).toEqual([]);
  });
});

describe("where a detection lives", () => {
  const RULE = JSON.stringify({ source: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"] } });
  const both = [recordOf("LeaveOrganization"), recordOf("LeaveOrganization", { recipientAccountId: MANAGEMENT })];
  const options = { managementAccountIds: new Set([MANAGEMENT]) };
  test.each([
    ["account: every account", 2],
    ["account: every member account", 1],
    ["account: management", 1],
    [`account: "${MEMBER}"`, 1],
    ["region: eu-west-1", 0],
    ["region: us-east-1", 2],
    ["files: { leave.json: { region: eu-west-1 } }", 0],
  ])("%s hears %i of two", (placement, heard) => {
    const { matched, unseen } = run({ "leave.json": RULE, "placement.yaml": placement }, both, options);
    expect([matched.length, unseen.length]).toEqual([heard, 2 - heard]);
  });

  test("folders inherit, and single files differ", () => {
    const files = {
      "placement.yaml": "region: eu-west-1",
      "a/b/leave.json": RULE,
      "a/placement.yaml": "account: management",
    };
    const [detection] = soundFolder(files).detections;
    expect(detection?.placement).toEqual({ account: { kind: "management" }, region: "eu-west-1", isStated: true });
  });
});
