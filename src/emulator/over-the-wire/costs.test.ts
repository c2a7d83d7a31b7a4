/** Costs over a socket with the SDK's own clients: what is asked, who is shown what, and what is refused how. */

import { fileURLToPath } from "node:url";
import {
  BudgetsClient,
  CreateBudgetCommand,
  type CreateBudgetCommandInput,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  DescribeBudgetPerformanceHistoryCommand,
  DescribeBudgetsCommand,
} from "@aws-sdk/client-budgets";
import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  DeleteAnomalyMonitorCommand,
  type Expression,
  GetAnomaliesCommand,
  GetAnomalyMonitorsCommand,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from "@aws-sdk/client-cost-explorer";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answered, post, signed, standing } from "../emulator.test-support.ts";
import { handsWith, history, refusal, type Served, served } from "./served.test-support.ts";

const COSTS = fileURLToPath(new URL("../../../scenarios/organizations/costs.yaml", import.meta.url));
const [PAYER, PAYMENTS, LAB] = ["470000000001", "470000000011", "470000000012"];
const STORAGE = "Amazon Simple Storage Service";

let on: Served;
let today: string;
beforeAll(async () => {
  on = await served(COSTS);
  const { now } = await on.control("GET", "clock");
  today = new Date(Date.parse(String(now)) + 86_400_000).toISOString().slice(0, 10);
  await on.control("POST", "clock", { set: `${today}T06:00:00Z` });
});
afterAll(() => on.close());

const settings = (profile: string) => ({
  endpoint: on.url,
  region: "us-east-1",
  credentials: on.credentials(profile),
  maxAttempts: 1,
});
const ceOf = (profile: string) => new CostExplorerClient(settings(profile));
const budgetsOf = (profile: string) => new BudgetsClient(settings(profile));
const payer = () => ceOf("acme-management/admin");

const later = (count: number): string => new Date(Date.parse(today) + count * 86_400_000).toISOString().slice(0, 10);

const asked = (change: Partial<GetCostAndUsageCommandInput> = {}): GetCostAndUsageCommand =>
  new GetCostAndUsageCommand({
    TimePeriod: { Start: later(-10), End: today },
    Granularity: "DAILY",
    Metrics: ["UnblendedCost"],
    ...change,
  });

const only = (Key: "SERVICE" | "LINKED_ACCOUNT", ...Values: string[]): Expression => ({ Dimensions: { Key, Values } });

async function total(ce: CostExplorerClient, Filter?: Expression): Promise<number> {
  const { ResultsByTime = [] } = await ce.send(asked(Filter === undefined ? {} : { Filter }));
  return ResultsByTime.reduce((sum, { Total }) => sum + Number(Total?.UnblendedCost?.Amount), 0);
}

describe("GetCostAndUsage", () => {
  test("answers day by day, in the shape of the reference", async () => {
    const Metrics = ["UnblendedCost", "BlendedCost", "UsageQuantity"];
    const { ResultsByTime = [] } = await payer().send(asked({ Metrics, Filter: only("SERVICE", STORAGE) }));
    expect(ResultsByTime).toHaveLength(10);
    expect(ResultsByTime[0]).toEqual({
      TimePeriod: { Start: later(-10), End: later(-9) },
      Total: {
        UnblendedCost: { Amount: "3.2", Unit: "USD" },
        BlendedCost: { Amount: "3.2", Unit: "USD" },
        UsageQuantity: { Amount: "24", Unit: "Hrs" },
      },
      Groups: [],
      Estimated: expect.any(Boolean),
    });
  });

  test("a month is the sum of its days, and the present one an estimate", async () => {
    const { ResultsByTime: months = [] } = await payer().send(
      asked({ Granularity: "MONTHLY", TimePeriod: { Start: later(-45), End: later(1) } }),
    );
    const { ResultsByTime: each = [] } = await payer().send(
      asked({ TimePeriod: { Start: later(-45), End: later(1) } }),
    );
    const sum = (results: typeof each) =>
      results.reduce((all, { Total }) => all + Number(Total?.UnblendedCost?.Amount), 0);
    // The clock goes on between the two questions, and the present day with it.
    expect(sum(months)).toBeCloseTo(sum(each), 2);
    expect(months.at(-1)?.Estimated).toBe(true);
    expect(months[0]?.Estimated).toBe(false);
    expect(each).toHaveLength(46);
  });

  test("groups by one or two dimensions, and names accounts", async () => {
    const GroupBy = (["LINKED_ACCOUNT", "SERVICE"] as const).map((Key) => ({ Type: "DIMENSION" as const, Key }));
    const answer = await payer().send(asked({ GroupBy }));
    expect(answer.GroupDefinitions).toEqual(GroupBy);
    const [first] = answer.ResultsByTime ?? [];
    expect(first?.Total).toEqual({});
    expect(first?.Groups?.map(({ Keys }) => Keys)).toEqual([
      [PAYER, "AWS CloudTrail"],
      [PAYMENTS, "Amazon Elastic Compute Cloud - Compute"],
      [PAYMENTS, STORAGE],
      [LAB, "AWS Lambda"],
    ]);
    expect(answer.DimensionValueAttributes).toContainEqual({
      Value: PAYMENTS,
      Attributes: { description: "payments" },
    });
  });

  test("filters with And, Or and Not", async () => {
    const ce = payer();
    const all = await total(ce);
    const storage = await total(ce, only("SERVICE", STORAGE));
    expect(storage).toBeCloseTo(32, 6);
    expect(await total(ce, { Not: only("SERVICE", STORAGE) })).toBeCloseTo(all - storage, 6);
    expect(await total(ce, { And: [only("LINKED_ACCOUNT", LAB), only("SERVICE", STORAGE)] })).toBe(0);
    const either = await total(ce, { Or: [only("LINKED_ACCOUNT", LAB), only("SERVICE", STORAGE)] });
    expect(either).toBeCloseTo(storage + (await total(ce, only("LINKED_ACCOUNT", LAB))), 6);
    expect(await total(ce, only("LINKED_ACCOUNT", "470000000021"))).toBe(0);
  });

  test("shows a member its own costs alone, and what is ahead as nothing", async () => {
    const own = await total(ceOf("payments/admin"));
    expect(own).toBeCloseTo(await total(payer(), only("LINKED_ACCOUNT", PAYMENTS)), 6);
    expect(await total(ceOf("payments/admin"), only("LINKED_ACCOUNT", LAB))).toBe(0);
    const { ResultsByTime = [] } = await payer().send(asked({ TimePeriod: { Start: today, End: later(3) } }));
    const amounts = ResultsByTime.map(({ Total }) => Number(Total?.UnblendedCost?.Amount) > 0);
    expect(amounts).toEqual([true, false, false]);
  });

  const LAST_WEEK = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  const DEEP = Array.from({ length: 40 }).reduce<Expression>((inner) => ({ Not: inner }), only("SERVICE", "x"));
  test.each<[string, Partial<GetCostAndUsageCommandInput>, string, RegExp | undefined]>([
    ["hours", { Granularity: "HOURLY" }, "DataUnavailableException", undefined],
    [
      "an end before the start",
      { TimePeriod: { Start: "2026-02-02", End: "2026-02-02" } },
      "ValidationException",
      /before end/,
    ],
    [
      "a day that is none",
      { TimePeriod: { Start: "2026-02-30", End: "2026-03-02" } },
      "ValidationException",
      /start date/,
    ],
    [
      "a date in words",
      { TimePeriod: { Start: "yesterday", End: "2026-03-02" } },
      "ValidationException",
      /timePeriod\.start/,
    ],
    ["years ago", { TimePeriod: { Start: "2020-01-01", End: "2020-02-01" } }, "ValidationException", /14 months$/],
    [
      "years ago, in a month",
      { TimePeriod: { Start: "2020-01-02", End: "2020-02-01" } },
      "ValidationException",
      /first day/,
    ],
    ["the future", { TimePeriod: { Start: "2090-01-01", End: "2090-02-01" } }, "ValidationException", /current date/],
    ["far into the future", { TimePeriod: { Start: LAST_WEEK, End: "2999-01-01" } }, "ValidationException", /future/],
    ["no metric", { Metrics: [] }, "ValidationException", undefined],
    ["an unknown metric", { Metrics: ["Joy"] }, "ValidationException", /Joy/],
    ["a metric that is not modelled", { Metrics: ["NormalizedUsageAmount"] }, "NotEmulatedException", undefined],
    [
      "three groups",
      { GroupBy: Array.from({ length: 3 }, () => ({ Type: "DIMENSION", Key: "SERVICE" })) },
      "ValidationException",
      /2$/,
    ],
    [
      "a group by cost category",
      { GroupBy: [{ Type: "COST_CATEGORY", Key: "team" }] },
      "NotEmulatedException",
      undefined,
    ],
    ["a group by Region", { GroupBy: [{ Type: "DIMENSION", Key: "REGION" }] }, "NotEmulatedException", undefined],
    [
      "a group by a prototype",
      { GroupBy: [{ Type: "DIMENSION", Key: "__proto__" }] },
      "NotEmulatedException",
      undefined,
    ],
    [
      "two operators",
      { Filter: { Not: only("SERVICE", "a"), ...only("SERVICE", "a") } },
      "ValidationException",
      /one root/,
    ],
    ["an empty operator", { Filter: { And: [] } }, "ValidationException", /operand/],
    ["an empty inside", { Filter: { Or: [{}] } }, "ValidationException", /one root/],
    ["too deep a filter", { Filter: DEEP }, "ValidationException", /deep/],
    [
      "a filter on Regions",
      { Filter: { Dimensions: { Key: "REGION", Values: ["x"] } } },
      "NotEmulatedException",
      undefined,
    ],
    ["a filter on tags", { Filter: { Tags: { Key: "a", Values: ["b"] } } }, "NotEmulatedException", undefined],
    [
      "an unknown dimension",
      { Filter: { Dimensions: { Key: "COLOUR" as never, Values: ["x"] } } },
      "ValidationException",
      /enum/,
    ],
    [
      "a way of matching",
      { Filter: { Dimensions: { Key: "SERVICE", Values: ["x"], MatchOptions: ["CONTAINS"] } } },
      "ValidationException",
      undefined,
    ],
    ["a token of nobody", { NextPageToken: "x" }, "InvalidNextTokenException", undefined],
    [
      "a billing view",
      { BillingViewArn: `arn:aws:billing::${PAYER}:billingview/primary` },
      "NotEmulatedException",
      undefined,
    ],
  ])("refuses %s", async (_, change, name, message) => {
    const refused = await refusal(payer().send(asked(change)));
    expect(refused).toMatchObject({ name, status: name === "NotEmulatedException" ? 501 : 400 });
    if (message !== undefined) expect(refused.message).toMatch(message);
  });

  test("a filter that is nested without end is refused, and nothing breaks", async () => {
    const standalone = standing();
    for (const depth of [100, 3_000, 100_000]) {
      const Filter = `${'{"Not":'.repeat(depth)}{}${"}".repeat(depth)}`;
      const body = `{"TimePeriod":{"Start":"2026-10-01","End":"2026-10-02"},"Granularity":"DAILY","Metrics":["UnblendedCost"],"Filter":${Filter}}`;
      const headers = {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSInsightsIndexService.GetCostAndUsage",
      };
      const request = signed(post(body, headers), standalone.key("management/admin"), {
        service: "ce",
        at: standalone.clock.now(),
      });
      const answer = await answered(standalone.emulator.answer(request));
      expect(answer.status, JSON.stringify(answer)).toBe(400);
    }
  });
});

describe("the other questions", () => {
  test("GetDimensionValues lists services and accounts, page by page", async () => {
    const TimePeriod = { Start: later(-10), End: today };
    const accounts = await payer().send(new GetDimensionValuesCommand({ TimePeriod, Dimension: "LINKED_ACCOUNT" }));
    expect(accounts).toMatchObject({ ReturnSize: 3, TotalSize: 3 });
    expect(accounts.DimensionValues?.map(({ Attributes }) => Attributes?.description)).toEqual([
      "acme-management",
      "payments",
      "lab",
    ]);
    const question = { TimePeriod, Dimension: "SERVICE", MaxResults: 2 } as const;
    const first = await payer().send(new GetDimensionValuesCommand(question));
    const NextPageToken = first.NextPageToken ?? "";
    const second = await payer().send(new GetDimensionValuesCommand({ ...question, NextPageToken }));
    expect([...(first.DimensionValues ?? []), ...(second.DimensionValues ?? [])].map(({ Value }) => Value)).toEqual([
      "AWS CloudTrail",
      "AWS Lambda",
      "Amazon Elastic Compute Cloud - Compute",
      STORAGE,
    ]);
    const other = new GetDimensionValuesCommand({ ...question, Dimension: "LINKED_ACCOUNT", NextPageToken });
    expect(await refusal(payer().send(other))).toMatchObject({ name: "InvalidNextTokenException" });
    const searched = new GetDimensionValuesCommand({ TimePeriod, Dimension: "SERVICE", SearchString: "Lambda" });
    expect((await payer().send(searched)).DimensionValues).toHaveLength(1);
  });

  test("GetTags has none where nothing is tagged, and what is not emulated says so", async () => {
    const TimePeriod = { Start: later(-10), End: today };
    expect(await payer().send(new GetTagsCommand({ TimePeriod }))).toMatchObject({ Tags: [], TotalSize: 0 });
    const forecast = new GetCostForecastCommand({ TimePeriod, Metric: "UNBLENDED_COST", Granularity: "DAILY" });
    expect(await refusal(payer().send(forecast))).toMatchObject({ status: 501 });
  });

  test("monitors are made, read and deleted; a second one of services is one too many", async () => {
    const ce = payer();
    const AnomalyMonitor = { MonitorName: "all", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" } as const;
    const { MonitorArn = "" } = await ce.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }));
    expect(MonitorArn).toMatch(new RegExp(`^arn:aws:ce::${PAYER}:anomalymonitor/[0-9a-f-]{36}$`));
    expect(await refusal(ce.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor })))).toMatchObject({
      name: "LimitExceededException",
    });
    const { AnomalyMonitors } = await ce.send(new GetAnomalyMonitorsCommand({ MonitorArnList: [MonitorArn] }));
    expect(AnomalyMonitors).toEqual([{ MonitorArn, ...AnomalyMonitor, CreationDate: today }]);
    const DateInterval = { StartDate: later(-30) };
    expect((await ce.send(new GetAnomaliesCommand({ DateInterval, MonitorArn }))).Anomalies).toEqual([]);
    await ce.send(new DeleteAnomalyMonitorCommand({ MonitorArn }));
    expect(await refusal(ce.send(new DeleteAnomalyMonitorCommand({ MonitorArn })))).toMatchObject({
      name: "UnknownMonitorException",
    });
    const tagged = { ...AnomalyMonitor, MonitorDimension: "TAG" } as const;
    expect(await refusal(ce.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor: tagged })))).toMatchObject({
      status: 501,
    });
  });
});

describe("budgets", () => {
  const budget = (change: Partial<CreateBudgetCommandInput["Budget"]> = {}, AccountId = PAYER): CreateBudgetCommand =>
    new CreateBudgetCommand({
      AccountId,
      Budget: {
        BudgetName: "storage",
        BudgetType: "COST",
        TimeUnit: "DAILY",
        BudgetLimit: { Amount: "10.0", Unit: "USD" },
        CostFilters: { Service: [STORAGE] },
        ...change,
      },
    });

  test("are made, described with what was spent, listed and deleted", async () => {
    const budgets = budgetsOf("acme-management/admin");
    const AccountId = PAYER;
    await budgets.send(budget());
    await budgets.send(budget({ BudgetName: "everything", CostFilters: {}, TimeUnit: "ANNUALLY" }));
    expect(await refusal(budgets.send(budget()))).toMatchObject({ name: "DuplicateRecordException" });
    const { Budget } = await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: "storage" }));
    expect(Budget).toMatchObject({
      BudgetLimit: { Amount: "10.0", Unit: "USD" },
      CostFilters: { Service: [STORAGE] },
      TimePeriod: { Start: new Date(today) },
      CostTypes: { IncludeTax: true, UseBlended: false },
    });
    expect(Number(Budget?.CalculatedSpend?.ActualSpend?.Amount)).toBeCloseTo(0.8, 2);
    const first = await budgets.send(new DescribeBudgetsCommand({ AccountId, MaxResults: 1 }));
    expect(first.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(["everything"]);
    const rest = await budgets.send(new DescribeBudgetsCommand({ AccountId, NextToken: first.NextToken ?? "" }));
    expect(rest.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(["storage"]);
    for (const BudgetName of ["storage", "everything"])
      await budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName }));
    const gone = new DescribeBudgetCommand({ AccountId, BudgetName: "storage" });
    expect(await refusal(budgets.send(gone))).toMatchObject({ name: "NotFoundException" });
  });

  test("of another account nobody reads or makes any", async () => {
    const budgets = budgetsOf("payments/admin");
    expect(await refusal(budgets.send(budget()))).toMatchObject({ name: "AccessDeniedException" });
    expect(await refusal(budgets.send(new DescribeBudgetsCommand({ AccountId: LAB })))).toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test.each<[string, Partial<CreateBudgetCommandInput["Budget"]>, string]>([
    ["usage", { BudgetType: "USAGE" }, "NotEmulatedException"],
    ["a filter on Regions", { CostFilters: { Region: ["us-east-1"] } }, "NotEmulatedException"],
    ["no limit", { BudgetLimit: undefined }, "InvalidParameterException"],
    ["euros", { BudgetLimit: { Amount: "1", Unit: "EUR" } }, "InvalidParameterException"],
    ["a colon in the name", { BudgetName: "a:b" }, "ValidationException"],
    [
      "an end before the start",
      { TimePeriod: { Start: new Date("2026-05-01"), End: new Date("2026-04-01") } },
      "InvalidParameterException",
    ],
  ])("refuses %s", async (_, change, name) => {
    expect(await refusal(budgetsOf("acme-management/admin").send(budget(change)))).toMatchObject({ name });
  });

  test("notifications that would never come are refused", async () => {
    const { input } = budget();
    const Notification = { NotificationType: "ACTUAL", ComparisonOperator: "GREATER_THAN", Threshold: 80.5 } as const;
    const Subscribers = [{ SubscriptionType: "EMAIL" as const, Address: "a@b.example" }];
    const command = new CreateBudgetCommand({
      ...input,
      NotificationsWithSubscribers: [{ Notification, Subscribers }],
    });
    expect(await refusal(budgetsOf("acme-management/admin").send(command))).toMatchObject({ status: 501 });
    const other = new DescribeBudgetPerformanceHistoryCommand({ AccountId: PAYER, BudgetName: "storage" });
    expect(await refusal(budgetsOf("acme-management/admin").send(other))).toMatchObject({ status: 501 });
  });
});

test("a departure, with everything that is seen before and after it, and in the trail", async () => {
  const visit = (action: string, account: string, parameters: object = {}) =>
    on.control("POST", "console", { action, account, as: "admin", ...parameters });
  const member = () => ceOf("payments/admin");
  expect(await total(member())).toBeGreaterThan(0);
  await visit("switch-member-cost-access", PAYER, { on: false });
  expect(await refusal(member().send(asked()))).toMatchObject({
    name: "AccessDeniedException",
    message: "Linked account doesn't have access to cost explorer.",
  });
  const [record] = await history(handsWith(on.url, on.credentials("payments/admin")));
  expect(record).toMatchObject({
    eventSource: "ce.amazonaws.com",
    eventName: "GetCostAndUsage",
    errorCode: "AccessDenied",
  });
  await on.as("payments/admin").organizations.send(new LeaveOrganizationCommand({}));
  expect(await total(member())).toBe(0);
  expect(await total(payer(), only("LINKED_ACCOUNT", PAYMENTS))).toBeGreaterThan(0);
  await on.control("POST", "clock", { advance: "3d" });
  const after = asked({ TimePeriod: { Start: later(1), End: later(3) } });
  const amounts = async (ce: CostExplorerClient) =>
    ((await ce.send(after)).ResultsByTime ?? []).map(({ Total }) => Number(Total?.UnblendedCost?.Amount) > 3);
  expect(await amounts(member())).toEqual([true, true]);
  const { bills } = await visit("view-bills", PAYMENTS);
  expect(new Set((bills as { payer: string }[]).map((each) => each.payer))).toEqual(new Set([PAYER, PAYMENTS]));
});
