/** What a stand-in does with what it is invoked with: hands it on by its role, tries again, and goes round no circles. */
import { expect, test } from "vitest";
import {
  apply,
  DEFAULT_FUNCTION_SETTINGS,
  type DomainEvent,
  type EventRule,
  emptyWorld,
  functionArn,
  type LambdaFunction,
  NO_CODE,
  policyWith,
  statementFor,
  type Topic,
  topicArn,
  type World,
} from "../../domain/index.ts";
import { addMs, instant, minutes, parseAccountId } from "../../kernel/index.ts";
import { deliveryQueue } from "../delivery.ts";

const accountId = parseAccountId("222222222222") ?? ("" as never);
const region = "us-east-1";
const NOW = instant(Date.parse("2026-11-01T00:00:00Z"));
const TOPIC: Topic = {
  ...{ name: "alerts", accountId, region, displayName: "", createdAt: NOW },
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
  subscriptions: new Map([
    ["s", { arn: "s", protocol: "email", endpoint: "pager@acme.example", owner: accountId, isRaw: false } as const],
  ]),
};
const reference = { accountId, region, name: "pager" };
const permitted = (principal: string) =>
  statementFor(reference, { statementId: principal, action: "lambda:InvokeFunction", principal });
const PAGER: LambdaFunction = {
  ...reference,
  ...{ roleArn: undefined, settings: DEFAULT_FUNCTION_SETTINGS, code: NO_CODE, modifiedAt: NOW, revision: "r" },
  policy: policyWith([permitted("events.amazonaws.com"), permitted("sns.amazonaws.com")]),
  tells: topicArn(TOPIC),
};

function worldWith(...events: readonly DomainEvent[]): World {
  const world = emptyWorld();
  const pattern = '{"source":["shop"]}';
  const rule: EventRule = {
    ...{ name: "sales", accountId, region, busName: "default", description: undefined, pattern },
    ...{ state: "ENABLED", targets: [{ id: "1", arn: functionArn(PAGER), input: undefined }] },
  };
  apply(world, { kind: "EventRuleChanged", rule });
  for (const event of events) apply(world, event);
  return world;
}

/** One event, and everything that becomes of it within ten minutes. */
function tell(world: World) {
  const queue = deliveryQueue({ world: () => world, assumptions: {} });
  const custom = { id: "e", source: "shop", detailType: "sale", time: NOW, resources: [], detail: { item: "hat" } };
  const bus = { accountId, region, name: "default" };
  queue.hear([{ kind: "EventsPut", bus, by: accountId, events: [custom] } as DomainEvent], NOW);
  queue.advanceTo(addMs(NOW, minutes(10)));
  return {
    rings: queue.notifications().length,
    reports: queue.reports().map(({ to, outcome, attempt }) => `${to.split(":").at(-1)} ${outcome} ${attempt}`),
    reasons: queue.reports().map(({ reason }) => reason),
    texts: queue.reports().flatMap(({ text }) => text ?? []),
  };
}

const lambda = (over: Partial<LambdaFunction> = {}): DomainEvent => ({
  kind: "FunctionChanged",
  lambda: { ...PAGER, ...over },
});
const topic = (over: Partial<Topic> = {}): DomainEvent => ({ kind: "TopicChanged", topic: { ...TOPIC, ...over } });

test("hands the event on as it is, and rings when the topic has it", () => {
  const world = worldWith(lambda(), topic());
  const told = tell(world);
  expect(told.reports).toEqual(["pager delivered 1", "alerts delivered 1", "pager@acme.example delivered 1"]);
  expect(told.rings).toBe(1);
  expect(told.reasons[1]).toContain("stand-in: hands on what it was given, runs no code");
  expect(JSON.parse(told.texts[0] ?? "")).toMatchObject({ source: "shop", detail: { item: "hat" } });
});

test("nothing of what it was invoked with stays in the world", () => {
  const world = worldWith(lambda(), topic());
  const before = structuredClone(world);
  tell(world);
  expect(world).toEqual(before);
});

test("tells nobody where nobody is named, and rings when it has the event", () => {
  const told = tell(worldWith(lambda({ tells: undefined })));
  expect(told).toMatchObject({ reports: ["pager delivered 1"], rings: 1 });
});

test("a topic that nobody described is taken to be there, one that was deleted is tried three times and rings nobody", () => {
  expect(tell(worldWith(lambda()))).toMatchObject({ rings: 1, reports: ["pager delivered 1", "alerts delivered 1"] });
  const gone = tell(worldWith(lambda(), topic(), { kind: "TopicDeleted", arn: topicArn(TOPIC), at: NOW }));
  expect(gone).toMatchObject({
    rings: 0,
    reports: ["pager delivered 1", "alerts retrying 1", "alerts retrying 2", "alerts dropped 3"],
  });
});

test("a role that is gone lets it tell nobody, whether the topic is described or not", () => {
  const roleArn = `arn:aws:iam::${accountId}:role/gone`;
  for (const events of [[lambda({ roleArn })], [lambda({ roleArn }), topic()]]) {
    expect(tell(worldWith(...events))).toMatchObject({
      rings: 0,
      reasons: [expect.anything(), ...Array(3).fill(expect.stringContaining("is not there"))],
    });
  }
});

test("a queue gets it too", () => {
  const tells = `arn:aws:sqs:${region}:${accountId}:pages`;
  const told = tell(worldWith(lambda({ tells })));
  expect(told).toMatchObject({ rings: 1, reports: ["pager delivered 1", "pages delivered 1"] });
});

test("what goes round through a topic comes to an end", () => {
  const back = {
    arn: "back",
    protocol: "lambda",
    endpoint: functionArn(PAGER),
    owner: accountId,
    isRaw: false,
  } as const;
  const told = tell(worldWith(lambda(), topic({ subscriptions: new Map([["back", back]]) })));
  expect(told.reasons.at(-1)).toContain("circles");
  expect(told.reports.filter((each) => each === "alerts delivered 1")).toHaveLength(16);
  expect(told.rings).toBe(1);
});
