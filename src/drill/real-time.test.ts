import { describe, expect, test } from "vitest";
import { minutes, seconds } from "../kernel/index.ts";
import { type AnsweredBy, type CallOutcome, type Notification, type Target, Unread } from "../target/index.ts";
import { onRealTime, type RealTimeTarget, type Weather } from "../target/real-time.test-support.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import { Drill } from "./drill.ts";
import { expectBeforeGone, expectNoNoise, expectOnce, expectSilent, expectTellsApart } from "./expect-alarm.ts";
import { expectDetected, expectDetectedInRuns, expectNoticed, passTime } from "./expect-detection.ts";
import { expectKept, expectLogged } from "./expect-log-files.ts";
import { expectIdentity, expectNotRecorded, expectRecorded } from "./expect-record.ts";
import {
  account,
  action,
  auditing,
  detection,
  fakeTarget,
  later,
  notification,
  refused,
  ruleView,
  START,
  SUCCEEDED,
  view,
} from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";
import type { MetricAlarmView } from "./organization-view.ts";
import { expectTold } from "./recovery-notice.ts";

const BUDGET = minutes(15);
const THROTTLED: CallOutcome = refused("ThrottlingException", "Rate exceeded");
const LEAVING = "LeaveOrganization";

type Setting = Readonly<{
  /** When alerts come, and when the record does, in milliseconds after the act. */
  alertsAfterMs?: readonly number[];
  recordAfterMs?: number;
  weather?: Weather;
  answeredBy?: AnsweredBy;
  matches?: (record: Readonly<{ userAgent?: string | undefined; errorCode?: string | undefined }>) => boolean;
  over?: Partial<Target>;
}>;

/** `admin` of payments has left, on a target whose time passes only while somebody waits. */
async function departed(setting: Setting = {}): Promise<Readonly<{ drill: Drill; real: RealTimeTarget }>> {
  const { alertsAfterMs = [], recordAfterMs = 0, weather, answeredBy = "our-emulator", matches, over } = setting;
  let requestID = "";
  const record = {
    ...{
      eventVersion: "1.11",
      eventType: "AwsApiCall",
      eventSource: "organizations.amazonaws.com",
      eventName: LEAVING,
    },
    ...{ awsRegion: "us-east-1", eventTime: "2026-11-01T00:00:00Z", userAgent: "orgdrill", eventID: "event-1" },
    ...{ recipientAccountId: account().id, userIdentity: { type: "AssumedRole" } },
  };
  const audit = auditing(view().accounts);
  const fake = fakeTarget((asked) => {
    if (asked.operation !== "LookupEvents") return audit(asked) ?? { outcome: SUCCEEDED };
    const isThere = asked.accountId === account().id && asked.now >= later(recordAfterMs);
    const Events = isThere ? [{ CloudTrailEvent: JSON.stringify({ ...record, requestID }) }] : [];
    return { outcome: { kind: "succeeded", output: { Events } } };
  }, over);
  const told = (afterMs: number): Notification => notification({ at: later(afterMs), causes: [requestID] });
  const { control } = fake;
  const timely: Target = {
    ...fake,
    ...(control !== undefined && {
      control: {
        ...control,
        notifications: async () => {
          const now = await control.now();
          return alertsAfterMs.map(told).filter(({ at }) => at <= now);
        },
      },
    }),
    as(principal) {
      const hands = fake.as(principal);
      return hands && { ...hands, call: async (...asked) => ({ ...(await hands.call(...asked)), answeredBy }) };
    },
  };
  const real = await onRealTime(timely, weather);
  const rule = ruleView(matches === undefined ? {} : { matches });
  const world = view({ detections: [detection({ rules: [rule] })] });
  const drill = new Drill({ open: async () => ({ target: real, view: world }) });
  await drill.open({ kind: "under-test" });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "the attacker", action());
  requestID = drill.made[0]?.decisive.requestId ?? "";
  return { drill, real };
}

const NAME = "somebody-leaves";
const verdictOf = (drill: Drill) => drill.findings.map(({ verdict }) => verdict);
const reasonOf = (drill: Drill): string => drill.findings.map(({ reason }) => reason).join("\n");
const inSeconds = (list: readonly number[]): readonly number[] => list.map((each) => each / 1_000);

describe("fires within", () => {
  test("ends at the look that hears it", async () => {
    const { drill, real } = await departed({ alertsAfterMs: [seconds(20)] });
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(inSeconds(real.looksMs)).toEqual([0, 2, 6, 14, 29]);
  });

  test("silence is only what the look at the end of the bound says", async () => {
    const { drill, real } = await departed();
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["broke"]);
    expect(real.looksMs).toHaveLength(64);
    expect(real.looksMs.at(-1)).toBe(BUDGET);
  });

  test("what rings after the bound is not waited for", async () => {
    const { drill, real } = await departed({ alertsAfterMs: [BUDGET + 1] });
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["broke"]);
    expect(reasonOf(drill)).toContain("stayed silent");
    expect(Math.max(...real.looksMs)).toBe(BUDGET);
  });

  test("the record behind it is waited for, because only it shows what the alarm listens for", async () => {
    const hearsDrills = ({ userAgent = "" }) => userAgent === "orgdrill";
    const setting = { alertsAfterMs: [seconds(20)], recordAfterMs: minutes(2), matches: hearsDrills };
    const { drill } = await departed(setting);
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["broke"]);
    expect(reasonOf(drill)).toContain("listens for the drill");
    const unmarked = await departed({ alertsAfterMs: [seconds(20)], recordAfterMs: minutes(2) });
    await expectDetected(unmarked.drill, NAME, BUDGET);
    expect(verdictOf(unmarked.drill)).toEqual(["held"]);
    expect(unmarked.real.looksMs.at(-1)).toBe(seconds(134));
  });

  test("a record that nobody may read is not waited for", async () => {
    const call: Weather["call"] = ({ operation }) =>
      operation === "LookupEvents" ? refused("AccessDeniedException") : undefined;
    const { drill, real } = await departed({ alertsAfterMs: [seconds(20)], weather: { call } });
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(real.looksMs.at(-1)).toBe(seconds(29));
  });

  test("any detection ends it where any will do", async () => {
    const { drill, real } = await departed({ alertsAfterMs: [seconds(5)] });
    await expectNoticed(drill, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(inSeconds(real.looksMs)).toEqual([0, 2, 6]);
  });
});

describe("what rests on silence waits for the whole bound", () => {
  test("exactly once: a second alert at the last second is heard", async () => {
    const once = await departed({ alertsAfterMs: [seconds(5)] });
    await expectOnce(once.drill, NAME, BUDGET);
    expect(verdictOf(once.drill)).toEqual(["held"]);
    expect(once.real.looksMs.at(-1)).toBe(BUDGET);
    const twice = await departed({ alertsAfterMs: [seconds(5), BUDGET] });
    await expectOnce(twice.drill, NAME, BUDGET);
    expect(verdictOf(twice.drill)).toEqual(["broke"]);
    expect(reasonOf(twice.drill)).toContain("rang 2 times");
  });

  test("does not fire: an alert at the last second breaks it", async () => {
    for (const [after, verdict] of [
      [BUDGET, "broke"],
      [BUDGET + 1, "held"],
    ] as const) {
      const { drill, real } = await departed({ alertsAfterMs: [after] });
      await expectSilent(drill, NAME, BUDGET);
      expect(verdictOf(drill)).toEqual([verdict]);
      expect(real.looksMs.at(-1)).toBe(BUDGET);
    }
  });

  test("no noise at all", async () => {
    const { drill, real } = await departed();
    await expectNoNoise(drill, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(real.looksMs.at(-1)).toBe(BUDGET);
  });
});

describe("a look that fails", () => {
  const inboxFails = (from: number, until: number): Weather => ({
    inbox: (nowMs) => (nowMs >= from && nowMs <= until ? new Unread("ThrottlingException", true) : undefined),
  });

  test("is told and made again within the budget", async () => {
    const { drill, real } = await departed({ alertsAfterMs: [seconds(5)], weather: inboxFails(0, seconds(20)) });
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(reasonOf(drill)).toContain("2 of 3 looks failed (ThrottlingException)");
    expect(inSeconds(real.looksMs)).toEqual([0, 15, 30]);
  });

  test("is no silence: the last one makes it Inconclusive, whatever was asked", async () => {
    const atTheEnd = inboxFails(seconds(890), Number.POSITIVE_INFINITY);
    const asked: readonly ((drill: Drill) => Promise<void>)[] = [
      (drill) => expectDetected(drill, NAME, BUDGET),
      (drill) => expectSilent(drill, NAME, BUDGET),
      (drill) => expectOnce(drill, NAME, BUDGET),
      (drill) => expectNoNoise(drill, BUDGET),
      (drill) => expectNoticed(drill, BUDGET),
      (drill) => expectTold(drill, BUDGET),
    ];
    for (const ask of asked) {
      const { drill } = await departed({ weather: atTheEnd });
      await ask(drill);
      expect(verdictOf(drill)).toEqual(["inconclusive"]);
      expect(reasonOf(drill)).toContain("the last look failed: ThrottlingException");
    }
  });

  test("after one alert leaves open whether there was a second", async () => {
    const weather = inboxFails(seconds(60), Number.POSITIVE_INFINITY);
    const { drill } = await departed({ alertsAfterMs: [seconds(5)], weather });
    await expectOnce(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["inconclusive"]);
    const silent = await departed({ alertsAfterMs: [seconds(5)], weather });
    await expectSilent(silent.drill, NAME, BUDGET);
    expect(verdictOf(silent.drill)).toEqual(["broke"]);
  });

  test("at the event history is one too, and asks for patience", async () => {
    const call: Weather["call"] = ({ operation }, nowMs) =>
      operation === "LookupEvents" && nowMs < seconds(20) ? THROTTLED : undefined;
    const { drill, real } = await departed({ alertsAfterMs: [seconds(5)], weather: { call } });
    await expectDetected(drill, NAME, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(inSeconds(real.looksMs)).toEqual([0, 15, 30]);
    expect(reasonOf(drill)).toContain("looks failed (ThrottlingException)");
  });

  test("at every event history to the end is no silence either", async () => {
    const answers: readonly CallOutcome[] = [THROTTLED, { kind: "indeterminate", reason: "TimeoutError: no answer" }];
    for (const outcome of answers) {
      const call: Weather["call"] = ({ operation }) => (operation === "LookupEvents" ? outcome : undefined);
      const { drill } = await departed({ weather: { call } });
      await expectSilent(drill, NAME, minutes(6));
      expect(verdictOf(drill)).toEqual(["inconclusive"]);
      expect(reasonOf(drill)).toContain(outcome.kind === "refused" ? "ThrottlingException" : "TimeoutError");
    }
  });

  test("that is a mistake of ours is none, and stops the drill", async () => {
    const { drill, real } = await departed();
    Object.assign(real.control ?? {}, { notifications: () => Promise.reject(new TypeError("no such thing")) });
    await expect(expectDetected(drill, NAME, BUDGET)).rejects.toThrow(TypeError);
  });
});

describe("what else can fail to answer", () => {
  const counted: MetricAlarmView = {
    ...{
      name: "counted",
      accountId: account().id,
      accountName: "payments",
      logGroup: "trail-log",
      pattern: "{ $.x = 1 }",
    },
    ...{ arn: "arn:alarm", topicArn: "arn:topic", region: "us-east-1", trail: "trail" },
    ...{ role: "to-logs", alarm: "counted", topic: "alerts", mailbox: "team@acme.example" },
  };

  test("an alarm of CloudWatch whose log group cannot be read is not silent", async () => {
    for (const [from, verdict] of [
      [0, "inconclusive"],
      [Number.POSITIVE_INFINITY, "held"],
    ] as const) {
      const call: Weather["call"] = ({ service }, nowMs) =>
        service === "logs" && nowMs >= from ? THROTTLED : undefined;
      const { drill, real } = await departed({ weather: { call } });
      drill.metricAlarms.set(counted.name, counted);
      Object.assign(real.control ?? {}, { deliveries: async () => [] });
      await expectSilent(drill, counted.name, BUDGET);
      expect(verdictOf(drill)).toEqual([verdict]);
    }
  });

  test("an alarm of CloudWatch on a target that shows no deliveries is Not run, and no silence among others", async () => {
    const { drill } = await departed();
    drill.metricAlarms.set(counted.name, counted);
    const why = new NotRun("a target on real time cannot show what alarms of CloudWatch sent");
    await expect(expectSilent(drill, counted.name, BUDGET)).rejects.toThrow(why);
    await expect(expectDetected(drill, counted.name, BUDGET)).rejects.toThrow(why);
    await expectNoNoise(drill, BUDGET);
    expect(drill.findings.map(({ verdict, sighting }) => [sighting?.detection, verdict])).toEqual([
      [NAME, "held"],
      [counted.name, "inconclusive"],
    ]);
  });

  test("and so is one whose deliveries cannot be read", async () => {
    const { drill, real } = await departed();
    drill.metricAlarms.set(counted.name, counted);
    Object.assign(real.control ?? {}, { deliveries: () => Promise.reject(new Unread("TimeoutError")) });
    await expectSilent(drill, counted.name, BUDGET);
    expect(verdictOf(drill)).toEqual(["inconclusive"]);
    expect(reasonOf(drill)).toContain("the last look failed: TimeoutError");
  });

  test("log files are looked for until they are there, and a bucket that does not answer is no empty one", async () => {
    const read = (fromMs: number, failsUntilMs: number): NonNullable<Weather["call"]> => {
      const record = JSON.stringify({ Records: [{ eventName: LEAVING }] });
      return ({ service, operation }, nowMs) => {
        if (service !== "s3") return undefined;
        if (nowMs < failsUntilMs)
          return { kind: "indeterminate", reason: "SlowDown: Please reduce your request rate." };
        if (operation === "ListBuckets") return { kind: "succeeded", output: { Buckets: [{ Name: "trails" }] } };
        if (operation === "GetObject") return { kind: "succeeded", output: { Body: record } };
        const Contents = nowMs < fromMs ? [] : [{ Key: `AWSLogs/${account().id}/CloudTrail/1.json` }];
        return { kind: "succeeded", output: { Contents } };
      };
    };
    const place = { eventName: LEAVING, account: account(), archive: account() };
    const early = await departed({ weather: { call: read(minutes(5), minutes(2)) } });
    await expectKept(early.drill, place);
    expect(verdictOf(early.drill)).toEqual(["held"]);
    expect(await early.drill.opened.target.control?.now()).toBeLessThan(later(minutes(6)));
    const never = await departed({ weather: { call: read(0, minutes(60)) } });
    await expectLogged(never.drill, { ...place, isThere: false });
    expect(verdictOf(never.drill)).toEqual(["inconclusive"]);
    const empty = await departed({ weather: { call: read(minutes(60), 0) } });
    await expectLogged(empty.drill, { ...place, isThere: false });
    expect(verdictOf(empty.drill)).toEqual(["held"]);
    expect(reasonOf(empty.drill)).toContain("until 15 m after the act");
  });
});

describe("where no budget is stated, records get the time that they need", () => {
  test("a record is looked for until it is there, and an identity in it", async () => {
    const { drill } = await departed({ recordAfterMs: minutes(4) });
    await expectRecorded(drill, account(), LEAVING);
    await expectIdentity(drill, LEAVING);
    expect(verdictOf(drill)).toEqual(["held", "held"]);
    expect(await drill.opened.target.control?.now()).toBeLessThan(later(minutes(5)));
  });

  test("one that must not be there is looked for to the end", async () => {
    const { drill } = await departed({ recordAfterMs: minutes(15) });
    await expectNotRecorded(drill, account(), LEAVING);
    expect(verdictOf(drill)).toEqual(["broke"]);
    const elsewhere = await departed({ recordAfterMs: minutes(1) });
    await expectNotRecorded(elsewhere.drill, account(), "CloseAccount");
    // No such record is anywhere, so that it is not there shows nothing.
    expect(verdictOf(elsewhere.drill)).toEqual(["inconclusive"]);
    expect(await elsewhere.drill.opened.target.control?.now()).toBe(later(minutes(15)));
  });

  test("telling success from denial waits for a record of the act", async () => {
    const matches: Setting["matches"] = ({ errorCode }) => errorCode === undefined;
    const { drill } = await departed({ recordAfterMs: minutes(4), matches });
    await expectTellsApart(drill, NAME);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(await drill.opened.target.control?.now()).toBeLessThan(later(minutes(5)));
  });

  test("before a consequence waits for the alarm, and what came too late is too late", async () => {
    const { drill } = await departed({ alertsAfterMs: [minutes(3)] });
    await expectBeforeGone(drill, NAME, account());
    expect(verdictOf(drill)).toEqual(["broke"]);
    expect(reasonOf(drill)).toContain("rang at 2026-11-01T00:03:00Z");
  });

  test("a responder who is told is waited for with back-off", async () => {
    const { drill, real } = await departed({ alertsAfterMs: [seconds(20)] });
    await expectTold(drill, BUDGET);
    expect(verdictOf(drill)).toEqual(["held"]);
    expect(inSeconds(real.looksMs)).toEqual([0, 2, 6, 14, 29]);
  });
});

test("event histories are read from shortly before the first act, and to their end where time is virtual", async () => {
  const asked: unknown[] = [];
  const setting: Setting = { over: {}, weather: {} };
  const { drill } = await departed(setting);
  const hands = drill.administratorOf(account().id);
  drill.administratorOf = () =>
    hands && {
      ...hands,
      call: (service, operation, input) => {
        asked.push(input?.StartTime);
        return hands.call(service, operation, input);
      },
    };
  await drill.records.history(account());
  expect(asked).toEqual([new Date(START - minutes(5))]);
  Object.assign(drill.opened.target, { capabilities: new Set(["clock"]) });
  drill.records.forget();
  await drill.records.history(account());
  expect(asked.at(-1)).toBeUndefined();
});

describe("a target that can do less", () => {
  test("cannot show what was sent: Not run", async () => {
    const { drill } = await departed({ over: { capabilities: new Set(["clock", "explain"]) } });
    await expect(expectDetected(drill, NAME, BUDGET)).rejects.toThrow(
      new NotRun("a target on real time cannot show what detections sent"),
    );
    await expect(expectTold(drill, BUDGET)).rejects.toThrow(NotRun);
  });

  test("a short time passes, a long one is Not run", async () => {
    const { drill, real } = await departed();
    await passTime(drill, minutes(10));
    expect(real.pausesMs).toEqual([minutes(10)]);
    await expect(passTime(drill, minutes(61))).rejects.toThrow(
      new NotRun("a target on real time cannot move time by 1 h 1 m, and a drill does not wait for that long"),
    );
  });
});

describe("what somebody saw on a target that is not ours", () => {
  test.each(["aws", "foreign-emulator"] as const)("is observed, in one run, on %s", async (answeredBy) => {
    const { drill } = await departed({ alertsAfterMs: [seconds(20)], answeredBy });
    await expectDetected(drill, NAME, BUDGET);
    const [finding] = drill.findings;
    expect(finding?.reason).toMatch(/; observed\)$/);
    expect(finding?.expected).toContain("(observed delays)");
    expect(JSON.stringify(finding)).not.toContain("odelled");
    const spread = { p50Ms: seconds(20), p95Ms: seconds(20), maxMs: seconds(20) };
    expect(finding?.sighting).toMatchObject({ delays: "observed", runs: { count: 1, notified: spread } });
  });

  test("is not drawn anew: one run in time is not twenty", async () => {
    const { drill } = await departed({ alertsAfterMs: [seconds(20)], answeredBy: "aws" });
    await expectDetectedInRuns(drill, NAME, { withinMs: BUDGET, runs: 20 });
    expect(verdictOf(drill)).toEqual(["inconclusive"]);
    expect(reasonOf(drill)).toContain("that is one run of 20");
    const late = await departed({ alertsAfterMs: [minutes(5) - 1], answeredBy: "aws" });
    await expectDetectedInRuns(late.drill, NAME, { withinMs: minutes(4), runs: 20 });
    expect(verdictOf(late.drill)).not.toEqual(["held"]);
  });

  test("on our emulator it stays modelled, however it was waited for", async () => {
    const { drill } = await departed({ alertsAfterMs: [seconds(20)] });
    await expectDetected(drill, NAME, BUDGET);
    expect(reasonOf(drill)).toContain("; modelled)");
    expect(drill.findings[0]?.sighting).toMatchObject({ runs: { count: 20 } });
    expect(drill.findings[0]?.sighting).not.toHaveProperty("delays");
  });
});
