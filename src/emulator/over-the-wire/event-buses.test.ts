/** EventBridge over a socket: buses, policies, targets, transformers, dead letters; and the faults that break it. */
import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemovePermissionCommand,
  TagResourceCommand,
  type Target,
  TestEventPatternCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-eventbridge";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { DescribeOrganizationCommand, ListAccountsCommand } from "@aws-sdk/client-organizations";
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, history, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf } from "./stores.test-support.ts";

const OWNER = "100000000026";
const STRANGER = "200000000011";
let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(async () => {
  await on.control("POST", "reset");
});
afterAll(() => on.close());

const admin = (): Hands => on.as("open-root-keys/admin");
const sqs = () => storesOf(on, "open-root-keys/admin").sqs;
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:${OWNER}:${name}`;
const advance = (by: string) => on.control("POST", "clock", { advance: by });

/** A queue that EventBridge may send to. */
async function queue(name: string, isOpen = true): Promise<string> {
  const Policy = policyOf({
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: "*",
    Condition: { ArnLike: { "aws:SourceArn": `arn:aws:events:us-east-1:${OWNER}:rule/*` } },
  });
  const made = await sqs().send(
    new CreateQueueCommand({ QueueName: name, ...(isOpen ? { Attributes: { Policy } } : {}) }),
  );
  return made.QueueUrl ?? "";
}

async function bodies(QueueUrl: string): Promise<readonly string[]> {
  await on.control("GET", "notifications");
  const asked = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] });
  return ((await sqs().send(asked)).Messages ?? []).map(({ Body = "" }) => Body);
}

async function rule(Name: string, target: Omit<Target, "Id">, over: object = {}): Promise<void> {
  const { events } = admin();
  await events.send(new PutRuleCommand({ Name, EventPattern: '{"source":["shop"]}', ...over }));
  await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: "1", ...target } as Target], ...over }));
}

const sell = (over: object = {}) =>
  admin().events.send(
    new PutEventsCommand({
      Entries: [{ Source: "shop", DetailType: "sale", Detail: '{"item":"hat","price":3}', ...over }],
    }),
  );

type Report = Readonly<{ to: string; outcome: string; reason?: string; attempt: number; faults?: string[] }>;
const reports = async () => (await on.control("GET", "notifications")).deliveries as readonly Report[];

describe("events", () => {
  test("that somebody puts on a bus reach a queue, and each bad entry fails for itself", async () => {
    const url = await queue("sales");
    await rule("sales", { Arn: arnOf("sales") });
    const answer = await admin().events.send(
      new PutEventsCommand({
        Entries: [
          { Source: "shop", DetailType: "sale", Detail: '{"item":"hat"}' },
          { Source: "aws.organizations", DetailType: "sale", Detail: "{}" },
          { Source: "shop", DetailType: "sale", Detail: "[]" },
          { DetailType: "sale", Detail: "{}" },
        ],
      }),
    );
    expect(answer).toMatchObject({
      FailedEntryCount: 3,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode: "NotAuthorizedForSourceException" },
        { ErrorCode: "MalformedDetail" },
        { ErrorCode: "InvalidArgument" },
      ],
    });
    expect((await bodies(url)).map((body) => JSON.parse(body))).toMatchObject([
      {
        id: answer.Entries?.[0]?.EventId,
        source: "shop",
        account: OWNER,
        "detail-type": "sale",
        detail: { item: "hat" },
      },
    ]);
    expect((await history(admin())).map(({ eventName }) => eventName)).not.toContain("PutEvents");
  });

  test("are shaped by a path, a template or a constant", async () => {
    const url = await queue("shaped");
    const Arn = arnOf("shaped");
    await rule("path", { Arn, InputPath: "$.detail.item" });
    const InputPathsMap = { what: "$.detail.item", price: "$.detail.price", none: "$.detail.none" };
    await rule("template", {
      Arn,
      InputTransformer: { InputPathsMap, InputTemplate: '{"a":"<what> <none>","b":<price>,"c":<what>}' },
    });
    await rule("text", {
      Arn,
      InputTransformer: { InputPathsMap, InputTemplate: '"sold <what> by <aws.events.rule-name>"' },
    });
    await rule("broken", { Arn, InputTransformer: { InputPathsMap, InputTemplate: '{"a":<none>}' } });
    await sell();
    expect((await bodies(url)).toSorted()).toEqual(
      ['"hat"', '{"a":"hat ","b":3,"c":"hat"}', '"sold hat by text"'].toSorted(),
    );
    expect(await reports()).toContainEqual(
      expect.objectContaining({ outcome: "dropped", reason: expect.stringContaining("no JSON") }),
    );
    const listed = await admin().events.send(new ListTargetsByRuleCommand({ Rule: "template" }));
    expect(listed.Targets?.[0]?.InputTransformer?.InputPathsMap).toEqual(InputPathsMap);
    const wrong = { Id: "1", Arn, InputPath: "detail" };
    expect(await refusal(admin().events.send(new PutTargetsCommand({ Rule: "path", Targets: [wrong] })))).toMatchObject(
      {
        name: "ValidationException",
      },
    );
  });

  test("that a queue does not take go to the dead-letter queue, or are lost", async () => {
    const shut = await queue("shut", false);
    const dead = await queue("dead");
    await rule("kept", { Arn: arnOf("shut"), DeadLetterConfig: { Arn: arnOf("dead") } });
    await rule("lost", { Arn: arnOf("shut") });
    await sell();
    expect(await bodies(shut)).toEqual([]);
    expect(await bodies(dead)).toHaveLength(1);
    expect((await reports()).map(({ outcome }) => outcome)).toEqual(["deadLettered", "dropped"]);
    expect((await on.control("GET", "notifications")).notifications).toEqual([]);
    await sqs().send(new DeleteQueueCommand({ QueueUrl: shut }));
    await sell();
    expect((await reports()).at(-1)?.reason).toContain("is not there; there is no dead-letter queue");
  });

  test("are heard by a rule that was made while their record was on its way", async () => {
    const url = await queue("late");
    await admin().iam.send(new ListRolesCommand({}));
    await rule(
      "late",
      { Arn: arnOf("late") },
      {
        EventPattern: '{"detail":{"eventName":["ListRoles"]}}',
        State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      },
    );
    await advance("6m");
    expect(await bodies(url)).toHaveLength(1);
  });

  test("are tested against a pattern", async () => {
    const { events } = admin();
    const Event =
      '{"id":"1","account":"1","source":"shop","time":"2026-11-01T00:00:00Z","region":"us-east-1","detail-type":"x"}';
    const ask = (EventPattern: string, event = Event) =>
      events.send(new TestEventPatternCommand({ EventPattern, Event: event }));
    expect((await ask('{"source":["shop"]}')).Result).toBe(true);
    expect((await ask('{"source":["other"]}')).Result).toBe(false);
    expect(await refusal(ask('{"source":"shop"}'))).toMatchObject({ name: "InvalidEventPatternException" });
    expect(await refusal(ask('{"source":["shop"]}', '{"id":"1"}'))).toMatchObject({
      name: "ValidationException",
      message: "Parameter Event is not valid.",
    });
  });
});

describe("buses", () => {
  test("are made, described, tagged and deleted", async () => {
    const { events } = admin();
    const Arn = `arn:aws:events:us-east-1:${OWNER}:event-bus/orders`;
    expect((await events.send(new CreateEventBusCommand({ Name: "orders" }))).EventBusArn).toBe(Arn);
    expect(await refusal(events.send(new CreateEventBusCommand({ Name: "orders" })))).toMatchObject({
      name: "ResourceAlreadyExistsException",
    });
    expect((await events.send(new ListEventBusesCommand({}))).EventBuses?.map(({ Name }) => Name)).toEqual([
      "default",
      "orders",
    ]);
    await rule("on-orders", { Arn: arnOf("any") }, { EventBusName: "orders" });
    expect((await events.send(new DescribeRuleCommand({ Name: "on-orders", EventBusName: Arn }))).Arn).toBe(
      `arn:aws:events:us-east-1:${OWNER}:rule/orders/on-orders`,
    );
    const byTarget = new ListRuleNamesByTargetCommand({ TargetArn: arnOf("any"), EventBusName: "orders" });
    expect((await events.send(byTarget)).RuleNames).toEqual(["on-orders"]);
    expect(await refusal(events.send(new DeleteEventBusCommand({ Name: "orders" })))).toMatchObject({
      name: "ValidationException",
    });
    await events.send(
      new TagResourceCommand({
        ResourceARN: Arn,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await events.send(new UntagResourceCommand({ ResourceARN: Arn, TagKeys: ["a"] }));
    expect((await events.send(new ListTagsForResourceCommand({ ResourceARN: Arn }))).Tags).toEqual([
      { Key: "b", Value: "2" },
    ]);
    expect(await refusal(events.send(new DescribeEventBusCommand({ Name: "none" })))).toMatchObject({
      name: "ResourceNotFoundException",
      message: "Event bus none does not exist.",
    });
    await events.send(new DeleteEventBusCommand({ Name: "never" }));
  });

  test("take events of another account only by their policy, and send them no further", async () => {
    const receiver = `arn:aws:events:us-east-1:${STRANGER}:event-bus/default`;
    const stranger = on.as("umbrella-member/admin").events;
    await rule("outwards", { Arn: receiver });
    await stranger.send(new PutRuleCommand({ Name: "inwards", EventPattern: '{"source":["shop"]}' }));
    const onwards = { Id: "1", Arn: `arn:aws:events:us-east-1:${STRANGER}:event-bus/third` };
    await stranger.send(new CreateEventBusCommand({ Name: "third" }));
    await stranger.send(new PutTargetsCommand({ Rule: "inwards", Targets: [onwards] }));
    await sell();
    expect((await reports()).at(-1)).toMatchObject({ to: receiver, outcome: "dropped" });

    await stranger.send(
      new PutPermissionCommand({ Action: "events:PutEvents", Principal: OWNER, StatementId: "shop" }),
    );
    await sell();
    expect((await reports()).slice(-2)).toMatchObject([
      { to: receiver, outcome: "delivered" },
      { to: onwards.Arn, outcome: "dropped", reason: expect.stringContaining("from another bus") },
    ]);
    expect((await sell({ EventBusName: receiver })).FailedEntryCount).toBe(0);
    await stranger.send(new RemovePermissionCommand({ StatementId: "shop" }));
    expect(await refusal(sell({ EventBusName: receiver }))).toMatchObject({ name: "AccessDeniedException" });
    expect(await refusal(stranger.send(new RemovePermissionCommand({ StatementId: "shop" })))).toMatchObject({
      message: "EventBus does not have a policy.",
    });
  });
});

describe("faults", () => {
  const start = async (kind: string, parameters: object = {}) =>
    String((await on.control("POST", "fault", { kind, parameters })).id);
  const stop = async (id: string) => {
    const { status } = await fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });
    expect(status).toBe(204);
  };
  const complaint = async (kind: string, parameters: object = {}) =>
    (await fetch(`${on.url}/_orgdrill/fault`, { method: "POST", body: JSON.stringify({ kind, parameters }) })).json();

  test("of an unknown kind or shape are refused with what there is", async () => {
    expect(await complaint("no.such")).toMatchObject({
      error: { code: "UnknownFault", message: expect.stringContaining("`rule.disabled`") },
    });
    expect(await complaint("rule.disabled", { rule: "none" })).toMatchObject({ error: { code: "InvalidParameters" } });
    expect(await complaint("rule.disabled", { other: 1 })).toMatchObject({
      error: { message: expect.stringContaining("`rule`") },
    });
    expect(await complaint("delivery.delay", { hop: "moon" })).toMatchObject({
      error: { message: expect.stringContaining("event-bus") },
    });
    expect(await complaint("api.throttling")).toMatchObject({ error: { code: "InvalidParameters" } });
  });

  test("switch a rule off and on again", async () => {
    const url = await queue("sales");
    await rule("sales", { Arn: arnOf("sales") });
    const id = await start("rule.disabled", { rule: "sales" });
    await sell();
    expect(await bodies(url)).toEqual([]);
    expect((await on.control("GET", "fault")).faults).toMatchObject([{ id, kind: "rule.disabled" }]);
    await stop(id);
    await sell();
    expect(await bodies(url)).toHaveLength(1);
    const deleted = await start("rule.deleted", { rule: "sales" });
    expect(await refusal(admin().events.send(new DescribeRuleCommand({ Name: "sales" })))).toMatchObject({
      name: "ResourceNotFoundException",
    });
    await stop(deleted);
    await sell();
    expect(await bodies(url)).toHaveLength(1);
  });

  test("refuse by rate until a retry succeeds, and run out of retries", async () => {
    const url = await queue("sales");
    await rule("sales", { Arn: arnOf("sales") });
    const id = await start("target.throttled", { target: arnOf("sales") });
    await sell();
    await advance("5m");
    expect(await bodies(url)).toEqual([]);
    await stop(id);
    await advance("20m");
    expect(await bodies(url)).toHaveLength(1);
    expect((await reports()).at(-1)).toMatchObject({ outcome: "delivered", attempt: expect.any(Number) });

    await rule("sales", { Arn: arnOf("sales"), RetryPolicy: { MaximumRetryAttempts: 1 } });
    await start("target.throttled", { target: arnOf("sales") });
    await sell();
    await advance("5m");
    expect((await reports()).slice(-2)).toMatchObject([
      { outcome: "retrying" },
      { outcome: "dropped", attempt: 2, faults: ["f-2"] },
    ]);
  });

  test.each([
    ["target.missing", { target: arnOf("sales") }],
    ["target.permission-lost", { target: arnOf("sales"), rule: "sales" }],
  ])("%s sends to the dead-letter queue, and dlq.absent loses it", async (kind, parameters) => {
    await queue("sales");
    const dead = await queue("dead");
    await rule("sales", { Arn: arnOf("sales"), DeadLetterConfig: { Arn: arnOf("dead") } });
    await start(kind, parameters);
    await sell();
    expect(await bodies(dead)).toHaveLength(1);
    const id = await start("dlq.absent", { rule: "sales" });
    await sell();
    expect(await bodies(dead)).toEqual([]);
    await stop(id);
    await sell();
    expect(await bodies(dead)).toHaveLength(1);
  });

  test.each([
    ["cloudtrail.drop", {}, []],
    ["cloudtrail.duplicate", {}, [5, 5]],
    ["cloudtrail.late-addendum", { by: "10m" }, [15]],
    ["cloudtrail.late-addendum", { by: "10m", reason: "UPDATED_DATA" }, [5, 15]],
    ["delivery.delay", { hop: "event-bus", median: "20m" }, [20]],
  ])("%s %j changes when records arrive", async (kind, parameters, minutes) => {
    await queue("roles");
    await rule(
      "roles",
      { Arn: arnOf("roles") },
      {
        EventPattern: '{"detail":{"eventName":["ListRoles"]}}',
        State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      },
    );
    const id = await start(kind, parameters);
    await admin().iam.send(new ListRolesCommand({}));
    await stop(id);
    await advance("1h");
    const { notifications } = await on.control("GET", "notifications");
    const seen = (notifications as { at: number; event: { time: string } }[]).map(
      ({ at, event }) => at - Date.parse(event.time),
    );
    expect(seen.map((ms) => Math.floor(ms / 60_000))).toEqual(minutes);
  });

  test("skew clocks and shuffle within their window", async () => {
    const skew = await start("clock.skew", { by: "-1h" });
    const before = Date.now();
    await admin().iam.send(new ListRolesCommand({}));
    await stop(skew);
    const [record] = (await history(admin())) as readonly unknown[] as readonly { eventTime: string }[];
    expect(Date.parse(record?.eventTime ?? "")).toBeLessThan(before - 3_500_000);
    await start("cloudtrail.reorder", { window: "10m" });
    await admin().iam.send(new ListRolesCommand({}));
    await advance("10m");
    expect((await history(admin())).filter(({ eventName }) => eventName === "ListRoles")).toHaveLength(2);
  });

  test("break the operator's own tools, and nobody else's", async () => {
    const mine = admin();
    const others = on.as("management/admin");
    const ask = (hands: Hands) => hands.organizations.send(new DescribeOrganizationCommand({}));
    const id = await start("api.throttling", { service: "organizations", account: OWNER });
    expect(await refusal(ask(mine))).toMatchObject({ name: "TooManyRequestsException", status: 400 });
    await ask(others);
    await stop(id);
    await ask(mine);
    await start("api.server-error", { operation: "ListAccounts", status: "503" });
    expect(await refusal(others.organizations.send(new ListAccountsCommand({})))).toMatchObject({ status: 503 });
    const lost = await start("api.server-error", { operation: "PutRule", carriedOut: true });
    const put = new PutRuleCommand({ Name: "made", EventPattern: '{"source":["shop"]}' });
    expect(await refusal(mine.events.send(put))).toMatchObject({ status: 500 });
    await stop(lost);
    expect((await mine.events.send(new DescribeRuleCommand({ Name: "made" }))).State).toBe("ENABLED");
  });

  test("shut a bus to other accounts", async () => {
    const bus = `arn:aws:events:us-east-1:${STRANGER}:event-bus/default`;
    const stranger = on.as("umbrella-member/admin").events;
    await stranger.send(
      new PutPermissionCommand({ Action: "events:PutEvents", Principal: OWNER, StatementId: "shop" }),
    );
    await rule("outwards", { Arn: bus });
    const id = await start("bus.crossaccount-denied", { bus });
    await sell();
    expect((await reports()).at(-1)).toMatchObject({ outcome: "dropped", faults: [id] });
    await stop(id);
    await sell();
    expect((await reports()).at(-1)).toMatchObject({ outcome: "delivered" });
  });
});

test("a queue whose policy changes is asked again for every event", async () => {
  const url = await queue("sales");
  await rule("sales", { Arn: arnOf("sales") });
  await sell();
  expect(await bodies(url)).toHaveLength(1);
  await sqs().send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: "" } }));
  await sell();
  expect(await bodies(url)).toEqual([]);
});
