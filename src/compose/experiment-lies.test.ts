/** Statements about faults and alarms that are false: none of them may come out as Held. */
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { callApi, keepUndelivered, leaveOrganization } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  bringAboutFault,
  castAs,
  Drill,
  deployedAs,
  establishSteadyState,
  expectBeforeRecord,
  expectBlind,
  expectDetected,
  expectMadeUp,
  expectReported,
  expectStillFires,
  expectTellsApart,
  expectUndelivered,
  expectUnreported,
  makeUpEvent,
  minutes,
  operatorNamed,
  passTime,
  prepareAs,
  setUpMetricAlarm,
  strikeFault,
  undoFaults,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const BUDGET = minutes(15);
const PROBE = callApi("organizations", "LeaveOrganization");
const LOOKING = callApi("organizations", "DescribeOrganization");
const DEPARTURES = { what: "alarm", name: "departures" };
const LAB = { what: "account", name: "lab" };

async function opened(file = "pipeline", detectionsFolder?: string): Promise<Drill> {
  const over = detectionsFolder === undefined ? {} : { detectionsFolder };
  const drill = new Drill(composeStage(parametersFor(file, over)));
  await drill.open({ kind: "under-test" });
  castAs(drill, ATTACKER, { role: "attacker", members: [{ account: accountNamed(drill, "lab"), principal: "admin" }] });
  return drill;
}

const who = (drill: Drill, principal: string, account = "lab") => operatorNamed(drill, { principal, account });

async function steady(file?: string, detectionsFolder?: string): Promise<Drill> {
  const drill = await opened(file, detectionsFolder);
  const alarm = { name: "departures", withinMs: BUDGET };
  await establishSteadyState(drill, { actor: who(drill, "probe"), action: PROBE, alarm });
  return drill;
}

const strike = (drill: Drill, fault: string, on = DEPARTURES, given = {}) => strikeFault(drill, fault, { on, given });
const leave = (drill: Drill) => attempt(drill, ATTACKER, leaveOrganization);
const madeUp = (drill: Drill, account = "lab") =>
  attemptAs(drill, [who(drill, "admin", account)], () =>
    makeUpEvent("organizations.amazonaws.com", "LeaveOrganization"),
  );
const silence = (drill: Drill, name = "departures") => expectMadeUp(drill, name, { isHeard: false, withinMs: BUDGET });
const told = (drill: Drill) => {
  const last = drill.findings.at(-1);
  return `${last?.verdict}: ${last?.reason}`;
};

describe("an alarm still fires under a fault", () => {
  test("not when the fault was undone before the act, even at the same instant", async () => {
    const drill = await steady();
    await strike(drill, "rule disabled");
    await undoFaults(drill);
    await leave(drill);
    await expectStillFires(drill, "departures", { withinMs: BUDGET });
    expect(told(drill)).toContain("inconclusive: no fault was in force");
    await drill.close();
  });

  test("not when it struck after the bound had passed", async () => {
    const drill = await steady();
    await leave(drill);
    await passTime(drill, minutes(60));
    await strike(drill, "rule disabled");
    await expectStillFires(drill, "departures", { withinMs: BUDGET, isOnce: true });
    expect(told(drill)).toContain("inconclusive: no fault was in force");
    await drill.close();
  });

  test("but when it struck while the record was on its way", async () => {
    const drill = await steady();
    await leave(drill);
    await strike(drill, "rule disabled", { what: "alarm", name: "membership" });
    await expectStillFires(drill, "departures", { withinMs: BUDGET });
    expect(told(drill)).toContain("held: `departures` rang 5 m");
    await drill.close();
  });
});

describe("an alarm goes blind", () => {
  test("not for an attack of which nobody knows whether it was carried out", async () => {
    const drill = await steady();
    await strike(drill, "calls fail on the server", LAB, { operation: "LeaveOrganization" });
    await strike(drill, "rule disabled");
    await leave(drill);
    await expectBlind(drill, "departures");
    expect(told(drill)).toContain("inconclusive: `departures` stayed silent, but nobody knows whether the attack");
    await drill.close();
  });

  test("and its steady state is never taken while something is broken", async () => {
    const drill = await opened();
    await strike(drill, "records doubled", LAB);
    const alarm = { name: "departures", withinMs: BUDGET };
    const asked = establishSteadyState(drill, { actor: who(drill, "probe"), action: PROBE, alarm });
    await expect(asked).rejects.toThrow("`records doubled` is in force");
    await drill.close();
  });
});

describe("what could not be delivered", () => {
  test("of another act is not this act's", async () => {
    const drill = await steady();
    await strike(drill, "target permission lost");
    await attemptAs(drill, [who(drill, "probe")], () => PROBE);
    await expectUndelivered(drill, "departures", "lost");
    expect(told(drill)).toContain("held: what `departures` could not deliver: dropped");
    await attempt(drill, ATTACKER, LOOKING);
    await expectUndelivered(drill, "departures", "lost");
    expect(told(drill)).toContain("inconclusive: ");
    await drill.close();
  });

  test("by another alarm for the same record is not this alarm's", async () => {
    const drill = await steady("pipeline-parts");
    await prepareAs(drill, who(drill, "admin"), keepUndelivered(deployedAs(drill, "departures"), "kept"));
    await strike(drill, "target permission lost");
    await leave(drill);
    const queue = { name: "kept", account: accountNamed(drill, "lab") };
    await expectUndelivered(drill, "departures", queue);
    expect(told(drill)).toContain("held: the queue kept of lab has");
    await expectUndelivered(drill, "departures-by-roles", queue);
    expect(told(drill)).toContain("broke: the queue kept of lab does not have");
    await drill.close();
  });
});

describe("a made-up event sets nothing off", () => {
  test.each([
    ["its rule is switched off", "rule disabled", "inconclusive", "the rule departures is DISABLED"],
    ["its rule is gone", "rule deleted", "inconclusive", "the rule departures is gone"],
  ])("shown by nothing when %s", async (_why, fault, verdict, words) => {
    const drill = await steady();
    await strike(drill, fault);
    await madeUp(drill);
    await silence(drill);
    expect(told(drill)).toMatch(new RegExp(`^${verdict}: .*${words}`));
    await drill.close();
  });

  test("shown by nothing on another account's bus, nor by an alarm that hears no bus", async () => {
    const drill = await opened("pipeline-parts");
    await setUpMetricAlarm(drill, {
      ...{ actor: who(drill, "admin"), trail: "lab-trail", alarm: "counted", eventName: "LeaveOrganization" },
    });
    await madeUp(drill, "management");
    await silence(drill);
    expect(told(drill)).toContain("does not listen on the event bus of management");
    await silence(drill, "counted");
    expect(told(drill)).toContain("is no rule on an event bus");
    await drill.close();
  });

  test("not when its rule matches and the target alone refuses it", async () => {
    const drill = await steady();
    await strike(drill, "rule without a source");
    await strike(drill, "target permission lost");
    await madeUp(drill);
    await silence(drill);
    expect(told(drill)).toContain("broke: the made-up event sets `departures` off");
    await drill.close();
  });
});

describe("a fault is reported, or is not", () => {
  const disabled = async () => {
    const drill = await steady();
    await bringAboutFault(drill, "rule disabled", { on: DEPARTURES, actor: who(drill, "admin") });
    return drill;
  };

  test("by nobody, only once a record could have arrived", async () => {
    const drill = await disabled();
    await expectUnreported(drill, minutes(1));
    expect(told(drill)).toContain("inconclusive: nobody is told that");
    await drill.close();
  });

  test("too soon to say, told of the alarm whose rule fits", async () => {
    const drill = await disabled();
    await expectReported(drill, minutes(1));
    expect(told(drill)).toContain("inconclusive: `alarm-tampering` stayed silent for 1 m");
    await drill.close();
  });

  test("an alarm that is itself under experiment does not count as one that reports it", async () => {
    const drill = await disabled();
    const [probe] = drill.experiment.probes;
    if (probe?.alarm === undefined) throw new Error("a steady state has a probe with its alarm");
    await expectReported(drill, BUDGET);
    expect(told(drill)).toContain("held");
    drill.experiment.probes.push({ ...probe, alarm: { ...probe.alarm, name: "alarm-tampering" } });
    await expectReported(drill, BUDGET);
    expect(told(drill)).toContain("broke");
    await drill.close();
  });

  test("by nobody in time, when somebody is told later", async () => {
    const drill = await disabled();
    await passTime(drill, BUDGET);
    await expectUnreported(drill, BUDGET);
    expect(told(drill)).toContain("broke: `alarm-tampering` tells that");
    await drill.close();
  });
});

describe("a ring beside the target, and a moment that never came", () => {
  test("nothing comes before what was never recorded", async () => {
    const drill = await opened();
    await leave(drill);
    await passTime(drill, BUDGET);
    const asked = { eventName: "CreateUser", account: accountNamed(drill, "lab") };
    await expectBeforeRecord(drill, "departures", asked);
    expect(told(drill)).toContain("but no CreateUser was recorded in lab");
    await drill.close();
  });

  test("a metric filter is asked itself whether it tells success from denial", async () => {
    const drill = await opened("pipeline-parts");
    await setUpMetricAlarm(drill, {
      ...{ actor: who(drill, "admin"), trail: "lab-trail", alarm: "counted", eventName: "LeaveOrganization" },
    });
    await attemptAs(drill, [who(drill, "probe")], () => PROBE);
    await expectTellsApart(drill, "counted");
    expect(told(drill)).toContain(
      "broke: of the act and the same act with the other outcome, `counted` fits both alike",
    );
    await drill.close();
  });

  test("a metric filter that counts our own marker alone rings for the drill, not for the attack", async () => {
    const drill = await opened("pipeline-parts");
    const eventName = 'None" || $.userAgent = "*orgdrill*';
    await setUpMetricAlarm(drill, { actor: who(drill, "admin"), trail: "lab-trail", alarm: "ours", eventName });
    await attemptAs(drill, [who(drill, "probe")], () => PROBE);
    await strike(drill, "clock skewed", LAB);
    await expectStillFires(drill, "ours", { withinMs: BUDGET });
    expect(told(drill)).toContain("broke: `ours` listens for the drill, not for the attack");
    expect(told(drill)).toContain("(user agent)");
    await drill.close();
  });
});

describe("a detection that is judged beside the target", () => {
  const brought = () => steady("pipeline", resolve("scenarios/detections/eventbridge"));
  const TRAIL = { what: "trail", name: "lab-trail" };
  const ring = (drill: Drill) => expectDetected(drill, "leaving", BUDGET);

  test("hears nothing once somebody has stopped the trail", async () => {
    const drill = await brought();
    await bringAboutFault(drill, "trail stopped", { on: TRAIL, actor: who(drill, "admin") });
    await leave(drill);
    await ring(drill);
    expect(told(drill)).toContain("broke: `leaving` stayed silent");
    await drill.close();
  });

  test("proves nothing where the trail was stopped then and logs now", async () => {
    const drill = await brought();
    await strike(drill, "trail stopped", TRAIL);
    await leave(drill);
    await undoFaults(drill);
    await ring(drill);
    expect(told(drill)).toMatch(/^inconclusive: .* is undone, so nobody can read what the trail logged then$/);
    await drill.close();
  });

  test("proves nothing where the intruder has switched the trail on again", async () => {
    const drill = await brought();
    const onTrail = (operation: string) => callApi("cloudtrail", operation, { Name: "lab-trail" });
    for (const act of [onTrail("StopLogging"), PROBE, onTrail("StartLogging")])
      await attemptAs(drill, [who(drill, "admin")], () => act);
    drill.turnTo(drill.made.slice(1, 2));
    await ring(drill);
    expect(told(drill)).toMatch(/^inconclusive: .* changed again since/);
    await drill.close();
  });

  test("has a chain as far as anybody knows it, and the rest is said to be its owner's own", async () => {
    const drill = await brought();
    await strike(drill, "rule disabled");
    await leave(drill);
    await expectStillFires(drill, "leaving", { withinMs: BUDGET });
    const chain = drill.experiment.chains.at(-1);
    expect(chain?.hops.map(({ hop, state }) => `${hop}: ${state}`)).toEqual([
      "action: passed",
      "CloudTrail: passed",
      "event bus: unknown",
      "rule: passed",
      "notified: unknown",
    ]);
    expect(chain?.hops[2]?.reason).toContain("is its owner's own and not on the target");
    expect(chain?.hops[3]?.reason).toContain("judged beside the target, its rule fits LeaveOrganization");
    expect(chain?.hops[4]?.reason).toContain("modelled: at 2026-11-01T");
    await drill.close();
  });

  test.each(["records delayed", "records too large"])(
    "proves nothing while a fault of its way is in force: %s",
    async (fault) => {
      const drill = await brought();
      await strike(drill, fault, LAB);
      await leave(drill);
      await ring(drill);
      expect(told(drill)).toMatch(/^inconclusive: .* is judged beside the target/);
      await drill.close();
    },
  );

  test("rings while a fault strikes another account, another way, or nothing of it", async () => {
    const drill = await brought();
    await strike(drill, "records delayed", { what: "account", name: "management" });
    await strike(drill, "records delayed", LAB, { hop: "log-file" });
    await strike(drill, "clock skewed", LAB);
    await leave(drill);
    await ring(drill);
    expect(told(drill)).toContain("held: `leaving` rang");
    await drill.close();
  });

  test("is not blind where the attack would not set it off without the fault either", async () => {
    const drill = await opened("pipeline", resolve("scenarios/detections/eventbridge"));
    const alarm = { name: "leaving", withinMs: BUDGET };
    await establishSteadyState(drill, { actor: who(drill, "probe"), action: PROBE, alarm });
    await strike(drill, "records dropped", LAB);
    await attempt(drill, ATTACKER, LOOKING);
    await expectBlind(drill, "leaving");
    expect(told(drill)).toContain("the same attack on an untouched copy does not set it off either");
    await drill.close();
  });

  test("is blind where it would", async () => {
    const drill = await opened("pipeline", resolve("scenarios/detections/eventbridge"));
    const alarm = { name: "leaving", withinMs: BUDGET };
    await establishSteadyState(drill, { actor: who(drill, "probe"), action: PROBE, alarm });
    await strike(drill, "records dropped", LAB);
    await attemptAs(drill, [who(drill, "probe")], () => PROBE);
    const seen = drill.records.seen.size;
    await expectBlind(drill, "leaving");
    expect(told(drill)).toMatch(/^held: .*; the same attack on an untouched copy sets it off$/);
    expect(drill.records.seen.size).toBe(seen);
    await drill.close();
  });
});
