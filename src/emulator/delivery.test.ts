import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, type EventRule, emptyWorld, eventRuleKey, logGroupArn, newTrail, type Trail } from "../domain/index.ts";
import { addMs, instant, minutes } from "../kernel/index.ts";
import { dueQueue } from "./delivery/due-queue.ts";
import { type Delivery, type DeliveryLimits, deliveryQueue } from "./delivery.ts";
import { answeredCall, type CallOptions, MANAGEMENT, MEMBER, NOW } from "./recorder/calls.test-support.ts";
import { recordsFor } from "./recorder.ts";

const LEFT = {
  kind: "AccountDeparted",
  accountId: MEMBER,
  organizationId: "o-aa111bb222",
  method: "LEFT",
  at: NOW,
} as const;
const leaving = { detail: { eventName: ["LeaveOrganization"] } };

const rule = (name: string, pattern: unknown, others: Partial<EventRule> = {}): EventRule => ({
  ...{ name, accountId: MEMBER, region: "us-east-1", busName: "default", description: undefined },
  ...{ pattern: JSON.stringify(pattern), state: "ENABLED" },
  targets: [{ id: "mail", arn: "arn:aws:sns:us-east-1:222222222222:alerts", input: undefined }],
  ...others,
});

type Stage = Readonly<{
  delivery: Delivery;
  rules: Map<string, EventRule>;
  happen: (options?: CallOptions) => void;
  told: () => string[];
}>;

function stage(rules: readonly EventRule[], assumptions: Record<string, string> = {}, limits?: DeliveryLimits): Stage {
  const eventRules = new Map(rules.map((each) => [eventRuleKey(each), each]));
  const world = { ...emptyWorld(), eventRules };
  const delivery = deliveryQueue({ world: () => world, assumptions, ...(limits && { limits }) });
  let count = 0;
  return {
    delivery,
    rules: eventRules,
    happen(options = {}) {
      for (const each of recordsFor(answeredCall(options), { ids: { uuid: () => `id-${count++}` }, assumptions }))
        delivery.accept(each);
    },
    told: () => delivery.notifications().map(({ ruleName }) => ruleName),
  };
}

const DUE = addMs(NOW, minutes(5));

describe("delivery", () => {
  test("nothing before the modelled delay, then one notification for each target", () => {
    const { delivery, happen } = stage([rule("leave", leaving)]);
    happen();
    delivery.advanceTo(addMs(DUE, -1));
    expect(delivery.notifications()).toEqual([]);
    expect(delivery.statistics().pending).toBe(1);
    delivery.advanceTo(DUE);
    expect(delivery.notifications()).toEqual([
      {
        at: DUE,
        matchedAt: DUE,
        ruleKey: "222222222222/us-east-1/default/leave",
        ruleName: "leave",
        accountId: MEMBER,
        region: "us-east-1",
        targetId: "mail",
        targetArn: "arn:aws:sns:us-east-1:222222222222:alerts",
        assumptions: [],
        event: {
          version: "0",
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
          "detail-type": "AWS API Call via CloudTrail",
          source: "aws.organizations",
          account: MEMBER,
          time: "2026-11-01T09:41:16Z",
          region: "us-east-1",
          resources: [],
          detail: expect.objectContaining({ eventName: "LeaveOrganization" }),
        },
      },
    ]);
    expect(delivery.notifications(addMs(DUE, -1))).toEqual([]);
  });

  test("a rule in another account, Region or bus never fires", () => {
    const elsewhere = [
      rule("management", leaving, { accountId: MANAGEMENT }),
      rule("region", leaving, { region: "eu-west-1" }),
      rule("bus", leaving, { busName: "custom" }),
    ];
    const { delivery, happen, told } = stage(elsewhere);
    happen({ events: [LEFT] });
    delivery.advanceTo(addMs(NOW, minutes(600)));
    expect(told()).toEqual([]);
  });

  test("the management account hears of a departure by the service event, under two assumptions", () => {
    const pattern = {
      "detail-type": ["AWS Service Event via CloudTrail"],
      detail: { eventName: ["AccountDepartedOrganization"] },
    };
    const rules = [rule("departed", pattern, { accountId: MANAGEMENT })];
    const { delivery, happen } = stage(rules);
    happen({ events: [LEFT] });
    delivery.advanceTo(DUE);
    expect(delivery.notifications().map(({ assumptions }) => assumptions)).toEqual([
      ["membership-event-identity", "membership-detail-type"],
    ]);
    const other = stage(rules, { "membership-detail-type": "AWS API Call via CloudTrail" });
    other.happen({ events: [LEFT] });
    other.delivery.advanceTo(DUE);
    expect(other.told()).toEqual([]);
  });

  test("read-only events pass only the state that asks for them", () => {
    const pattern = { source: ["aws.organizations", "aws.sts"] };
    const { delivery, happen, told } = stage([
      rule("plain", pattern),
      rule("all", pattern, { state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }),
      rule("off", pattern, { state: "DISABLED" }),
    ]);
    happen({ name: "ListAccounts", readOnly: true });
    happen({ service: "sts", name: "AssumeRole", readOnly: true });
    delivery.advanceTo(DUE);
    expect(told()).toEqual(["all", "plain", "all"]);
  });

  test("rules are matched as they stand when the record arrives", () => {
    const { delivery, happen, told, rules } = stage([rule("gone", leaving)]);
    happen();
    rules.clear();
    const late = rule("late", leaving);
    rules.set(eventRuleKey(late), late);
    delivery.advanceTo(DUE);
    expect(told()).toEqual(["late"]);
  });

  test("a rule that is made while a record is on its way hears it, on a bus where none listened before", () => {
    const { delivery, happen, told, rules } = stage([rule("elsewhere", leaving, { accountId: MANAGEMENT })]);
    happen();
    const late = rule("late", leaving);
    rules.set(eventRuleKey(late), late);
    delivery.advanceTo(DUE);
    expect(told()).toEqual(["late"]);
  });

  test("records that nobody hears are kept within a bound of their own, and push out no others", () => {
    const limits = { pending: 1, unheard: 2, notifications: 9 };
    const { delivery, happen, told, rules } = stage([rule("other", leaving, { accountId: MANAGEMENT })], {}, limits);
    for (let index = 0; index < 5; index++) happen();
    expect(delivery.statistics()).toMatchObject({ pending: 2, lostRecords: 0, lostUnheard: 3 });
    const late = rule("late", leaving);
    rules.set(eventRuleKey(late), late);
    delivery.advanceTo(DUE);
    expect(told()).toEqual(["late", "late"]);
    expect(delivery.statistics()).toMatchObject({ pending: 0, lostRecords: 0 });
  });

  test("in order of time, and in one stride as in many", () => {
    const names = ["A", "B", "C", "D"];
    const order = (steps: readonly number[]): string[] => {
      const { delivery, happen } = stage([rule("any", { source: ["aws.organizations"] })]);
      for (const [index, name] of names.entries()) happen({ name, at: addMs(NOW, [3, 1, 1, 0][index]! * 1_000) });
      for (const step of steps) delivery.advanceTo(addMs(DUE, step));
      return delivery.notifications().map(({ event }) => String(event.detail.eventName));
    };
    expect(order([9_000])).toEqual(["D", "B", "C", "A"]);
    expect(order([0, 500, 1_000, 2_500, 9_000])).toEqual(order([9_000]));
  });

  test("what a limit drops is counted", () => {
    const { delivery, happen, told } = stage([rule("any", leaving)], {}, { pending: 2, unheard: 2, notifications: 1 });
    for (let index = 0; index < 3; index++) happen();
    delivery.advanceTo(DUE);
    expect(told()).toHaveLength(1);
    expect(delivery.statistics()).toEqual({ pending: 0, lostRecords: 1, lostUnheard: 0, lostNotifications: 1 });
  });
});

const trailTo = (groupArn: string): Trail =>
  newTrail({
    ...{ name: "audit", accountId: MEMBER, homeRegion: "us-east-1", organizationId: undefined, isMultiRegion: true },
    ...{ includesGlobalServices: true, bucketName: "logs.test", keyPrefix: undefined, validatesLogFiles: false },
    ...{ tags: new Map(), logGroup: { groupArn, roleArn: writerRole.role.arn } },
  });

const policy = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

const writerRole = {
  kind: "RoleChanged",
  accountId: MEMBER,
  role: {
    ...{ name: "writer", path: "/", id: "AROAWRITER", arn: `arn:aws:iam::${MEMBER}:role/writer`, createdAt: NOW },
    ...{ description: undefined, attachedPolicies: [], boundary: undefined, maxSessionDuration: 3_600 },
    trustPolicy: policy({
      ...{ Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" },
    }),
    inlinePolicies: new Map([["write", policy({ Effect: "Allow", Action: "logs:*", Resource: "*" })]]),
    ...{ tags: new Map(), serviceLinked: false },
  },
} as const;

test("a record for the log group of a trail is there after its delay, and says so where the group is not", () => {
  const world = emptyWorld();
  const delivery = deliveryQueue({ world: () => world, assumptions: {} });
  const [recorded] = recordsFor(answeredCall({}), { ids: { uuid: () => "id" }, assumptions: {} });
  const place = { accountId: MEMBER, region: "us-east-1", name: "trail" };
  const stream = `${MEMBER}_CloudTrail_us-east-1`;
  apply(world, {
    kind: "LogGroupChanged",
    group: { ...place, createdAt: NOW, streams: new Map(), filters: new Map() },
  });
  apply(world, writerRole);
  delivery.acceptLog(recorded!, trailTo(logGroupArn(place)));
  delivery.acceptLog(recorded!, trailTo(logGroupArn({ ...place, name: "gone" })));
  delivery.advanceTo(addMs(DUE, -1));
  expect(world.logEvents.size).toBe(0);
  delivery.advanceTo(DUE);
  const [event] = world.logEvents.get(logGroupArn(place)) ?? [];
  expect(event).toMatchObject({ stream, at: DUE, ingestedAt: DUE });
  expect(JSON.parse(event?.message ?? "")).toMatchObject({ eventName: "LeaveOrganization" });
  expect(delivery.reports()).toMatchObject([
    { outcome: "dropped", reason: expect.stringContaining("log-group:gone is not there") },
  ]);
});

test("the queue hands out by time, then by arrival", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const queue = dueQueue<number>();
      for (const [index, time] of times.entries()) queue.put(instant(time), index);
      const taken: [number, number][] = [];
      for (let due = queue.take(instant(99)); due !== undefined; due = queue.take(instant(99)))
        taken.push([due.at, due.item]);
      const wanted = times
        .map((time, index): [number, number] => [time, index])
        .sort((left, right) => left[0] - right[0]);
      expect(taken).toEqual(wanted);
    }),
  );
});
