/** Metric filters, alarms and topics over a socket: the chain that CIS asks for, from a log event to a mailbox and a queue. */
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteMetricFilterCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  TestMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf } from "./stores.test-support.ts";

const OWNER = "100000000026";
const TOPIC = `arn:aws:sns:us-east-1:${OWNER}:alerts`;
const QUEUE = `arn:aws:sqs:us-east-1:${OWNER}:inbox`;
const PATTERN = "{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = LeaveOrganization) }";
let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
});
afterAll(() => on.close());

const settings = (profile = "open-root-keys/admin") => ({
  ...{ endpoint: on.url, region: "us-east-1", credentials: on.credentials(profile), maxAttempts: 1 },
});
const sns = (profile?: string) => new SNSClient(settings(profile));
const logs = () => new CloudWatchLogsClient(settings());
const watch = () => new CloudWatchClient(settings());
const sqs = () => storesOf(on, "open-root-keys/admin").sqs;
const now = async (): Promise<number> => Date.parse(String((await on.control("GET", "clock")).now));
const advance = async (by: string) => {
  await on.control("POST", "clock", { advance: by });
  await on.control("GET", "notifications");
};
type Report = Readonly<{ from: string; to: string; outcome: string; reason?: string; text?: string }>;
const reports = async () => (await on.control("GET", "notifications")).deliveries as readonly Report[];

async function inbox(isOpen = true): Promise<string> {
  const Policy = policyOf({
    ...{ Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
    Condition: { ArnEquals: { "aws:SourceArn": TOPIC } },
  });
  const made = await sqs().send(
    new CreateQueueCommand({ QueueName: "inbox", ...(isOpen ? { Attributes: { Policy } } : {}) }),
  );
  return made.QueueUrl ?? "";
}
async function bodies(QueueUrl: string): Promise<readonly string[]> {
  await on.control("GET", "notifications");
  return ((await sqs().send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ?? []).map(
    ({ Body = "" }) => Body,
  );
}
const subscribe = (Protocol: string, Endpoint: string, Attributes: Record<string, string> = {}) =>
  sns().send(new SubscribeCommand({ TopicArn: TOPIC, Protocol, Endpoint, Attributes }));

describe("topics", () => {
  test("are made, subscribed to, published to and deleted", async () => {
    const url = await inbox();
    expect((await sns().send(new CreateTopicCommand({ Name: "alerts" }))).TopicArn).toBe(TOPIC);
    expect((await sns().send(new CreateTopicCommand({ Name: "alerts" }))).TopicArn).toBe(TOPIC);
    const { SubscriptionArn = "" } = await subscribe("sqs", QUEUE);
    expect((await subscribe("sqs", QUEUE)).SubscriptionArn).toBe(SubscriptionArn);
    await subscribe("email", "soc@acme.example");
    const listed = await sns().send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }));
    expect(listed.Subscriptions?.map(({ Protocol }) => Protocol).toSorted()).toEqual(["email", "sqs"]);
    expect((await sns().send(new ListSubscriptionsCommand({}))).Subscriptions).toHaveLength(2);
    expect((await sns().send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn: TOPIC }]);
    const { MessageId } = await sns().send(new PublishCommand({ TopicArn: TOPIC, Message: "hello", Subject: "hi" }));
    expect((await bodies(url)).map((body) => JSON.parse(body))).toMatchObject([
      { Type: "Notification", MessageId, TopicArn: TOPIC, Subject: "hi", Message: "hello" },
    ]);
    expect(await reports()).toContainEqual(
      expect.objectContaining({ to: "soc@acme.example", outcome: "delivered", text: "hello" }),
    );
    await sns().send(new UnsubscribeCommand({ SubscriptionArn }));
    await sns().send(new PublishCommand({ TopicArn: TOPIC, Message: "again" }));
    expect(await bodies(url)).toEqual([]);
    await sns().send(new DeleteTopicCommand({ TopicArn: TOPIC }));
    expect(await refusal(sns().send(new PublishCommand({ TopicArn: TOPIC, Message: "gone" })))).toMatchObject({
      status: 404,
    });
  });

  test("obey their policy, and queues theirs", async () => {
    const url = await inbox(false);
    await sns().send(new CreateTopicCommand({ Name: "alerts" }));
    await subscribe("sqs", QUEUE, { RawMessageDelivery: "true" });
    await sns().send(new PublishCommand({ TopicArn: TOPIC, Message: "raw" }));
    expect(await bodies(url)).toEqual([]);
    expect((await reports()).at(-1)).toMatchObject({
      from: TOPIC,
      to: QUEUE,
      outcome: "dropped",
      reason: expect.stringContaining("sns.amazonaws.com"),
    });

    const stranger = sns("umbrella-member/admin");
    const publish = () => stranger.send(new PublishCommand({ TopicArn: TOPIC, Message: "theirs" }));
    expect(await refusal(publish())).toMatchObject({ name: "AuthorizationErrorException", status: 403 });
    const AttributeValue = policyOf({ Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: TOPIC });
    await sns().send(new SetTopicAttributesCommand({ TopicArn: TOPIC, AttributeName: "Policy", AttributeValue }));
    await publish();
    expect((await sns().send(new GetTopicAttributesCommand({ TopicArn: TOPIC }))).Attributes?.Policy).toBe(
      AttributeValue,
    );
    expect(await refusal(subscribe("sms", "+10000"))).toMatchObject({ status: 501 });
    expect(await refusal(sns().send(new CreateTopicCommand({ Name: "no spaces" })))).toMatchObject({ status: 400 });
  });

  test("let EventBridge in only by their policy", async () => {
    const { events } = on.as("open-root-keys/admin");
    await sns().send(new CreateTopicCommand({ Name: "alerts" }));
    await subscribe("email", "soc@acme.example");
    await events.send(new PutRuleCommand({ Name: "sales", EventPattern: '{"source":["shop"]}' }));
    await events.send(new PutTargetsCommand({ Rule: "sales", Targets: [{ Id: "1", Arn: TOPIC, Input: '"sold"' }] }));
    const sell = () =>
      events.send(new PutEventsCommand({ Entries: [{ Source: "shop", DetailType: "x", Detail: "{}" }] }));
    await sell();
    expect((await reports()).at(-1)).toMatchObject({ to: TOPIC, outcome: "dropped" });
    const AttributeValue = policyOf({
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: TOPIC,
    });
    await sns().send(new SetTopicAttributesCommand({ TopicArn: TOPIC, AttributeName: "Policy", AttributeValue }));
    await sell();
    expect((await reports()).slice(-2)).toMatchObject([
      { to: TOPIC, outcome: "delivered" },
      { to: "soc@acme.example", text: '"sold"' },
    ]);
  });
});

const alarm = (over: Partial<PutMetricAlarmCommandInput> = {}) =>
  watch().send(
    new PutMetricAlarmCommand({
      ...{
        AlarmName: "left",
        Namespace: "CIS",
        MetricName: "Left",
        Statistic: "Sum",
        Period: 300,
        EvaluationPeriods: 1,
      },
      ...{ Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "notBreaching" },
      ...{ AlarmActions: [TOPIC] },
      ...over,
    }),
  );
const state = async (name = "left") =>
  (await watch().send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0]?.StateValue;

describe("log groups", () => {
  test("keep events, search them, and count them from then on", async () => {
    const group = "trail/organization";
    await logs().send(new CreateLogGroupCommand({ logGroupName: group }));
    expect(await refusal(logs().send(new CreateLogGroupCommand({ logGroupName: group })))).toMatchObject({
      name: "ResourceAlreadyExistsException",
    });
    await logs().send(new CreateLogStreamCommand({ logGroupName: group, logStreamName: "one" }));
    const put = async (eventName: string) =>
      logs().send(
        new PutLogEventsCommand({
          ...{ logGroupName: group, logStreamName: "one" },
          logEvents: [
            {
              timestamp: await now(),
              message: JSON.stringify({ eventSource: "organizations.amazonaws.com", eventName }),
            },
          ],
        }),
      );
    await put("LeaveOrganization");
    const metricTransformations = [{ metricName: "Left", metricNamespace: "CIS", metricValue: "1" }];
    await logs().send(
      new PutMetricFilterCommand({
        logGroupName: group,
        filterName: "left",
        filterPattern: PATTERN,
        metricTransformations,
      }),
    );
    await sns().send(new CreateTopicCommand({ Name: "alerts" }));
    await subscribe("email", "soc@acme.example");
    await alarm();
    await advance("10m");
    expect(await state()).toBe("OK");
    await put("MoveAccount");
    await advance("2m");
    expect(await state()).toBe("OK");
    await put("LeaveOrganization");
    await advance("1m");
    expect(await state()).toBe("ALARM");
    expect((await reports()).slice(-2)).toMatchObject([
      { to: TOPIC, outcome: "delivered" },
      { to: "soc@acme.example", text: expect.stringContaining('"NewStateValue":"ALARM"') },
    ]);
    await advance("10m");
    expect(await state(), "the newest point that exists is judged again while it is in the range").toBe("ALARM");
    await advance("10m");
    expect(await state()).toBe("OK");
    const history = await watch().send(
      new DescribeAlarmHistoryCommand({ AlarmName: "left", ScanBy: "TimestampAscending" }),
    );
    expect(history.AlarmHistoryItems?.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "left" created',
      "Alarm updated from INSUFFICIENT_DATA to OK",
      "Alarm updated from OK to ALARM",
      `Successfully executed action ${TOPIC}`,
      "Alarm updated from ALARM to OK",
    ]);
    const found = await logs().send(new FilterLogEventsCommand({ logGroupName: group, filterPattern: PATTERN }));
    expect(found.events).toHaveLength(2);
    expect((await logs().send(new DescribeMetricFiltersCommand({ logGroupName: group }))).metricFilters).toMatchObject([
      { filterName: "left", filterPattern: PATTERN, metricTransformations },
    ]);
    const statistics = await watch().send(
      new GetMetricStatisticsCommand({
        ...{ Namespace: "CIS", MetricName: "Left", Period: 3600, Statistics: ["Sum"] },
        ...{ StartTime: new Date((await now()) - 7_200_000), EndTime: new Date(await now()) },
      }),
    );
    expect(statistics.Datapoints?.map(({ Sum }) => Sum).reduce((sum = 0, each = 0) => sum + each, 0)).toBe(1);
    await logs().send(new DeleteMetricFilterCommand({ logGroupName: group, filterName: "left" }));
    await logs().send(new DeleteLogGroupCommand({ logGroupName: group }));
    expect((await logs().send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([]);
  });

  test("patterns are tried out, and wrong ones refused", async () => {
    const ask = (filterPattern: string) =>
      logs().send(
        new TestMetricFilterCommand({ filterPattern, logEventMessages: ['{"eventName":"A"}', '{"eventName":"B"}'] }),
      );
    expect((await ask('{ $.eventName = "B" }')).matches).toMatchObject([{ eventNumber: 2 }]);
    expect(await refusal(ask("{ $.eventName = "))).toMatchObject({ name: "InvalidParameterException" });
    expect(await refusal(ask("[ip, user = (x)]"))).toMatchObject({ name: "NotEmulatedException", status: 501 });
    expect(await refusal(ask("[ip, user"))).toMatchObject({ name: "InvalidParameterException" });
  });

  test("take apart what blanks delimit, and count what a field says", async () => {
    const logGroupName = "/access";
    const access = (status: number, bytes: number) =>
      `127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" ${status} ${bytes}`;
    const messages = [access(404, 1534), access(200, 99), "?", access(410, 66)];
    const filterPattern = "[..., request = *html*, status_code = 4*, bytes]";
    const { matches } = await logs().send(
      new TestMetricFilterCommand({ filterPattern, logEventMessages: messages.slice(0, 3) }),
    );
    expect(matches).toEqual([
      {
        eventNumber: 1,
        eventMessage: messages[0],
        extractedValues: {
          ...{ $1: "127.0.0.1", $2: "-", $3: "frank", $4: "10/Oct/2000:13:25:15 -0700" },
          ...{ $request: "GET /index.html HTTP/1.0", $status_code: "404", $bytes: "1534" },
        },
      },
    ]);
    await logs().send(new CreateLogGroupCommand({ logGroupName }));
    await logs().send(new CreateLogStreamCommand({ logGroupName, logStreamName: "one" }));
    const transformation = { metricName: "Lost", metricNamespace: "Web", metricValue: "$bytes" };
    const transformed = { filterName: "lost", filterPattern, metricTransformations: [transformation] };
    await logs().send(new PutMetricFilterCommand({ logGroupName, ...transformed }));
    const timestamp = await now();
    const logEvents = messages.map((message) => ({ timestamp, message }));
    await logs().send(new PutLogEventsCommand({ logGroupName, logStreamName: "one", logEvents }));
    const search = async (pattern: string) =>
      (await logs().send(new FilterLogEventsCommand({ logGroupName, filterPattern: pattern }))).events?.map(
        ({ message }) => message,
      );
    expect(await search("[..., status_code = 404 || status_code = 410, bytes]")).toEqual([messages[0], messages[3]]);
    expect(await search('?frank ?nobody "HTTP/1.0" -404')).toEqual([messages[1], messages[3]]);
    await advance("2m");
    const { Datapoints } = await watch().send(
      new GetMetricStatisticsCommand({
        ...{ Namespace: "Web", MetricName: "Lost", Period: 3_600, Statistics: ["Sum", "SampleCount"] },
        ...{ StartTime: new Date(timestamp - 3_600_000), EndTime: new Date(timestamp + 3_600_000) },
      }),
    );
    const sum = (Datapoints ?? []).reduce((total, { Sum = 0 }) => total + Sum, 0);
    expect(sum).toBe(1_600);
  });
});

describe("alarms", () => {
  test("treat what is missing as they are told", async () => {
    for (const TreatMissingData of ["missing", "ignore", "breaching", "notBreaching"]) {
      await alarm({ AlarmName: TreatMissingData, TreatMissingData, AlarmActions: [] });
    }
    await advance("2m");
    const states = async () =>
      Promise.all(["missing", "ignore", "breaching", "notBreaching"].map((each) => state(each)));
    expect(await states()).toEqual(["INSUFFICIENT_DATA", "INSUFFICIENT_DATA", "ALARM", "OK"]);
    await watch().send(new PutMetricDataCommand({ Namespace: "CIS", MetricData: [{ MetricName: "Left", Value: 5 }] }));
    await advance("2m");
    expect(await states()).toEqual(["ALARM", "ALARM", "ALARM", "ALARM"]);
    await advance("10m");
    expect(await states()).toEqual(["ALARM", "ALARM", "ALARM", "ALARM"]);
    await advance("10m");
    expect(await states()).toEqual(["INSUFFICIENT_DATA", "ALARM", "ALARM", "OK"]);
  });

  test("go off on two of three periods", async () => {
    await alarm({ Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, AlarmActions: [] });
    const put = () =>
      watch().send(new PutMetricDataCommand({ Namespace: "CIS", MetricData: [{ MetricName: "Left", Value: 1 }] }));
    await put();
    await advance("60s");
    expect(await state()).toBe("OK");
    await advance("60s");
    await put();
    await advance("60s");
    expect(await state()).toBe("ALARM");
  });

  test("are silent when their actions are off, by hand or by a fault, and say it when they are set by hand", async () => {
    await sns().send(new CreateTopicCommand({ Name: "alerts" }));
    await alarm({ TreatMissingData: "ignore" });
    const set = (StateValue: "ALARM" | "OK") =>
      watch().send(new SetAlarmStateCommand({ AlarmName: "left", StateValue, StateReason: "drill" }));
    const told = async () => (await reports()).filter(({ to }) => to === TOPIC).length;
    await set("ALARM");
    expect([await state(), await told()]).toEqual(["ALARM", 1]);
    await watch().send(new DisableAlarmActionsCommand({ AlarmNames: ["left"] }));
    await set("OK");
    await set("ALARM");
    expect(await told()).toBe(1);
    await watch().send(new EnableAlarmActionsCommand({ AlarmNames: ["left"] }));
    await set("OK");
    const { id } = await on.control("POST", "fault", { kind: "alarm.actions-disabled", parameters: { alarm: "left" } });
    await set("ALARM");
    expect(await told()).toBe(1);
    await fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });
    await set("OK");
    await set("ALARM");
    expect(await told()).toBe(2);
    await watch().send(new DeleteAlarmsCommand({ AlarmNames: ["left"] }));
    expect(await refusal(set("OK"))).toMatchObject({ name: "ResourceNotFound" });
    expect(await refusal(alarm({ ExtendedStatistic: "p99", Statistic: undefined }))).toMatchObject({ status: 501 });
  });
});
