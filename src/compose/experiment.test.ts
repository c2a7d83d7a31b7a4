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
  concludeDrill,
  Drill,
  type DrillEvidence,
  deployedAs,
  ExperimentAborted,
  establishSteadyState,
  expectBlind,
  expectLate,
  expectRecovery,
  expectReported,
  expectStillFires,
  expectStopped,
  expectTimes,
  expectUndelivered,
  expectUnreported,
  minutes,
  NotRun,
  operatorNamed,
  prepareAs,
  strikeFault,
  undoFaults,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const BUDGET = minutes(15);
const PROBE = callApi("organizations", "LeaveOrganization");
const ALARM = { what: "alarm", name: "departures" };
const LAB = { what: "account", name: "lab" };

async function opened(): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor("pipeline")));
  await drill.open({ kind: "under-test" });
  castAs(drill, ATTACKER, { role: "attacker", members: [{ account: accountNamed(drill, "lab"), principal: "admin" }] });
  return drill;
}

const who = (drill: Drill, principal: string) => operatorNamed(drill, { principal, account: "lab" });

const steady = (drill: Drill, name = "departures") =>
  establishSteadyState(drill, { actor: who(drill, "probe"), action: PROBE, alarm: { name, withinMs: BUDGET } });

const strike = (drill: Drill, fault: string, on = ALARM, given = {}) => strikeFault(drill, fault, { on, given });

async function attacked(fault: string, on = ALARM, given = {}): Promise<Drill> {
  const drill = await opened();
  await steady(drill);
  await strike(drill, fault, on, given);
  await attempt(drill, ATTACKER, leaveOrganization);
  drill.recall();
  return drill;
}

const recovered = (drill: Drill) => expectRecovery(drill, () => true, "it fires");
const concluded = (drill: Drill): Promise<DrillEvidence> =>
  concludeDrill(drill, { ending: "completed", remark: null, steps: [] });
const last = (drill: Drill) => drill.findings.at(-1);

describe("an experiment on the embedded emulator", () => {
  test("shows the broken hop, names the fault, and comes out as stated", async () => {
    const drill = await attacked("rule disabled");
    await expectBlind(drill, "departures");
    expect(last(drill)).toMatchObject({ verdict: "held", sighting: { category: "blind" } });
    expect(last(drill)?.reason).toContain("the same attack on an untouched copy sets it off");
    await recovered(drill);
    const { experiment } = await concluded(drill);
    expect(experiment?.outcome).toBe("as stated");
    expect(experiment?.phases.map(({ result }) => result)).toEqual(["held", "done", "done", "held", "held"]);
    expect(experiment?.faults).toMatchObject([
      { id: "f-1", kind: "rule.disabled", by: "chaos", from: "2026-11-01T00:15:00Z", until: "2026-11-01T00:30:00Z" },
    ]);
    const chain = experiment?.chains.find(({ phase }) => phase === "verification");
    expect(chain?.hops.map(({ state }) => state)).toEqual([
      "passed",
      "passed",
      "unknown",
      "broken",
      "not reached",
      "not reached",
    ]);
  });

  test("is the same twice, as evidence", async () => {
    const run = async () => {
      const drill = await attacked("records reordered", LAB);
      await expectStillFires(drill, "departures", { withinMs: BUDGET });
      await recovered(drill);
      return concluded(drill);
    };
    expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
  });

  test("strikes and undoings are acts, so that a replay on another world plays them", async () => {
    const drill = await attacked("rule disabled");
    await undoFaults(drill);
    const ids = drill.history.map(({ action }) => action.id);
    expect(ids).toEqual(["call-api", "disable-rule", "leave-organization", "undo-disable-rule"]);
    expect(drill.calls.filter(({ service }) => service === "fault").map(({ operation }) => operation)).toEqual([
      "rule.disabled",
      "undo rule.disabled",
    ]);
  });
});

test("a sensitivity twin replays the faults as well, and still says what it says about the guardrail", async () => {
  const drill = new Drill(composeStage(parametersFor("watched")));
  await drill.open({ kind: "under-test" });
  const attacker = operatorNamed(drill, { principal: "admin", account: "production" });
  await strike(drill, "rule disabled", { what: "alarm", name: "in-production" });
  await strike(drill, "records dropped", { what: "account", name: "production" });
  await attemptAs(drill, [attacker], () => leaveOrganization);
  await expectStopped(drill, "deny-leave");
  expect(drill.sensitivity).toMatchObject([{ guardrail: "deny-leave", result: "confirmed" }]);
});

describe("silence under a fault is called what it is", () => {
  test.each([
    ["rule disabled", ALARM, "rule"],
    ["rule deleted", ALARM, "rule"],
    ["rule with another detail-type", ALARM, "rule"],
    ["records dropped", LAB, "CloudTrail"],
    ["records too large", LAB, "event bus"],
    ["target permission lost", ALARM, "target"],
    ["trail stopped", { what: "trail", name: "lab-trail" }, "event bus"],
  ])("%s: an alarm that should still fire and does not is blind, which is a break", async (fault, on, hop) => {
    const drill = await attacked(fault, on);
    await expectStillFires(drill, "departures", { withinMs: BUDGET });
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "blind" } });
    expect(last(drill)?.reason).toContain(`goes blind at the hop ${hop}`);
    await recovered(drill);
    expect((await concluded(drill)).experiment?.outcome).toBe("deviated");
  });

  test("an alarm that rings although it was to go blind is a break", async () => {
    const drill = await attacked("rule disabled", { what: "alarm", name: "membership" });
    await expectBlind(drill, "departures");
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "detected" } });
  });

  test("a late alarm is not a blind one: nobody can say so", async () => {
    const drill = await attacked("records delayed", LAB);
    await expectBlind(drill, "departures");
    expect(last(drill)).toMatchObject({ verdict: "inconclusive" });
    expect(last(drill)?.reason).toContain("only late");
  });

  test("an alarm that nobody saw at work is not called blind", async () => {
    const drill = await opened();
    await strike(drill, "rule disabled");
    await attempt(drill, ATTACKER, leaveOrganization);
    await expectBlind(drill, "departures");
    expect(last(drill)?.verdict).toBe("inconclusive");
    expect(last(drill)?.reason).toContain("nobody has seen it fire without the fault");
  });

  test("an alarm that the attack does not set off anyway is not called blind", async () => {
    const drill = await opened();
    await steady(drill);
    await strike(drill, "rule disabled");
    await attemptAs(drill, [who(drill, "admin")], () => callApi("iam", "ListRoles"));
    await expectBlind(drill, "departures");
    expect(last(drill)?.verdict).toBe("inconclusive");
    expect(last(drill)?.reason).toContain("an untouched copy does not set it off either");
  });
});

describe("late, doubled and undelivered", () => {
  test("late is held only after the bound and before the later one", async () => {
    const drill = await attacked("records delayed", LAB);
    await expectLate(drill, "departures", minutes(45));
    expect(last(drill)).toMatchObject({ verdict: "held", sighting: { category: "detected late" } });
    const early = await attacked("records reordered", LAB);
    await expectLate(early, "departures", minutes(45));
    expect(last(early)?.verdict).toBe("broke");
    const later = await attacked("records delayed", LAB, { median: "60m" });
    await expectLate(later, "departures", minutes(45));
    expect(last(later)?.verdict).not.toBe("held");
  });

  test("one record that comes twice rings twice, and is no single alarm", async () => {
    const drill = await attacked("records doubled", LAB);
    await expectTimes(drill, "departures", 2);
    expect(last(drill)?.verdict).toBe("held");
    await expectStillFires(drill, "departures", { withinMs: BUDGET, isOnce: true });
    expect(last(drill)?.verdict).toBe("broke");
    const single = await attacked("clock skewed", LAB);
    await expectTimes(single, "departures", 2);
    expect(last(single)?.verdict).toBe("broke");
  });

  test("what a target refuses is lost or kept, and neither passes for the other", async () => {
    const lost = await attacked("target permission lost");
    await expectUndelivered(lost, "departures", "lost");
    expect(last(lost)?.verdict).toBe("held");
    await expectUndelivered(lost, "departures", { name: "undelivered", account: accountNamed(lost, "lab") });
    expect(last(lost)?.verdict).toBe("inconclusive");

    const kept = await opened();
    await steady(kept);
    await prepareAs(kept, who(kept, "admin"), keepUndelivered(deployedAs(kept, "departures"), "undelivered"));
    await strike(kept, "target permission lost");
    await attempt(kept, ATTACKER, leaveOrganization);
    await expectUndelivered(kept, "departures", { name: "undelivered", account: accountNamed(kept, "lab") });
    expect(last(kept)?.verdict).toBe("held");
    await expectUndelivered(kept, "departures", "lost");
    expect(last(kept)?.verdict).toBe("broke");
    await expectUndelivered(kept, "membership", { name: "undelivered", account: accountNamed(kept, "lab") });
    expect(last(kept)?.verdict).toBe("broke");
  });
});

describe("who is told of a fault", () => {
  test("of chaos nobody, of an intruder's call the alarm that listens for it", async () => {
    const chaos = await attacked("rule disabled");
    await expectUnreported(chaos, BUDGET);
    expect(last(chaos)?.verdict).toBe("held");
    await expectReported(chaos, BUDGET);
    expect(last(chaos)?.verdict).toBe("broke");

    const intruder = await opened();
    await steady(intruder);
    await bringAboutFault(intruder, "rule disabled", { on: ALARM, actor: who(intruder, "admin") });
    await attempt(intruder, ATTACKER, leaveOrganization);
    await expectReported(intruder, BUDGET);
    expect(last(intruder)).toMatchObject({ verdict: "held", sighting: { detection: "alarm-tampering" } });
    await expectReported(intruder, BUDGET, "trail-tampering");
    expect(last(intruder)?.verdict).toBe("broke");
    await expectUnreported(intruder, BUDGET);
    expect(last(intruder)?.verdict).toBe("broke");
  });
});

describe("experiments that prove nothing say so", () => {
  test("aborted: without the fault the alarm is silent already", async () => {
    const drill = await opened();
    await expect(steady(drill, "trail-tampering")).rejects.toThrow(ExperimentAborted);
    const { experiment, findings } = await concluded(drill);
    expect(experiment?.outcome).toBe("aborted");
    expect(findings.map(({ verdict }) => verdict)).toEqual(["inconclusive"]);
  });

  test("aborted: the fault could not be brought about", async () => {
    const drill = await opened();
    await steady(drill);
    const asked = bringAboutFault(drill, "rule disabled", { on: ALARM, actor: who(drill, "probe") });
    await expect(asked).rejects.toThrow(ExperimentAborted);
    expect((await concluded(drill)).experiment).toMatchObject({ outcome: "aborted", faults: [] });
  });

  test("failed: nobody mended it", async () => {
    const drill = await attacked("rule disabled");
    await expectBlind(drill, "departures");
    const { experiment, findings } = await concluded(drill);
    expect(experiment).toMatchObject({ outcome: "failed", faults: [{ until: null }] });
    expect(findings.at(-1)).toMatchObject({ verdict: "inconclusive" });
    expect(findings.at(-1)?.reason).toContain("nobody saw whether the steady state comes back");
  });

  test("failed: it is mended, and the steady state does not come back", async () => {
    const drill = await attacked("rule disabled");
    await expectBlind(drill, "departures");
    await prepareAs(drill, who(drill, "admin"), callApi("events", "DisableRule", { Name: "departures" }));
    await undoFaults(drill);
    await prepareAs(drill, who(drill, "admin"), callApi("events", "DisableRule", { Name: "departures" }));
    await recovered(drill);
    expect(last(drill)).toMatchObject({ verdict: "broke" });
    expect((await concluded(drill)).experiment?.outcome).toBe("failed");
  });

  test("failed: nobody did anything while it was broken", async () => {
    const drill = await opened();
    await steady(drill);
    await strike(drill, "rule disabled");
    await recovered(drill);
    expect((await concluded(drill)).experiment).toMatchObject({
      outcome: "failed",
      reason: "attack: nothing was attempted",
    });
  });

  test("not run, where the target can break nothing", async () => {
    const drill = await opened();
    const { target } = drill.opened;
    Object.assign(drill.opened, { target: { ...target, capabilities: new Set(["clock", "notifications"]) } });
    await expect(strike(drill, "rule disabled")).rejects.toThrow(NotRun);
    await expect(strike(drill, "rule disabled")).rejects.toThrow("no capability `fault`");
  });

  test("a sentence that makes no sense is told as one", async () => {
    const drill = await opened();
    await expect(strike(drill, "rain")).rejects.toThrow("no fault is called `rain`");
    await expect(strike(drill, "rule disabled", LAB)).rejects.toThrow("strikes the alarm that is named");
    await expect(strike(drill, "records delayed", LAB, { median: "soon" })).rejects.toThrow("did not begin");
    await expect(undoFaults(drill)).rejects.toThrow("no fault has struck yet");
  });
});

describe("a fault in a drill that states no steady state", () => {
  test("is told, and no experiment is counted: the attack came before it", async () => {
    const drill = await opened();
    await attempt(drill, ATTACKER, leaveOrganization);
    drill.recall();
    await strike(drill, "calls throttled", LAB);
    await undoFaults(drill);
    const { experiment, faults, findings } = await concluded(drill);
    expect(experiment).toBeUndefined();
    expect(faults).toMatchObject([{ id: "f-1", kind: "api.throttling", by: "chaos", hop: "action" }]);
    expect(faults?.every(({ from, until }) => until !== null && from <= until)).toBe(true);
    expect(findings).toEqual([]);
  });

  test("nothing is told where nothing struck", async () => {
    const evidence = await concluded(await opened());
    expect(evidence).not.toHaveProperty("experiment");
    expect(evidence).not.toHaveProperty("faults");
  });

  test("silence under it is still no blindness", async () => {
    const drill = await opened();
    await strike(drill, "rule disabled");
    await attempt(drill, ATTACKER, leaveOrganization);
    await expectBlind(drill, "departures");
    const { experiment, findings } = await concluded(drill);
    expect(experiment).toBeUndefined();
    expect(findings.map(({ verdict }) => verdict)).toEqual(["inconclusive"]);
  });
});

test("a runbook that is run while something is broken is what the experiment is about", async () => {
  const drill = await opened();
  await establishSteadyState(drill, { actor: who(drill, "admin"), action: callApi("iam", "ListRoles") });
  await strike(drill, "calls throttled", LAB);
  drill.recovery.runbooks.push({
    ...{ name: "respond.mjs", sha256: "0".repeat(64), by: "admin in lab", at: "2026-11-01T00:00:00Z" },
    ...{ exitCode: 1, remark: null, requests: [], stdout: "", stderr: "" },
  });
  await expectRecovery(drill, () => true, "the call succeeds");
  const attack = (await concluded(drill)).experiment?.phases.find(({ phase }) => phase === "attack");
  expect(attack).toEqual({
    phase: "attack",
    result: "done",
    reason: "admin in lab: run the runbook `respond.mjs`, it ended with 1",
  });
});
