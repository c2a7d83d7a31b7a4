/** Questions beside alarms on a target whose time nobody can move: looked for again and again, and a call that failed is no answer. */
import { describe, expect, test } from "vitest";
import type { Action } from "../action/index.ts";
import { minutes, seconds } from "../kernel/index.ts";
import { type CallOutcome, type DeliveryReport, type Hands, type Target, Unread } from "../target/index.ts";
import { onRealTime, type Weather } from "../target/real-time.test-support.ts";
import { placedAlarm } from "./alarms.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { Drill } from "./drill.ts";
import { expectStored } from "./expect-event-data-store.ts";
import { expectUndelivered } from "./expect-fault.ts";
import { expectFindingSeen, expectFindingUnseen } from "./expect-finding.ts";
import { traceHops } from "./experiment-hops.ts";
import {
  account,
  action,
  auditing,
  detection,
  type FakeCall,
  fakeTarget,
  later,
  MANAGEMENT,
  refused,
  ruleView,
  SUCCEEDED,
  view,
} from "./fakes.test-support.ts";
import { Lookout } from "./lookout.ts";

const THROTTLED: CallOutcome = refused("ThrottlingException", "Rate exceeded");
const succeeded = (output: Readonly<Record<string, unknown>>): CallOutcome => ({ kind: "succeeded", output });

type Setting = Readonly<{
  answers: (asked: FakeCall & Readonly<{ elapsedMs: number; requestID: string }>) => CallOutcome | undefined;
  does?: Action;
  weather?: Weather;
  region?: string;
  deliveries?: (elapsedMs: number) => readonly DeliveryReport[];
}>;

const EVENT_ID = "event-1";

/** Hands that say where they are with every call. */
function inRegions(target: Target): Target {
  const at = (hands: Hands, region: string): Hands => ({
    ...hands,
    call: (service, operation, input) => hands.call(service, operation, { ...input, at: region }),
  });
  return {
    ...target,
    as(principal) {
      const hands = target.as(principal);
      return hands && { ...at(hands, "us-east-1"), inRegion: (region) => at(hands, region) };
    },
  };
}

/** `admin` of payments has done something, on a target whose time passes only while somebody waits. */
async function acted({ answers, does = action(), weather, region = "us-east-1", deliveries }: Setting) {
  let requestID = "";
  const audit = auditing(view().accounts);
  const record = {
    ...{ eventVersion: "1.11", eventType: "AwsApiCall", eventSource: "organizations.amazonaws.com" },
    ...{ eventName: "LeaveOrganization", awsRegion: region, eventTime: "2026-11-01T00:00:00Z", eventID: EVENT_ID },
    ...{ recipientAccountId: account().id, userIdentity: { type: "AssumedRole" } },
  };
  const fake = fakeTarget((asked) => {
    const elapsedMs = asked.now - later(0);
    const outcome = answers({ ...asked, elapsedMs, requestID });
    if (outcome !== undefined) return { outcome };
    if (asked.operation !== "LookupEvents") return audit(asked) ?? { outcome: SUCCEEDED };
    const Events =
      asked.input.at === region && asked.accountId === account().id
        ? [{ CloudTrailEvent: JSON.stringify({ ...record, requestID }) }]
        : [];
    return { outcome: succeeded({ Events }) };
  });
  const real = await onRealTime(inRegions(fake), weather);
  if (deliveries !== undefined)
    Object.assign(real.control ?? {}, {
      deliveries: async () => deliveries(Number(await real.control?.now()) - later(0)),
    });
  const alarm = detection({ rules: [ruleView({ region, matches: () => true })] });
  const drill = new Drill({ open: async () => ({ target: real, view: view({ detections: [alarm] }) }) });
  await drill.open({ kind: "under-test" });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", does);
  requestID = drill.made[0]?.decisive.requestId ?? "";
  const now = async (): Promise<number> => Number(await real.control?.now()) - later(0);
  return { drill, now, alarm: placedAlarm(alarm) };
}

const told = (drill: Drill) => [drill.findings.at(-1)?.verdict, String(drill.findings.at(-1)?.reason)] as const;

describe("a finding of GuardDuty", () => {
  const does = action({ id: "make-sample-finding" });
  const findings =
    (fromMs: number, status: (elapsedMs: number) => CallOutcome): Setting["answers"] =>
    ({ operation, elapsedMs }) => {
      if (operation === "ListDetectors") return succeeded({ DetectorIds: ["d"] });
      if (operation === "ListFindings") return succeeded({ FindingIds: elapsedMs >= fromMs ? ["f"] : [] });
      if (operation === "GetFindings")
        return succeeded({ Findings: [{ AccountId: account().id, UpdatedAt: "2026-11-01T00:00:00Z" }] });
      return operation === "GetMembers" ? status(elapsedMs) : undefined;
    };
  const enabled = () => succeeded({ Members: [{ RelationshipStatus: "Enabled" }] });
  const asked = { watcher: MANAGEMENT, service: "GuardDuty" } as const;

  test("is looked for until it is there", async () => {
    const { drill, now } = await acted({ does, answers: findings(minutes(4), enabled) });
    await expectFindingSeen(drill, asked);
    expect(told(drill)[0]).toBe("held");
    expect(await now()).toBeLessThan(minutes(5));
  });

  test("that must not be seen is looked for to the end, and one that comes late breaks it", async () => {
    const { drill } = await acted({ does, answers: findings(minutes(12), enabled) });
    await expectFindingUnseen(drill, asked);
    expect(told(drill)[0]).toBe("broke");
  });

  test("that could not be asked for is not unseen", async () => {
    const call: Weather["call"] = ({ operation }) => (operation === "ListFindings" ? THROTTLED : undefined);
    const { drill } = await acted({ does, answers: findings(0, enabled), weather: { call } });
    await expectFindingSeen(drill, asked);
    expect(told(drill)).toEqual(["inconclusive", expect.stringContaining("the last look failed: ThrottlingException")]);
  });
});

describe("what a target refused", () => {
  const queue = { name: "undelivered", account: account() };
  const rule = "arn:aws:events:us-east-1:222222222222:rule/departures";
  const kept =
    (fromMs: number): Setting["answers"] =>
    ({ operation, elapsedMs }) => {
      if (operation === "GetQueueUrl") return succeeded({ QueueUrl: "u" });
      if (operation !== "ReceiveMessage") return undefined;
      const message = { Body: "9f1dd40f", MessageAttributes: { RULE_ARN: { StringValue: rule } } };
      return succeeded({ Messages: elapsedMs >= fromMs ? [message] : [] });
    };

  test("in a queue that answers at last has been looked at again", async () => {
    const call: Weather["call"] = ({ operation }, nowMs) =>
      operation === "ReceiveMessage" && nowMs < minutes(15) + seconds(20) ? THROTTLED : undefined;
    const { drill, now } = await acted({ answers: kept(0), weather: { call } });
    await expectUndelivered(drill, "somebody-leaves", queue);
    expect(told(drill)).toEqual(["broke", expect.stringContaining("does not have what")]);
    expect(await now()).toBeLessThan(minutes(16));
  });

  test("in a queue that does not answer is not missing from it", async () => {
    const call: Weather["call"] = ({ operation }) => (operation === "ReceiveMessage" ? THROTTLED : undefined);
    const { drill } = await acted({ answers: kept(0), weather: { call } });
    await expectUndelivered(drill, "somebody-leaves", queue);
    expect(told(drill)).toEqual([
      "inconclusive",
      expect.stringContaining("the queue undelivered could not be read at the last look: ThrottlingException"),
    ]);
  });

  test("is not called lost where nobody could see deliveries this time", async () => {
    const { drill } = await acted({
      answers: () => undefined,
      deliveries: () => {
        throw new Unread("TimeoutError");
      },
    });
    await expectUndelivered(drill, "somebody-leaves", "lost");
    expect(told(drill)).toEqual(["inconclusive", expect.stringContaining("at the last look: TimeoutError")]);
  });
});

describe("hops", () => {
  const describing =
    (state: string): Setting["answers"] =>
    ({ operation }) =>
      operation === "DescribeRule" ? succeeded({ State: state, EventPattern: "{}" }) : undefined;
  const chainOf = async (setting: Setting) => {
    const { drill, now, alarm } = await acted(setting);
    const [act] = drill.attempts;
    if (act === undefined) throw new Error("expected an attempt");
    const sighting = await new Lookout(drill, new Map()).sight(act, alarm);
    const chain = await traceHops(drill, sighting, { withinMs: minutes(15), phase: "verification" });
    return { rule: chain.hops.find(({ hop }) => hop === "rule"), now };
  };

  test("are looked at again where a call failed", async () => {
    const call: Weather["call"] = ({ operation }, nowMs) =>
      operation === "DescribeRule" && nowMs < seconds(20) ? THROTTLED : undefined;
    const { rule, now } = await chainOf({ answers: describing("DISABLED"), weather: { call } });
    expect(rule).toMatchObject({ state: "broken", reason: "the rule departures is DISABLED" });
    expect(await now()).toBeLessThan(minutes(1));
  });

  test("of a rule in another Region are looked at there", async () => {
    const answers: Setting["answers"] = ({ operation, input }) =>
      operation === "DescribeRule"
        ? input.at === "eu-west-1"
          ? succeeded({ State: "DISABLED", EventPattern: "{}" })
          : refused("ResourceNotFoundException")
        : undefined;
    const { rule } = await chainOf({ answers, region: "eu-west-1" });
    expect(rule).toMatchObject({ state: "broken", reason: "the rule departures is DISABLED" });
  });

  test("that nobody could look at this time say so, and not that nobody can", async () => {
    const call: Weather["call"] = ({ operation }) => (operation === "DescribeRule" ? THROTTLED : undefined);
    const { rule } = await chainOf({ answers: describing("DISABLED"), weather: { call } });
    expect(rule).toMatchObject({ state: "unknown", reason: "the last look failed: ThrottlingException" });
  });
});

describe("an event data store", () => {
  const place = { store: "everything", keeper: MANAGEMENT, account: account(), eventName: "LeaveOrganization" };
  const lake =
    (fromMs: number, endsMs: number): Setting["answers"] =>
    ({ operation, elapsedMs, requestID }) => {
      switch (operation) {
        case "ListEventDataStores":
          return succeeded({ EventDataStores: [{ Name: "everything", EventDataStoreArn: "arn:store/e-1" }] });
        case "StartQuery":
          return succeeded({ QueryId: "q" });
        case "DescribeQuery":
          return succeeded({ QueryStatus: elapsedMs >= endsMs ? "FINISHED" : "RUNNING" });
        case "GetQueryResults": {
          const row = [{ eventJson: JSON.stringify({ eventName: "LeaveOrganization", requestID }) }];
          return succeeded({ QueryResultRows: elapsedMs >= fromMs ? [row] : [] });
        }
        default:
          return undefined;
      }
    };

  test("is asked until it has the record, and a query is waited for without moving time", async () => {
    const { drill, now } = await acted({ answers: lake(minutes(4), seconds(5)) });
    await expectStored(drill, { ...place, isThere: true });
    expect(told(drill)[0]).toBe("held");
    expect(await now()).toBeLessThan(minutes(5));
  });

  test("that lacks it has been asked to the end", async () => {
    const { drill, now } = await acted({ answers: lake(minutes(60), 0) });
    await expectStored(drill, { ...place, isThere: true });
    expect(told(drill)).toEqual(["broke", expect.stringContaining("until 15 m after the act")]);
    expect(await now()).toBe(minutes(15));
  });

  test("that did not answer is not empty", async () => {
    const call: Weather["call"] = ({ operation }) => (operation === "StartQuery" ? THROTTLED : undefined);
    const { drill } = await acted({ answers: lake(0, 0), weather: { call } });
    await expectStored(drill, { ...place, isThere: true });
    expect(told(drill)).toEqual(["inconclusive", expect.stringContaining("ThrottlingException")]);
  });
});
