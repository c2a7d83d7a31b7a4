/** Whom a rule tells has to be there, unless the organization file names it: nobody hears of what was delivered nowhere. */
import { ListTargetsByRuleCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateUserCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";
import { toldGroup } from "./stores.test-support.ts";

const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
let on: Served;
beforeEach(async () => {
  on = await served();
});
afterEach(() => on.close());

async function ruleTo(Arn: string): Promise<void> {
  const { events } = on.as(ADMIN);
  const EventPattern = '{"detail":{"eventName":["ListRoles"]}}';
  const State = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  await events.send(new PutRuleCommand({ Name: "watch", EventPattern, State }));
  await events.send(new PutTargetsCommand({ Rule: "watch", Targets: [{ Id: "1", Arn }] }));
}

async function heard(): Promise<Readonly<{ told: number; outcomes: readonly string[] }>> {
  await on.as(ADMIN).iam.send(new ListRolesCommand({}));
  await on.control("POST", "clock", { advance: "1h" });
  const { notifications, deliveries } = await on.control("GET", "notifications");
  const outcomes = (deliveries as readonly { outcome: string; reason?: string }[]).map(
    ({ outcome, reason }) => `${outcome}: ${reason ?? ""}`,
  );
  return { told: (notifications as readonly unknown[]).length, outcomes };
}

test.each([
  `arn:aws:sns:us-east-1:${OWNER}:never-made`,
  `arn:aws:sqs:us-east-1:${OWNER}:never-made`,
  `arn:aws:lambda:us-east-1:${OWNER}:function:never-made`,
  `arn:aws:logs:us-east-1:${OWNER}:log-group:never-made`,
  `arn:aws:events:us-east-1:${OWNER}:event-bus/never-made`,
])("%s, which nobody made, is told nothing", async (arn) => {
  await ruleTo(arn);
  const { told, outcomes } = await heard();
  expect([told, outcomes.length]).toEqual([0, 1]);
  expect(outcomes[0]).toMatch(/^dropped: .* is not there/);
});

test("what is there is told", async () => {
  await ruleTo(await toldGroup(on, ADMIN, OWNER));
  expect(await heard()).toMatchObject({ told: 1, outcomes: [expect.stringContaining("delivered")] });
});

test.each([`arn:aws:states:us-east-1:${OWNER}:stateMachine:page`, `arn:aws:foo:us-east-1:${OWNER}:thing`])(
  "%s is no target that is emulated",
  async (arn) => {
    const refused = await refusal(ruleTo(arn));
    expect(refused).toMatchObject({ name: "NotEmulatedException", status: 501 });
    expect(refused.message).toContain(`a target of ${arn.split(":")[2]} (targets are topics, queues`);
  },
);

test("a target that the organization file's rules name is taken to be there, for other rules too", async () => {
  await on.close();
  on = await served("scenarios/organizations/pipeline.yaml");
  const { events, iam } = on.as("lab/admin");
  const { Targets: [named] = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: "departures" }));
  await events.send(new PutRuleCommand({ Name: "watch", EventPattern: '{"detail":{"eventName":["CreateUser"]}}' }));
  await events.send(new PutTargetsCommand({ Rule: "watch", Targets: [{ Id: "1", Arn: named?.Arn ?? "" }] }));
  await iam.send(new CreateUserCommand({ UserName: "mallory" }));
  await on.control("POST", "clock", { advance: "1h" });
  const { deliveries } = await on.control("GET", "notifications");
  const own = (deliveries as readonly { from: string }[]).filter(({ from }) => from.endsWith(":rule/watch"));
  expect(own).toMatchObject([
    { outcome: "delivered", to: named?.Arn, reason: expect.stringContaining("not described") },
  ]);
});
