/** Billing alarms over a socket: what CloudWatch tells a payer of an account's charges while it belongs to it, and afterwards. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

const COSTS = fileURLToPath(new URL("../../../scenarios/organizations/costs.yaml", import.meta.url));
const [PAYER, PAYMENTS] = ["470000000001", "470000000011"];
const DAY = 86_400_000;
const USD = { Name: "Currency", Value: "USD" };
const OF_PAYMENTS = [USD, { Name: "LinkedAccount", Value: PAYMENTS }];

let on: Served;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgdrill-billing-alarms-"));
});
afterEach(async () => {
  await on.close();
  rmSync(folder, { recursive: true });
});

/** At 13:00 on the tenth of a month, with users whose keys outlive every session. */
async function open(assumptions: Readonly<Record<string, string>> = {}): Promise<void> {
  const file = join(folder, "costs.yaml");
  const keeper = "principals: { users: { keeper: { policies: [AdministratorAccess], accessKeys: 1 } }, roles:";
  writeFileSync(file, readFileSync(COSTS, "utf8").replaceAll("principals: { roles:", keeper));
  on = await served(file, assumptions);
  const at = new Date(await now());
  await until(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 10, 13));
}

const now = async (): Promise<number> => Date.parse(String((await on.control("GET", "clock")).now));
const until = (at: number) => on.control("POST", "clock", { set: new Date(at).toISOString() });
const pass = async (ms: number) => until((await now()) + ms);
const settings = (profile: string, region: string) => ({
  ...{ endpoint: on.url, region, credentials: on.credentials(`${profile}/keeper`), maxAttempts: 1 },
});
const watch = (profile = "acme-management", region = "us-east-1") => new CloudWatchClient(settings(profile, region));
const leave = () => on.as("payments/keeper").organizations.send(new LeaveOrganizationCommand({}));

type Shown = Readonly<{ at: number; sum: number }>;
async function points(client = watch(), Dimensions = OF_PAYMENTS, days = 9): Promise<readonly Shown[]> {
  const EndTime = new Date(await now());
  const { Datapoints = [] } = await client.send(
    new GetMetricStatisticsCommand({
      ...{ Namespace: "AWS/Billing", MetricName: "EstimatedCharges", Dimensions, Statistics: ["Maximum"] },
      ...{ StartTime: new Date(+EndTime - days * DAY), EndTime, Period: 21_600 },
    }),
  );
  return Datapoints.map(({ Timestamp, Maximum = Number.NaN }) => ({ at: Number(Timestamp), sum: Maximum }));
}

const alarm = (change: Partial<PutMetricAlarmCommandInput> = {}) =>
  new PutMetricAlarmCommand({
    ...{ AlarmName: "payments", Namespace: "AWS/Billing", MetricName: "EstimatedCharges", Dimensions: OF_PAYMENTS },
    ...{ Statistic: "Maximum", Period: 21_600, EvaluationPeriods: 1, Threshold: 450 },
    ComparisonOperator: "GreaterThanThreshold",
    ...change,
  });
const stateOf = async (name = "payments") => {
  const { MetricAlarms = [] } = await watch().send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms[0]?.StateValue;
};

test("four points a day, month to date, of which the payer's bill is made", async () => {
  await open();
  const shown = await points();
  expect(shown).toHaveLength(4 * 9 + 1);
  expect(new Set(shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? 0)))).toEqual(new Set([21_600_000]));
  expect(shown.every(({ sum }, index) => index < 2 || sum > (shown[index - 1]?.sum ?? 0))).toBe(true);
  const [Start, End] = [1, 10].map((day) => new Date(midnightOf(shown, day)).toISOString().slice(0, 10));
  const costs = new CostExplorerClient(settings("acme-management", "us-east-1"));
  const { ResultsByTime = [] } = await costs.send(
    new GetCostAndUsageCommand({
      ...{ TimePeriod: { Start, End }, Granularity: "MONTHLY", Metrics: ["UnblendedCost"] },
      Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [PAYMENTS] } },
    }),
  );
  const midnight = shown.find(({ at }) => at === midnightOf(shown, 10));
  expect(midnight?.sum).toBeCloseTo(Number(ResultsByTime[0]?.Total?.UnblendedCost?.Amount), 4);
});

/** Midnight of that day in the month of the points. */
const midnightOf = (shown: readonly Shown[], day: number): number => {
  const last = new Date(shown.at(-1)?.at ?? 0);
  return Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), day);
};

test("only in us-east-1, for who pays, by dimensions that there are", async () => {
  await open();
  expect(await points(watch("acme-management", "eu-west-1"))).toEqual([]);
  expect(await points(watch("umbrella-management"))).toEqual([]);
  expect(await points(watch("payments"))).toEqual([]);
  expect(await points(watch("payments"), [USD])).toEqual([]);
  expect(await points(watch("studio"), [USD])).not.toEqual([]);
  expect(await points(watch("studio"), [USD, { Name: "LinkedAccount", Value: "470000000021" }])).toEqual([]);
  expect(await points(watch(), [{ Name: "Currency", Value: "EUR" }])).toEqual([]);
  const [whole = [], own = [], lab = [], paid = []] = await Promise.all(
    [undefined, PAYER, "470000000012", PAYMENTS].map((Value) =>
      points(watch(), Value === undefined ? [USD] : [USD, { Name: "LinkedAccount", Value }]),
    ),
  );
  const sumOf = (each: readonly Shown[]) => each.at(-1)?.sum ?? Number.NaN;
  expect(sumOf(whole)).toBeCloseTo(sumOf(own) + sumOf(lab) + sumOf(paid), 4);
  const byService = [...OF_PAYMENTS, { Name: "ServiceName", Value: "AmazonS3" }];
  expect(await refusal(watch().send(alarm({ Dimensions: byService })))).toMatchObject({ name: "NotEmulatedException" });
});

test("after a departure there are no more points, the ones there are stay, and the alarm has insufficient data", async () => {
  await open();
  await watch().send(alarm({ Threshold: 150 }));
  await watch().send(alarm({ AlarmName: "total", Dimensions: [USD], Threshold: 1 }));
  await pass(5 * 60_000);
  expect(await stateOf()).toBe("ALARM");
  const before = await points();
  await leave();
  await pass(3 * DAY);
  expect(await stateOf()).toBe("INSUFFICIENT_DATA");
  expect(await stateOf("total")).toBe("ALARM");
  expect((await points(watch(), OF_PAYMENTS, 12)).slice(-before.length)).toEqual(before);
  expect(await points(watch("payments"), [USD], 2)).not.toEqual([]);
  const { AlarmHistoryItems = [] } = await watch().send(
    new DescribeAlarmHistoryCommand({ AlarmName: "payments", HistoryItemType: "StateUpdate" }),
  );
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    "Alarm updated from ALARM to INSUFFICIENT_DATA",
    "Alarm updated from INSUFFICIENT_DATA to ALARM",
  ]);
});

test("an alarm rings once the month's charges cross its threshold, and is quiet in the next month", async () => {
  await open();
  await watch().send(alarm());
  const seen: unknown[] = [];
  for (let day = 0; day < 24; day++) {
    await pass(DAY);
    const state = await stateOf();
    const shown = await points(watch(), OF_PAYMENTS, 1);
    expect(state).toBe((shown.at(-1)?.sum ?? 0) > 450 ? "ALARM" : "OK");
    if (seen.at(-1) !== state) seen.push(state);
  }
  expect(seen).toEqual(["OK", "ALARM", "OK"]);
});

test.each([
  ["breaching", "ALARM"],
  ["notBreaching", "OK"],
  ["ignore", "ALARM"],
] as const)("what is missing counts as the alarm says: %s", async (TreatMissingData, state) => {
  await open();
  await watch().send(alarm({ Threshold: 1, TreatMissingData }));
  await pass(DAY);
  expect(await stateOf()).toBe("ALARM");
  await leave();
  await pass(3 * DAY);
  expect(await stateOf()).toBe(state);
});

test("the sum of the month stays in sight until it ends, where that is assumed, and the answer says that it rests on it", async () => {
  await open({ "departed-account-charges": "until-the-month-ends" });
  await watch().send(alarm({ Threshold: 1 }));
  await leave();
  await pass(3 * DAY);
  const listing = await watch().send(new DescribeAlarmsCommand({}));
  expect(listing.MetricAlarms?.[0]?.StateValue).toBe("ALARM");
  const explained = await on.control("GET", `explain/${listing.$metadata.requestId}`);
  expect(explained.assumptions).toContain("departed-account-charges");
  expect(new Set((await points(watch(), OF_PAYMENTS, 2)).map(({ sum }) => sum)).size).toBe(1);
  await pass(30 * DAY);
  expect(await stateOf()).toBe("INSUFFICIENT_DATA");
});
