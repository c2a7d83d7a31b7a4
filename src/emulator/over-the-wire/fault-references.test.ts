/** A fault that is aimed at what is not there is refused: it would touch nothing, and say nothing. */
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, served } from "./served.test-support.ts";

const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const QUEUE = `arn:aws:sqs:us-east-1:${OWNER}:inbox`;
let on: Served;
beforeAll(async () => {
  on = await served();
  const { events } = on.as(ADMIN);
  await events.send(new PutRuleCommand({ Name: "watch", EventPattern: '{"source":["aws.iam"]}' }));
  await events.send(new PutTargetsCommand({ Rule: "watch", Targets: [{ Id: "1", Arn: QUEUE }] }));
});
afterAll(() => on.close());
const start = (kind: string, parameters: object) => on.control("POST", "fault", { kind, parameters });

test.each([
  ["target.missing", { target: `${QUEUE}x` }, `did you mean \`${QUEUE}\`?`],
  ["target.throttled", { target: QUEUE, rule: "wach" }, "did you mean `watch`?"],
  ["target.permission-lost", { target: "nope" }, "there is no target `nope`"],
  ["api.throttling", { account: "nope" }, "there is no account `nope`"],
  ["api.throttling", { account: "100000000962" }, "did you mean `"],
  ["api.throttling", { service: "organisations" }, "did you mean `organizations`?"],
  ["api.throttling", { service: "iam", operation: "ListUser" }, "did you mean `ListUsers`?"],
  ["api.throttling", { service: "iam", operation: "LeaveOrganization" }, "no operation `LeaveOrganization`"],
  ["api.server-error", { principal: "admin" }, "expected the ARN of a principal"],
  ["api.server-error", { principal: `arn:aws:sts::${OWNER}:assumed-role/amdin/` }, "assumed-role/admin/`?"],
  ["api.half-done", { after: 1, account: "1" }, "there is no account `1`"],
  ["cloudtrail.drop", { eventName: "LeaveOrganisation" }, "did you mean `LeaveOrganization`?"],
  ["delivery.delay", { hop: "event-bus", eventName: "constructor" }, "there is no event `constructor`"],
  ["identity.shape", { shape: "console", account: "26" }, "there is no account `26`"],
  ["orgtrail.member-left", { account: "26" }, "there is no account `26`"],
  ["bus.crossaccount-denied", { bus: `arn:aws:events:us-east-1:${OWNER}:event-bus/none` }, "there is no bus"],
])("%s %j", async (kind, parameters, words) => {
  const answer = await fetch(`${on.url}/_orgdrill/fault`, {
    method: "POST",
    body: JSON.stringify({ kind, parameters }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: { code: "InvalidParameters", message: expect.stringContaining(words) },
  });
});

test.each([
  ["target.missing", { target: QUEUE, rule: "watch" }],
  ["target.slow", { target: `arn:aws:events:eu-west-1:${OWNER}:event-bus/default` }],
  ["api.throttling", { service: "monitoring", operation: "PutMetricAlarm", account: OWNER }],
  ["api.throttling", { principal: `arn:aws:sts::${OWNER}:assumed-role/admin` }],
  ["api.throttling", { principal: `arn:aws:sts::${OWNER}:assumed-role/admin/session` }],
  ["api.throttling", { principal: `arn:aws:iam::${OWNER}:root` }],
  ["cloudtrail.drop", { eventName: "AccountDepartedOrganization", account: OWNER }],
  ["cloudtrail.drop", { eventName: "RemovePermission20150331v2" }],
  ["cloudtrail.drop", { eventName: "ConsoleLogin" }],
  ["cloudtrail.drop", {}],
])("%s %j is taken", async (kind, parameters) => {
  const { id } = await start(kind, parameters);
  expect(await fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" })).toMatchObject({ ok: true });
});
