import { describe, expect, test } from "vitest";
import { minutes } from "../kernel/index.ts";
import { placedAlarm } from "./alarms.ts";
import type { Attempt } from "./attempt.ts";
import {
  attemptOf,
  detection,
  later,
  MANAGEMENT,
  notification,
  record,
  refused,
  ruleView,
  START,
  SUCCEEDED,
} from "./fakes.test-support.ts";
import { judgeRings } from "./judge-alarm.ts";
import { alertsFor } from "./judge-detection.ts";
import { sightPlaced } from "./sight-placed.ts";

type DetectionFacts = Parameters<typeof sightPlaced>[2] &
  Readonly<{ detection: ReturnType<typeof detection>; withinMs: number }>;

const judgeDetection = (attempt: Attempt, given: DetectionFacts) =>
  judgeRings(sightPlaced(attempt, placedAlarm(given.detection), given), given.withinMs);

const alertFor = (attempt: Attempt, given: DetectionFacts) => alertsFor(attempt, given)[0];

const facts = (over: Partial<DetectionFacts> = {}): DetectionFacts => ({
  detection: detection(),
  withinMs: minutes(15),
  actedAt: START,
  notifications: [],
  records: [],
  unread: new Map(),
  ...over,
});

const LEFT = attemptOf({ outcome: SUCCEEDED });
const STOPPED = attemptOf({ outcome: refused("AccessDeniedException") });

describe("a detection that rang", () => {
  test("in time is Held, and the delay is shown", () => {
    const finding = judgeDetection(LEFT, facts({ notifications: [notification()] }));
    expect(finding).toMatchObject({ answer: "detection", verdict: "held", observed: "detected: rang after 5 m" });
    expect(finding.expected).toBe("`somebody-leaves` rings within 15 m (modelled delays)");
  });

  test("exactly at the bound is in time; a millisecond later is too late", () => {
    const at = (delayMs: number) => facts({ notifications: [notification({ at: later(delayMs) })] });
    expect(judgeDetection(LEFT, at(minutes(15))).verdict).toBe("held");
    const late = judgeDetection(LEFT, at(minutes(15) + 1));
    expect(late.verdict).toBe("broke");
    expect(late.reason).toContain("too late");
  });

  test("for the departure of the acting account counts for the act that made it leave", () => {
    const about = notification({ causes: ["222222222222"] });
    expect(judgeDetection(LEFT, facts({ notifications: [about] })).verdict).toBe("held");
  });

  test("for a membership event does not count for an attempt that was refused", () => {
    const about = notification({ causes: ["222222222222"] });
    expect(alertFor(STOPPED, facts({ notifications: [about] }))).toBeUndefined();
  });

  test("for another call, by another rule, in another account or Region, or before the act, does not count", () => {
    const others = [
      notification({ causes: ["request-9"] }),
      notification({ ruleName: "another" }),
      notification({ accountId: "333333333333" }),
      notification({ region: "eu-west-1" }),
      notification({ at: later(-1) }),
    ];
    for (const each of others) expect(alertFor(LEFT, facts({ notifications: [each] }))).toBeUndefined();
  });
});

describe("silence", () => {
  test("without any record of the act is Inconclusive: it could not have rung yet", () => {
    const finding = judgeDetection(STOPPED, facts());
    expect(finding.verdict).toBe("inconclusive");
    expect(finding.reason).toContain("no record of the act has arrived anywhere yet");
  });

  test("with the record in another account than the one it listens in broke, and both are named", () => {
    const finding = judgeDetection(STOPPED, facts({ records: [record({}, MANAGEMENT)] }));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toContain("listens in payments (us-east-1)");
    expect(finding.reason).toContain("only in the event history of management");
  });

  test("with the record in another Region of its account broke, and the Region is named", () => {
    const deaf = detection({ rules: [ruleView({ region: "eu-west-1" })] });
    const finding = judgeDetection(STOPPED, facts({ detection: deaf, records: [record()] }));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toContain("listens in payments (eu-west-1), and LeaveOrganization is recorded in us-east-1");
  });

  test("with the record where it listens broke: it was not set off", () => {
    const finding = judgeDetection(STOPPED, facts({ records: [record()] }));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toContain("where LeaveOrganization is recorded and nobody was told of it");
    expect(finding.reason).not.toMatch(/pattern|switched off/);
  });

  test("with several records where it listens and elsewhere broke, and the sentence is one of several", () => {
    const named = (eventName: string, account?: typeof MANAGEMENT) => record({ eventName }, account);
    const records = [
      named("LeaveOrganization"),
      named("A", MANAGEMENT),
      named("B", MANAGEMENT),
      named("C", MANAGEMENT),
    ];
    const { reason } = judgeDetection(STOPPED, facts({ records }));
    expect(reason).toContain("where LeaveOrganization is recorded and nobody was told of it");
    expect(reason).toContain("; A, B and C are in the event history of management");
    const both = judgeDetection(STOPPED, facts({ records: [named("A"), named("B")] }));
    expect(both.reason).toContain("where A and B are recorded and nobody was told of them");
  });

  test("until a bound that no record can keep is Inconclusive where it listens", () => {
    const short = facts({ withinMs: minutes(2), records: [record()] });
    expect(judgeDetection(STOPPED, short).verdict).toBe("inconclusive");
    const elsewhere = facts({ withinMs: minutes(2), records: [record({}, MANAGEMENT)] });
    expect(judgeDetection(STOPPED, elsewhere).verdict).toBe("broke");
  });

  test("where the history of its account could not be read is Inconclusive", () => {
    const unread = new Map([["222222222222", "AccessDeniedException"]]);
    const finding = judgeDetection(STOPPED, facts({ records: [record({}, MANAGEMENT)], unread }));
    expect(finding.verdict).toBe("inconclusive");
    expect(finding.reason).toContain("could not be read: AccessDeniedException");
  });

  test("of a detection in several accounts says in how many", () => {
    const rules = [ruleView({ accountId: "3", accountName: "a" }), ruleView({ accountId: "4", accountName: "b" })];
    const finding = judgeDetection(STOPPED, facts({ detection: detection({ rules }), records: [record()] }));
    expect(finding.reason).toContain("in 2 other accounts");
  });
});
