/** Faults of rules, targets and buses over a socket: each with its effect, on what comes later and on what is on its way, and its recovery. */
import {
  DescribeRuleCommand,
  PutEventsCommand,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handsWith, refusal, type Served, served } from "./served.test-support.ts";
import { bucketPolicy as policyOf, storesOf } from "./stores.test-support.ts";

const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const STRANGER = "200000000011";
const QUEUE = `arn:aws:sqs:us-east-1:${OWNER}:heard`;
const ALL = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
const READING = { source: ["aws.iam"], detail: { eventName: ["ListRoles"] } };
let on: Served;
let url = "";
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
  const Policy = policyOf({
    ...{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
  });
  const made = await storesOf(on, ADMIN).sqs.send(
    new CreateQueueCommand({ QueueName: "heard", Attributes: { Policy } }),
  );
  url = made.QueueUrl ?? "";
});

const events = () => on.as(ADMIN).events;
const advance = (by: string) => on.control("POST", "clock", { advance: by });
async function bodies(): Promise<readonly string[]> {
  await on.control("GET", "notifications");
  const { Messages = [] } = await storesOf(on, ADMIN).sqs.send(
    new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 43_200 }),
  );
  return Messages.map(({ Body = "" }) => Body);
}
async function rule(pattern: object, target: Partial<Target> = {}): Promise<void> {
  await events().send(new PutRuleCommand({ Name: "watch", EventPattern: JSON.stringify(pattern), State: ALL }));
  await events().send(new PutTargetsCommand({ Rule: "watch", Targets: [{ Id: "1", Arn: QUEUE, ...target }] }));
}
const shown = () => events().send(new DescribeRuleCommand({ Name: "watch" }));
const sell = (over: object = {}) =>
  events().send(
    new PutEventsCommand({ Entries: [{ Source: "shop", DetailType: "sale", Detail: '{"item":"hat"}', ...over }] }),
  );
/** How many events a call brings into the queue. */
async function heard(): Promise<number> {
  await on.as(ADMIN).iam.send(new ListRolesCommand({}));
  await advance("6m");
  return (await bodies()).length;
}
const start = async (kind: string, parameters: object) =>
  String((await on.control("POST", "fault", { kind, parameters })).id);
const stop = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });
const complaint = async (kind: string, parameters: object) =>
  (await refusal(on.control("POST", "fault", { kind, parameters }))).message;
type Report = Readonly<{ outcome: string; reason?: string; faults?: readonly string[] }>;
const lastReport = async () => ((await on.control("GET", "notifications")).deliveries as readonly Report[]).at(-1);

test.each([
  ["rule.wrong-region", {}, READING],
  ["rule.plain-enabled", {}, READING],
  ["rule.detail-type-mismatch", {}, { ...READING, "detail-type": ["AWS API Call via CloudTrail"] }],
  ["rule.detail-type-mismatch", { detailType: "AWS Console Signin via CloudTrail" }, READING],
])("%s %j makes a rule deaf, and is put right", async (kind, over, pattern) => {
  await rule(pattern);
  const before = await shown();
  expect(await heard()).toBe(1);
  const id = await start(kind, { rule: "watch", ...over });
  expect(await heard()).toBe(0);
  await stop(id);
  expect(await heard()).toBe(1);
  const { $metadata: _before, ...was } = before;
  expect(await shown()).toMatchObject(was);
});

test("what is on its way when a rule becomes deaf is not heard, and what arrives after the recovery is", async () => {
  await rule(READING);
  await on.as(ADMIN).iam.send(new ListRolesCommand({}));
  const id = await start("rule.plain-enabled", { rule: "watch" });
  await advance("6m");
  expect(await bodies()).toEqual([]);
  await on.as(ADMIN).iam.send(new ListRolesCommand({}));
  await stop(id);
  await advance("6m");
  expect(await bodies()).toHaveLength(1);
});

test("rule.wrong-region moves the rule, and leaves alone what somebody did there meanwhile", async () => {
  await rule(READING);
  const abroad = handsWith(on.url, on.credentials(ADMIN), "eu-central-1").events;
  const id = await start("rule.wrong-region", { rule: "watch", region: "eu-central-1" });
  expect((await abroad.send(new DescribeRuleCommand({ Name: "watch" }))).State).toBe(ALL);
  expect((await refusal(shown())).name).toBe("ResourceNotFoundException");
  await abroad.send(new PutRuleCommand({ Name: "watch", EventPattern: '{"source":["mine"]}' }));
  await stop(id);
  expect((await refusal(shown())).name).toBe("ResourceNotFoundException");
});

test.each([
  ["rule.wrong-region", { region: "the moon" }, "no Region"],
  ["rule.wrong-region", { region: "us-east-1" }, "already"],
  ["rule.detail-type-mismatch", { detailType: "x" }, "must be one of"],
  ["rule.detail-type-mismatch", { detailType: "AWS API Call via CloudTrail" }, "already"],
  ["rule.source-missing", {}, "has no source already"],
])("%s %j changes nothing and is refused", async (kind, over, text) => {
  await rule({ "detail-type": ["AWS API Call via CloudTrail"] });
  expect(await complaint(kind, { rule: "watch", ...over })).toContain(text);
  await start("rule.plain-enabled", { rule: "watch" });
  expect(await complaint("rule.plain-enabled", { rule: "watch" })).toContain("already");
});

test("rule.source-missing lets anybody imitate the event that the rule waits for", async () => {
  await rule({ source: ["aws.organizations"], "detail-type": ["left"] });
  const imitate = () => sell({ Source: "intruder", DetailType: "left" });
  await imitate();
  expect(await bodies()).toEqual([]);
  const id = await start("rule.source-missing", { rule: "watch" });
  await imitate();
  expect(await bodies()).toHaveLength(1);
  await stop(id);
  await imitate();
  expect(await bodies()).toEqual([]);
});

test("target.slow holds up what is sent while it lasts, and that stays late when it has ended", async () => {
  await rule({ source: ["shop"] });
  const id = await start("target.slow", { target: QUEUE, by: "10m", jitter: "1m" });
  await sell();
  await stop(id);
  await sell();
  expect(await bodies()).toHaveLength(1);
  await advance("9m");
  expect(await bodies()).toEqual([]);
  await advance("2m");
  expect(await bodies()).toHaveLength(1);
  expect(await complaint("target.slow", { target: QUEUE, by: "-1m" })).toContain("negative");
});

test("target.input-transformer-broken leaves holes in texts, and makes JSON that cannot be delivered", async () => {
  const InputPathsMap = { item: "$.detail.item" };
  await rule({ source: ["shop"] }, { InputTransformer: { InputPathsMap, InputTemplate: '"sold: <item>"' } });
  const first = await start("target.input-transformer-broken", { rule: "watch" });
  await sell();
  expect(await bodies()).toEqual(['"sold: "']);
  await stop(first);
  await sell();
  expect(await bodies()).toEqual(['"sold: hat"']);
  await rule({ source: ["shop"] }, { InputTransformer: { InputPathsMap, InputTemplate: '{"sold":<item>}' } });
  const id = await start("target.input-transformer-broken", { rule: "watch", target: "1" });
  await sell();
  expect(await bodies()).toEqual([]);
  expect(await lastReport()).toMatchObject({ outcome: "dropped", reason: expect.stringContaining("no JSON") });
  await stop(id);
  await sell();
  expect(await bodies()).toEqual(['{"sold":"hat"}']);
  await rule({ source: ["shop"] });
  expect(await complaint("target.input-transformer-broken", { rule: "watch" })).toContain("no such target");
});

test.each([
  ["bus.third-hop", { bus: `arn:aws:events:us-east-1:${OWNER}:event-bus/default` }, "came from another bus"],
  ["bus.role-missing", { rule: "watch" }, "no role"],
])("%s keeps events from the other account's bus", async (kind, parameters, reason) => {
  const receiver = `arn:aws:events:us-east-1:${STRANGER}:event-bus/default`;
  expect(await complaint(kind, parameters)).toMatch(/no (rule|target)/);
  const theirs = on.as("umbrella-member/admin").events;
  await theirs.send(new PutPermissionCommand({ Action: "events:PutEvents", Principal: OWNER, StatementId: "shop" }));
  await rule({ source: ["shop"] }, { Arn: receiver });
  await sell();
  expect(await lastReport()).toMatchObject({ to: receiver, outcome: "delivered" });
  const id = await start(kind, parameters);
  await sell();
  expect(await lastReport()).toMatchObject({
    ...{ to: receiver, outcome: "dropped", faults: [id] },
    reason: expect.stringContaining(reason),
  });
  await stop(id);
  await sell();
  expect(await lastReport()).toMatchObject({ to: receiver, outcome: "delivered" });
});

test("faults that nothing here can show are refused with a sentence, and listed with one", async () => {
  expect(await complaint("siem.poll-interval", {})).toContain("nothing in the emulator polls");
  expect(await complaint("siem.schedule-gap", {})).toContain("NotEmulated");
  const { kinds, notEmulated } = await on.control("GET", "fault");
  expect((kinds as readonly { kind: string }[]).map(({ kind }) => kind)).toContain("orgtrail.member-left");
  for (const { sentence, recovery, source } of kinds as readonly Record<string, string>[]) {
    for (const text of [sentence, recovery, source]) expect(text).toMatch(/^[\w`].{10,}[^.]$/);
  }
  expect((notEmulated as readonly { kind: string }[]).map(({ kind }) => kind)).toEqual([
    "siem.poll-interval",
    "siem.schedule-gap",
  ]);
});
