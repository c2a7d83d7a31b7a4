/** That something is nowhere, while a fault holds it back: nobody can say, and the fault is named. Where none does, it holds. */
import { describe, expect, test } from "vitest";
import { callApi } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import {
  accountNamed,
  attemptAs,
  bringAboutFault,
  Drill,
  expectDeparturesTold,
  expectDetected,
  expectLogged,
  expectMadeUp,
  expectMisplaced,
  expectNoNoise,
  expectNotRecorded,
  expectQueued,
  expectSilent,
  expectStored,
  expectUnreported,
  makeUpEvent,
  minutes,
  operatorNamed,
  passTime,
  setUpMetricAlarm,
  strikeFault,
  undoFaults,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const EVENT = "ListRoles";
const BUDGET = minutes(15);

async function opened(file = "pipeline-parts", assumptions = {}): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor(file, { assumptions })));
  await drill.open({ kind: "under-test" });
  return drill;
}

const who = (drill: Drill, account = "lab", principal = "admin") => operatorNamed(drill, { principal, account });
const act = (drill: Drill, account = "lab") => attemptAs(drill, [who(drill, account)], () => callApi("iam", EVENT));
const leave = (drill: Drill, principal = "probe") =>
  attemptAs(drill, [who(drill, "lab", principal)], () => callApi("organizations", "LeaveOrganization"));

type Fault = Readonly<{ name: string; what: string; on: string; given?: Readonly<Record<string, string>> }>;
const strike = (drill: Drill, { name, what, on, given = {} }: Fault) =>
  strikeFault(drill, name, { on: { what, name: on }, given });

const BUCKET: Fault = { name: "bucket unreachable", what: "bucket", on: "parts-lab-trail" };
const KEY: Fault = { name: "trail key disabled", what: "trail", on: "lab-trail" };
const delayed = (hop: string, on = "lab", given = {}): Fault => ({
  ...{ name: "records delayed", what: "account", on },
  given: { hop, ...given },
});
const ofRecords = (name: string, on = "lab", given = {}): Fault => ({ name, what: "account", on, given });

const notLogged = (drill: Drill) => {
  const lab = accountNamed(drill, "lab");
  return expectLogged(drill, { eventName: EVENT, account: lab, archive: lab, isThere: false });
};
const notStored = (drill: Drill) =>
  expectStored(drill, {
    ...{ store: "organization-events", eventName: EVENT, isThere: false },
    account: accountNamed(drill, "workload"),
    keeper: accountNamed(drill, "management"),
  });

const told = (drill: Drill): string => {
  const last = drill.findings.at(-1);
  return `${last?.verdict}: ${last?.reason}`;
};

describe("not in the log files", () => {
  test.each([
    [BUCKET, "(trail.bucket-unreachable, f-1) holds it back until it is undone"],
    [KEY, "(trail.kms-disabled, f-1) holds it back until it is undone"],
    [delayed("log-file"), "(delivery.delay, f-1) may hold it back until 2026-11-01T00:40:00Z"],
    [
      delayed("log-file", "lab", { distribution: "uniform", least: "6m", most: "50m" }),
      "may hold it back until 2026-11-01T00:50:00Z",
    ],
    [ofRecords("records late with an addendum"), "(cloudtrail.late-addendum, f-1) may hold it back until"],
    [ofRecords("records reordered", "lab", { window: "2h" }), "(cloudtrail.reorder, f-1) may hold it back until"],
    [ofRecords("records dropped"), "(cloudtrail.drop, f-1) was in force when it acted, and no event history shows"],
  ])("shows nothing with %j in force", async (fault, words) => {
    const drill = await opened();
    // The name was seen before, so that nothing but the fault is in doubt.
    await act(drill);
    await strike(drill, fault);
    await act(drill);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: /);
    expect(told(drill)).toContain(words);
    await drill.close();
  });

  test("shows nothing when the fault struck while the record was on its way", async () => {
    const drill = await opened();
    await act(drill);
    await passTime(drill, minutes(2));
    await strike(drill, BUCKET);
    drill.turnTo(drill.made.slice(0, 1));
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*`bucket unreachable`/);
    await drill.close();
  });

  test("shows nothing when a delay outlasts the fault that made it", async () => {
    const drill = await opened();
    await strike(drill, delayed("log-file"));
    await act(drill);
    const attempts = drill.made.slice(-1);
    await undoFaults(drill);
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*although it is undone, may hold it back until 2026-11-01T00:40:00Z/);
    await drill.close();
  });

  test("shows nothing right after the bucket could be reached again, for the next attempt is to come", async () => {
    const drill = await opened();
    await strike(drill, BUCKET);
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(7));
    await undoFaults(drill);
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*although it is undone, may hold it back until 2026-11-01T00:12:00Z/);
    await drill.close();
  });

  test("shows nothing when a delayed record comes to a bucket that cannot be reached by then", async () => {
    const drill = await opened();
    await strike(drill, delayed("log-file"));
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(30));
    await strike(drill, BUCKET);
    await passTime(drill, minutes(30));
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*`bucket unreachable` .* holds it back until it is undone/);
    await drill.close();
  });

  test.each([
    [
      "of the trail that is stopped, which is what that does",
      { name: "trail stopped", what: "trail", on: "lab-trail" },
    ],
    ["of the trail that is gone", { name: "trail deleted", what: "trail", on: "lab-trail" }],
  ])("holds %s, for the event history shows the act", async (_why, fault) => {
    const drill = await opened();
    await strike(drill, fault);
    await act(drill);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: ListRoles of `admin` in lab is not in the log files/);
    await drill.close();
  });

  const stopped = async (faults: readonly Fault[]): Promise<Drill> => {
    const drill = await opened();
    await attemptAs(drill, [who(drill)], () => callApi("cloudtrail", "StopLogging", { Name: "lab-trail" }));
    for (const fault of faults) await strike(drill, fault);
    return drill;
  };

  test.each([
    ["another account's records are late", delayed("log-file", "branch")],
    ["other events are late", delayed("log-file", "lab", { eventName: "CreateUser" })],
    ["the way to the bus is late", delayed("event-bus")],
    ["records come twice", ofRecords("records doubled")],
    ["they came and come again", ofRecords("records late with an addendum", "lab", { reason: "UPDATED_DATA" })],
    ["they are too large for buses and log groups alone", ofRecords("records too large")],
  ])("holds while %s", async (_why, fault) => {
    const drill = await stopped([fault]);
    await act(drill);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds when the fault was undone before the act, or before the record was due", async () => {
    const drill = await stopped([delayed("log-file"), BUCKET]);
    await undoFaults(drill);
    await act(drill);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: /);
    await strike(drill, BUCKET);
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(3));
    await undoFaults(drill);
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds when the fault struck after the record was due, and a delay after it was made", async () => {
    const drill = await stopped([]);
    await act(drill);
    const attempts = drill.made.slice(-1);
    await strike(drill, delayed("log-file"));
    await passTime(drill, minutes(6));
    await strike(drill, BUCKET);
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds once a delay is over, and once a bucket could be reached for long enough", async () => {
    const drill = await stopped([delayed("log-file"), BUCKET]);
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(35));
    await undoFaults(drill);
    await passTime(drill, minutes(5));
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("is a record that is there, whatever is in force", async () => {
    const drill = await opened();
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(6));
    await strike(drill, BUCKET);
    drill.turnTo(attempts);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^broke: /);
    await drill.close();
  });

  test.each([60, 69, 70])("has two delays added up: %s minutes after the act", async (after) => {
    const drill = await stopped([delayed("log-file"), ofRecords("records late with an addendum")]);
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(after));
    drill.turnTo(attempts);
    await notLogged(drill);
    if (after < 70) expect(told(drill)).toMatch(/^inconclusive: .* may hold it back until 2026-11-01T01:10:00Z/);
    else expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("shows nothing where delays are drawn either, for as long as they may be", async () => {
    const drill = await opened("pipeline-parts", { "delivery-delays": "drawn" });
    await act(drill);
    await strike(drill, BUCKET);
    await attemptAs(drill, [who(drill)], () => callApi("cloudtrail", "StopLogging", { Name: "lab-trail" }));
    await act(drill);
    await notLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*`bucket unreachable`/);
    await drill.close();
  });
});

describe("in the log files", () => {
  const isLogged = (drill: Drill) => {
    const lab = accountNamed(drill, "lab");
    return expectLogged(drill, { eventName: EVENT, account: lab, archive: lab, isThere: true });
  };

  test.each([BUCKET, delayed("log-file")])("is not denied while %j is in force", async (fault) => {
    const drill = await opened();
    await strike(drill, fault);
    await act(drill);
    await isLogged(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*\(.*, f-1\) .*hold(s)? it back until/);
    await drill.close();
  });

  test.each([ofRecords("records dropped"), delayed("log-file", "branch")])(
    "is denied while %j is in force, once nothing is on its way",
    async (fault) => {
      const drill = await opened();
      await attemptAs(drill, [who(drill)], () => callApi("cloudtrail", "StopLogging", { Name: "lab-trail" }));
      await strike(drill, fault);
      await act(drill);
      await isLogged(drill);
      expect(told(drill)).toMatch(/^broke: /);
      await drill.close();
    },
  );
});

describe("not in an event data store", () => {
  test("shows nothing while its records are late", async () => {
    const drill = await opened("event-data-stores");
    await strike(drill, ofRecords("records late with an addendum", "workload"));
    await act(drill, "workload");
    await notStored(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*late-addendum, f-1\) may hold it back until 2026-11-01T00:35:00Z/);
    await drill.close();
  });

  test("holds for a member that has left, while another's records are late", async () => {
    const drill = await opened("event-data-stores");
    await attemptAs(drill, [who(drill, "workload")], () => callApi("organizations", "LeaveOrganization"));
    await strike(drill, ofRecords("records late with an addendum", "quiet"));
    await act(drill, "workload");
    await notStored(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });
});

describe("not in an event history", () => {
  test("shows nothing while its records are late there, although another account has its own", async () => {
    const drill = await opened();
    await strike(drill, delayed("event-history"));
    await leave(drill);
    await expectNotRecorded(drill, accountNamed(drill, "lab"), "LeaveOrganization");
    expect(told(drill)).toMatch(
      /^inconclusive: .*\(delivery\.delay, f-1\) may hold it back until 2026-11-01T00:40:00Z/,
    );
    await drill.close();
  });

  test("holds for an account that nothing happened in, whoever else's records are late", async () => {
    const drill = await opened();
    await strike(drill, delayed("event-history", "branch"));
    await act(drill);
    await expectNotRecorded(drill, accountNamed(drill, "management"), EVENT);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });
});

describe("told of every departure", () => {
  test.each([delayed("event-history", "management"), ofRecords("records dropped", "management")])(
    "is not denied while %j is in force",
    async (fault) => {
      const drill = await opened();
      await strike(drill, fault);
      await leave(drill, "admin");
      await expectDeparturesTold(drill);
      expect(told(drill)).toMatch(/^inconclusive: .*`records (delayed|dropped)`/);
      await drill.close();
    },
  );

  test("holds where another account's records are late", async () => {
    const drill = await opened();
    await strike(drill, delayed("event-history", "branch"));
    await leave(drill, "admin");
    await expectDeparturesTold(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });
});

describe("an alarm that stays silent", () => {
  const TARGET: Fault = { name: "target slow", what: "alarm", on: "departures" };

  test.each([
    ["departures", ofRecords("records late with an addendum"), "may hold it back until 2026-11-01T00:30:00Z"],
    ["departures", ofRecords("records dropped"), "was in force when it acted, and no event history shows the act"],
    ["membership", ofRecords("records late with an addendum", "management"), "may hold it back until"],
    ["membership", ofRecords("records dropped", "management"), "was in force when it acted"],
  ])("shows nothing of an account that left: `%s` with %j in force", async (alarm, fault, words) => {
    const drill = await opened();
    await strike(drill, fault);
    await leave(drill, "admin");
    await expectSilent(drill, alarm, BUDGET);
    expect(told(drill)).toMatch(/^inconclusive: .*stayed silent, but the fault/);
    expect(told(drill)).toContain(words);
    await drill.close();
  });

  test("holds once a late record of an account that left is there, for its rule is switched off", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, ofRecords("records late with an addendum"));
    await leave(drill, "admin");
    await expectSilent(drill, "departures", minutes(50));
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds where a topic is late, for what its target is told is a ring", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, delayed("topic-subscriber"));
    await leave(drill);
    await expectSilent(drill, "departures", BUDGET);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("of CloudWatch rings, however late, where its hop is late", async () => {
    const drill = await opened();
    await setUpMetricAlarm(drill, { actor: who(drill), trail: "lab-trail", alarm: "counted", eventName: EVENT });
    await strike(drill, delayed("alarm", "lab", { median: "3m" }));
    await act(drill);
    await expectSilent(drill, "counted", minutes(200));
    expect(told(drill)).toMatch(/^broke: /);
    await expectDetected(drill, "counted", minutes(30));
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("shows nothing while a slow target and a late bus add up", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, TARGET);
    await strike(drill, delayed("event-bus"));
    await leave(drill);
    await expectSilent(drill, "departures", minutes(59));
    expect(told(drill)).toMatch(/^inconclusive: .* until 2026-11-01T01:00:00Z/);
    await expectSilent(drill, "departures", minutes(60));
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds without what was undone before anything could come to it", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, TARGET);
    await leave(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(1));
    await undoFaults(drill);
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, delayed("rule-target"));
    drill.turnTo(attempts);
    await expectSilent(drill, "departures", minutes(44));
    expect(told(drill)).toMatch(/^inconclusive: .* until 2026-11-01T00:45:00Z/);
    await expectSilent(drill, "departures", minutes(45));
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("shows nothing on the day after a throttled target was freed, for what waits is tried again", async () => {
    const drill = await opened();
    await strike(drill, { ...TARGET, name: "target throttled" });
    await leave(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(20));
    await undoFaults(drill);
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    drill.turnTo(attempts);
    await expectSilent(drill, "departures", minutes(21));
    expect(told(drill)).toMatch(/^inconclusive: .*although it is undone, may hold it back until 2026-11-02T00:20:00Z/);
    await drill.close();
  });

  test.each([
    ["the way to the bus is late", delayed("event-bus"), "may hold it back until 2026-11-01T00:40:00Z"],
    ["its target is told late", TARGET, "(target.slow, f-1) may hold it back until 2026-11-01T00:25:00Z"],
    ["its target is throttled", { ...TARGET, name: "target throttled" }, "holds it back until it is undone"],
  ])("shows nothing while %s", async (_why, fault, words) => {
    const drill = await opened();
    await strike(drill, fault);
    await leave(drill);
    await expectSilent(drill, "departures", BUDGET);
    expect(told(drill)).toMatch(/^inconclusive: `departures` stayed silent, but the fault/);
    expect(told(drill)).toContain(words);
    await drill.close();
  });

  test.each(["log-group", "metric", "alarm", "topic-subscriber"])(
    "of CloudWatch shows nothing while the hop %s is late, whoever it is said of",
    async (hop) => {
      const drill = await opened();
      await setUpMetricAlarm(drill, { actor: who(drill), trail: "lab-trail", alarm: "counted", eventName: EVENT });
      await strike(drill, delayed(hop, "branch"));
      await act(drill);
      await expectSilent(drill, "counted", BUDGET);
      expect(told(drill)).toMatch(/^inconclusive: `counted` stayed silent, but the fault `records delayed`/);
      await drill.close();
    },
  );

  test.each([
    ["its rule does not fit the act anyway", delayed("event-bus"), "reconnaissance"],
    ["another alarm's target is told late", { ...TARGET, on: "membership" }, "alarm-tampering"],
  ])("holds while %s", async (_why, fault, alarm) => {
    const drill = await opened();
    await strike(drill, fault);
    await leave(drill);
    await expectSilent(drill, alarm, BUDGET);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds where the rule is switched off, and another alarm's target is told late", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, { ...TARGET, on: "membership" });
    await leave(drill);
    await expectSilent(drill, "departures", BUDGET);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds where it lives in another account, however late records are here", async () => {
    const drill = await opened();
    await strike(drill, delayed("event-bus"));
    await leave(drill);
    await expectMisplaced(drill, "departures-of-the-branch", { forMs: BUDGET, elsewhere: "other account" });
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("holds once the delay is over, because its rule is switched off", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule disabled", what: "alarm", on: "departures" });
    await strike(drill, delayed("event-bus"));
    await leave(drill);
    await expectSilent(drill, "departures", minutes(39));
    expect(told(drill)).toMatch(/^inconclusive: /);
    await expectSilent(drill, "departures", minutes(40));
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });

  test("among others is not silent for good", async () => {
    const drill = await opened();
    await strike(drill, delayed("event-bus"));
    await leave(drill);
    await expectNoNoise(drill, BUDGET);
    const doubted = drill.findings.filter(({ verdict }) => verdict === "inconclusive");
    expect(doubted.map(({ sighting }) => sighting?.detection)).toContain("departures");
    expect(doubted.map(({ sighting }) => sighting?.detection)).not.toContain("reconnaissance");
    await drill.close();
  });

  test("about a fault that somebody brought about may yet tell of it", async () => {
    const drill = await opened();
    await setUpMetricAlarm(drill, { actor: who(drill), trail: "lab-trail", alarm: "counted", eventName: EVENT });
    await strike(drill, delayed("event-bus"));
    await bringAboutFault(drill, "alarm actions off", { on: { what: "alarm", name: "counted" }, actor: who(drill) });
    await expectUnreported(drill, BUDGET);
    const last = drill.findings.at(-1);
    expect(`${last?.verdict}: ${last?.reason}`).toMatch(/^inconclusive: nobody is told .*`records delayed`/);
    await drill.close();
  });

  test("about a made-up event may yet be told of it", async () => {
    const drill = await opened();
    await strike(drill, { name: "rule without a source", what: "alarm", on: "departures" });
    await strike(drill, TARGET);
    const event = makeUpEvent("organizations.amazonaws.com", "LeaveOrganization");
    await attemptAs(drill, [who(drill)], () => event);
    await expectMadeUp(drill, "departures", { isHeard: false, withinMs: BUDGET });
    expect(told(drill)).toMatch(/^inconclusive: .*\(target\.slow, f-2\) may hold it back until/);
    await drill.close();
  });
});

describe("a queue that holds no record", () => {
  const rule = {
    ...{ Name: "roles", EventPattern: JSON.stringify({ detail: { eventName: [EVENT] } }) },
    State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
  };
  const queue = "arn:aws:sqs:us-east-1:660000000011:heard";
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: queue },
  });

  const TOPIC = "arn:aws:sns:us-east-1:660000000011:heard";
  const topicPolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: TOPIC },
  });
  const topic = [
    callApi("sns", "CreateTopic", { Name: "heard" }),
    callApi("sns", "SetTopicAttributes", { TopicArn: TOPIC, AttributeName: "Policy", AttributeValue: topicPolicy }),
    callApi("sns", "Subscribe", { TopicArn: TOPIC, Protocol: "sqs", Endpoint: queue }),
  ];

  async function listening(target = queue): Promise<Drill> {
    const drill = await opened();
    const calls = [
      callApi("sqs", "CreateQueue", { QueueName: "heard", Attributes: { Policy: policy } }),
      ...(target === TOPIC ? topic : []),
      callApi("events", "PutRule", rule),
      callApi("events", "PutTargets", { Rule: "roles", Targets: [{ Id: "heard", Arn: target }] }),
    ];
    for (const call of calls) await attemptAs(drill, [who(drill)], () => call);
    await act(drill);
    await passTime(drill, minutes(6));
    await expectQueued(drill, { owner: accountNamed(drill, "lab"), queue: "heard", isThere: true });
    expect(told(drill)).toMatch(/^held: /);
    return drill;
  }
  const isEmpty = (drill: Drill) =>
    expectQueued(drill, { owner: accountNamed(drill, "lab"), queue: "heard", isThere: false });

  test("shows nothing before a rule could have sent it, nor while the way to the bus is late", async () => {
    const drill = await listening();
    await act(drill);
    await isEmpty(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*the look was 0 s after the act, and what a rule sends takes 5 m/);
    await strike(drill, delayed("event-bus"));
    await act(drill);
    await passTime(drill, minutes(10));
    await isEmpty(drill);
    expect(told(drill)).toMatch(
      /^inconclusive: .*\(delivery\.delay, f-1\) may hold it back until 2026-11-01T00:46:00Z/,
    );
    await drill.close();
  });

  test("shows nothing behind a topic whose subscribers are told late", async () => {
    const drill = await listening(TOPIC);
    await strike(drill, delayed("topic-subscriber"));
    await act(drill);
    const attempts = drill.made.slice(-1);
    await passTime(drill, minutes(10));
    drill.turnTo(attempts);
    await isEmpty(drill);
    expect(told(drill)).toMatch(/^inconclusive: .*\(delivery\.delay, f-1\) may hold it back until/);
    await drill.close();
  });

  test("holds where the rule is gone", async () => {
    const drill = await listening();
    await attemptAs(drill, [who(drill)], () => callApi("events", "DisableRule", { Name: "roles" }));
    await act(drill);
    await passTime(drill, minutes(10));
    await isEmpty(drill);
    expect(told(drill)).toMatch(/^held: /);
    await drill.close();
  });
});
