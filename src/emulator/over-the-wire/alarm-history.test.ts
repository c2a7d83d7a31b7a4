/** The history of an alarm over a socket: every item has its JSON, as the CLI's examples and a recording have it. */
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

const OWNER = "100000000026";
const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:alerts`;
const GONE = "arn:aws:sqs:us-east-1:100000000026:none";
const ALARM: PutMetricAlarmCommandInput = {
  ...{ AlarmName: "busy", AlarmDescription: "too busy", Namespace: "Lab", MetricName: "Load", Statistic: "Average" },
  ...{ Period: 60, EvaluationPeriods: 2, DatapointsToAlarm: 1, Threshold: 70 },
  ComparisonOperator: "GreaterThanThreshold",
  Dimensions: [{ Name: "Host", Value: "one" }],
  AlarmActions: [TOPIC, GONE],
  OKActions: [TOPIC],
};
let on: Served;
beforeAll(async () => {
  on = await served();
});
/** Each begins a second after a full minute, so that the wall clock moves nothing into another one. */
beforeEach(async () => {
  await on.control("POST", "reset");
  const seconds = 61 - (Math.floor((await now()) / 1_000) % 60);
  await advance(`${seconds}s`);
});
afterAll(() => on.close());

const settings = () => ({
  ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials("open-root-keys/admin"), maxAttempts: 1 },
});
const watch = () => new CloudWatchClient(settings());
const now = async (): Promise<number> => Date.parse(String((await on.control("GET", "clock")).now));
const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  await on.control("GET", "notifications");
};
const atMinute = (ms: number): string => new Date(Math.floor(ms / 60_000) * 60_000).toISOString().replace("Z", "+0000");
const put = (over: Partial<PutMetricAlarmCommandInput> = {}) =>
  watch().send(new PutMetricAlarmCommand({ ...ALARM, ...over }));
const report = async (Value: number) => {
  const datum = { MetricName: "Load", Value, Dimensions: ALARM.Dimensions, Timestamp: new Date(await now()) };
  await watch().send(new PutMetricDataCommand({ Namespace: "Lab", MetricData: [datum] }));
};
const force = (StateValue: "OK" | "ALARM", StateReasonData?: string) =>
  watch().send(
    new SetAlarmStateCommand({
      ...{ AlarmName: "busy", StateValue, StateReason: "testing purposes" },
      ...(StateReasonData !== undefined && { StateReasonData }),
    }),
  );

type Told = readonly [summary: string | undefined, history: Readonly<Record<string, unknown>>, at: number];
async function history(HistoryItemType: "ConfigurationUpdate" | "StateUpdate" | "Action"): Promise<readonly Told[]> {
  const { AlarmHistoryItems = [] } = await watch().send(
    new DescribeAlarmHistoryCommand({ AlarmName: "busy", HistoryItemType, ScanBy: "TimestampAscending" }),
  );
  return AlarmHistoryItems.map(({ HistorySummary, HistoryData = "", Timestamp = 0 }) => [
    ...([HistorySummary, JSON.parse(HistoryData), +Timestamp] as const),
  ]);
}

test("a state that was evaluated tells its points, the one before it what it had told", async () => {
  await put();
  const from = await now();
  await report(40);
  await advance("1m");
  await report(90);
  await advance("1m");
  const [toOk, toAlarm] = await history("StateUpdate");
  expect(toOk).toEqual([
    "Alarm updated from INSUFFICIENT_DATA to OK",
    {
      version: "1.0",
      oldState: { stateValue: "INSUFFICIENT_DATA", stateReason: "Unchecked: Initial alarm creation" },
      newState: {
        stateValue: "OK",
        stateReason: expect.stringContaining("Threshold Crossed"),
        stateReasonData: expect.objectContaining({ recentDatapoints: [40], startDate: atMinute(from) }),
      },
    },
    expect.any(Number),
  ]);
  const [summary, told] = toAlarm ?? [];
  expect(summary).toBe("Alarm updated from OK to ALARM");
  expect(told?.oldState).toEqual(toOk?.[1].newState);
  expect(told?.newState).toEqual({
    stateValue: "ALARM",
    stateReason: expect.stringContaining("Threshold Crossed"),
    stateReasonData: {
      version: "1.0",
      queryDate: atMinute(from + 120_000),
      startDate: atMinute(from),
      statistic: "Average",
      period: 60,
      recentDatapoints: [40, 90],
      threshold: 70,
    },
  });
  const [alarm] = (await watch().send(new DescribeAlarmsCommand({ AlarmNames: ["busy"] }))).MetricAlarms ?? [];
  expect(JSON.parse(alarm?.StateReasonData ?? "")).toMatchObject({ recentDatapoints: [40, 90] });
});

test("silence has no points and no beginning", async () => {
  await put({ TreatMissingData: "notBreaching" });
  await advance("2m");
  const [only] = await history("StateUpdate");
  const { stateReasonData } = (only?.[1].newState ?? {}) as Readonly<{ stateReasonData?: unknown }>;
  expect(stateReasonData).toMatchObject({ recentDatapoints: [], threshold: 70 });
  expect(stateReasonData).not.toHaveProperty("startDate");
});

test("a state that somebody set tells what they gave, as JSON, and nothing that is none", async () => {
  await put();
  await force("ALARM");
  await force("OK", '{"version":"1.0","ticket":7,"__proto__":{"x":1}}');
  expect(await refusal(force("ALARM", "{ticket:7}"))).toMatchObject({ name: "InvalidFormatFault", status: 400 });
  const [first, second] = await history("StateUpdate");
  const forced = { stateValue: "ALARM", stateReason: "testing purposes" };
  expect(first?.[1].newState).toEqual(forced);
  expect(second?.[1]).toMatchObject({ oldState: forced, newState: { stateReasonData: { version: "1.0", ticket: 7 } } });
});

test("what it did, and what it could not do", async () => {
  await new SNSClient(settings()).send(new CreateTopicCommand({ Name: "alerts" }));
  await put();
  await force("ALARM");
  const [done, failed] = await history("Action");
  expect(done).toEqual([
    `Successfully executed action ${TOPIC}`,
    {
      actionState: "Succeeded",
      stateUpdateTimestamp: done?.[2],
      notificationResource: TOPIC,
      publishedMessage: expect.any(String),
    },
    expect.any(Number),
  ]);
  const published = JSON.parse(String(done?.[1].publishedMessage)) as Readonly<{ default: string }>;
  expect(JSON.parse(published.default)).toMatchObject({ AlarmName: "busy", NewStateValue: "ALARM" });
  expect(failed?.[0]).toBe(`Failed to execute action ${GONE}`);
  expect(failed?.[1]).toMatchObject({ actionState: "Failed", error: `${GONE} is not there` });
});

test("how it was made, changed and deleted, after which the history stays", async () => {
  await put();
  await put({ Threshold: 80, TreatMissingData: "ignore", DatapointsToAlarm: 2 });
  await watch().send(new DisableAlarmActionsCommand({ AlarmNames: ["busy"] }));
  await watch().send(new DisableAlarmActionsCommand({ AlarmNames: ["busy"] }));
  await watch().send(new DeleteAlarmsCommand({ AlarmNames: ["busy"] }));
  const [made, changed, disabled, deleted, ...rest] = await history("ConfigurationUpdate");
  expect(rest).toEqual([]);
  const at = new Date(made?.[2] ?? 0).toISOString().replace("Z", "+0000");
  expect(made).toEqual([
    'Alarm "busy" created',
    {
      version: "1.0",
      type: "Create",
      createdAlarm: {
        alarmName: "busy",
        alarmDescription: "too busy",
        alarmArn: `arn:aws:cloudwatch:us-east-1:${OWNER}:alarm:busy`,
        alarmConfigurationUpdatedTimestamp: at,
        namespace: "Lab",
        metricName: "Load",
        statistic: "Average",
        period: 60,
        dimensions: [{ value: "one", name: "Host" }],
        threshold: 70,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 2,
        datapointsToAlarm: 1,
        stateValue: "INSUFFICIENT_DATA",
        stateUpdatedTimestamp: at,
        actionsEnabled: true,
        alarmActions: [TOPIC, GONE],
        insufficientDataActions: [],
        okactions: [TOPIC],
      },
    },
    expect.any(Number),
  ]);
  const updated = { threshold: 80, treatMissingData: "ignore", actionsEnabled: true };
  expect(changed).toMatchObject([
    'Alarm "busy" updated',
    { type: "Update", updatedAlarm: updated },
    expect.any(Number),
  ]);
  expect(changed?.[1].updatedAlarm).not.toHaveProperty("datapointsToAlarm");
  expect(disabled).toMatchObject([
    'Alarm "busy" updated',
    { updatedAlarm: { actionsEnabled: false } },
    expect.any(Number),
  ]);
  expect(deleted).toMatchObject([
    'Alarm "busy" deleted',
    { type: "Delete", deletedAlarm: { threshold: 80 } },
    expect.any(Number),
  ]);
});
