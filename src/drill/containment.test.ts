import { describe, expect, test } from "vitest";
import { minutes } from "../kernel/index.ts";
import type { Act } from "./attempt.ts";
import { castAs } from "./cast.ts";
import { expectContained } from "./containment.ts";
import { courseOf } from "./containment-copy.ts";
import { Drill } from "./drill.ts";
import {
  account,
  action,
  actor,
  type FakeAnswer,
  fakeTarget,
  MANAGEMENT,
  refused,
  SUCCEEDED,
  UNKNOWN,
  view,
} from "./fakes.test-support.ts";
import { planSteps } from "./play-timeline.ts";

/** A world where each operation is answered by what was done before it; every opening is a fresh one. */
type Rule = (operation: string, done: readonly string[]) => FakeAnswer["outcome"];

async function drillOn(rule: Rule): Promise<Drill> {
  const drill = new Drill({
    async open() {
      const done: string[] = [];
      const target = fakeTarget(({ operation }) => {
        if (operation === "ListAccounts") return { outcome: { kind: "succeeded", output: { Accounts: [] } } };
        const outcome = rule(operation, done);
        if (outcome.kind === "succeeded") done.push(operation);
        return { outcome };
      });
      return { target, view: view() };
    },
  });
  await drill.open({ kind: "under-test" });
  castAs(drill, "the attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  return drill;
}

const technique = (operation: string) =>
  action({ id: operation, sentence: `call ${operation}`, carryOut: (hands) => hands.call("iam", operation) });
const response = (operation: string) => ({ ...technique(operation), kind: "response" as const });
const operator = actor({ name: "the operator", role: "operator", account: MANAGEMENT });

const stoppedBy =
  (...responses: readonly string[]): Rule =>
  (operation, done) =>
    operation === "Steal" && responses.some((each) => done.includes(each)) ? refused("AccessDenied") : SUCCEEDED;

async function attacked(rule: Rule, responses: readonly string[]): Promise<Drill> {
  const drill = await drillOn(rule);
  await drill.act(actor(), technique("Enter"));
  planSteps(drill, "the attacker", technique("Steal"));
  for (const each of responses) {
    await drill.opened.target.control?.advance(minutes(10));
    await drill.act(operator, response(each));
  }
  return drill;
}

describe("a remaining step", () => {
  test("that fails because of the response holds", async () => {
    const drill = await attacked(stoppedBy("Quarantine"), ["Quarantine"]);
    await expectContained(drill);
    expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["held"]);
    expect(drill.recovery.record.remaining).toMatchObject([{ step: "Steal", otherwise: "it succeeded" }]);
  });

  test("that succeeds breaks the containment and is named", async () => {
    const drill = await attacked(stoppedBy("Quarantine"), ["WriteAMail"]);
    await expectContained(drill);
    expect(drill.findings).toMatchObject([{ verdict: "broke", reason: expect.stringContaining("call Steal") }]);
    expect(drill.recovery.record.contained).toMatchObject({ at: null, by: null });
  });

  test("that fails without any response proves nothing", async () => {
    const never: Rule = (operation) => (operation === "Steal" ? refused("NoSuchEntity") : SUCCEEDED);
    const drill = await attacked(never, ["Quarantine"]);
    await expectContained(drill);
    expect(drill.findings).toMatchObject([
      { verdict: "inconclusive", reason: expect.stringContaining("proves nothing") },
    ]);
  });

  test("that nobody answers proves nothing either", async () => {
    const rule: Rule = (operation, done) =>
      operation === "Steal" && done.includes("Quarantine") ? UNKNOWN : SUCCEEDED;
    const drill = await attacked(rule, ["Quarantine"]);
    await expectContained(drill);
    expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["inconclusive"]);
  });

  test("is tried on copies: the drill's own world has not seen it", async () => {
    const seen: string[] = [];
    const drill = await attacked((operation) => {
      seen.push(operation);
      return SUCCEEDED;
    }, []);
    const before = drill.calls.length;
    await expectContained(drill);
    expect(seen.filter((each) => each === "Steal")).toHaveLength(2);
    expect(drill.calls).toHaveLength(before);
    expect(drill.history.map(({ action: { id } }) => id)).toEqual(["Enter"]);
  });
});

describe("the time", () => {
  test("is that of the first response after which nothing succeeds", async () => {
    const drill = await attacked(stoppedBy("Quarantine"), ["WriteAMail", "Quarantine", "Celebrate"]);
    await expectContained(drill, minutes(30));
    expect(drill.recovery.record.contained).toMatchObject({ afterMs: minutes(20), by: "call Quarantine" });
    expect(drill.findings.at(-1)).toMatchObject({ verdict: "held" });
  });

  test("is that of the later one when a response in between lets the intruder in again", async () => {
    const rule: Rule = (operation, done) => {
      const isShut = done.lastIndexOf("Shut") > done.lastIndexOf("Open");
      return operation === "Steal" && isShut ? refused("AccessDenied") : SUCCEEDED;
    };
    const drill = await attacked(rule, ["Shut", "Open", "Shut"]);
    await expectContained(drill, minutes(20));
    expect(drill.recovery.record.contained).toMatchObject({ afterMs: minutes(30) });
    expect(drill.findings.at(-1)).toMatchObject({ verdict: "broke", reason: expect.stringContaining("too late") });
  });
});

test("nothing left to try is no containment", async () => {
  const drill = await drillOn(() => SUCCEEDED);
  await drill.act(actor(), technique("Enter"));
  await expect(expectContained(drill)).rejects.toThrow("nothing is left for the intruder to do");
});

describe("the course of an incident", () => {
  const ids = (acts: readonly Act[]) => acts.map(({ action: { id } }) => id);

  test("what was done before the intruder came is no response, and neither is a fault", async () => {
    const drill = await drillOn(() => SUCCEEDED);
    await drill.act(operator, response("Prepare"));
    await drill.act(actor(), technique("Enter"));
    await drill.act(operator, { ...technique("Break"), kind: "fault" });
    await drill.act(operator, response("Quarantine"));
    const { first, withoutResponses, responses } = courseOf(drill);
    expect(first?.action.id).toBe("Enter");
    expect(ids(withoutResponses)).toEqual(["Prepare", "Enter", "Break"]);
    expect(responses.map(({ act, index }) => [act.action.id, index])).toEqual([["Quarantine", 3]]);
  });

  test("of an intruder who has only plans begins with the first of them", async () => {
    const drill = await drillOn(() => SUCCEEDED);
    await drill.act(operator, response("Prepare"));
    planSteps(drill, "the attacker", technique("Steal"));
    await drill.act(operator, response("Quarantine"));
    expect(ids(courseOf(drill).withoutResponses)).toEqual(["Prepare"]);
  });
});

describe("whether it was in time", () => {
  const contained = (drill: Drill) => drill.recovery.record.contained;

  test("is not known where a step proves nothing, and no time is told", async () => {
    const never: Rule = (operation) => (operation === "Steal" ? refused("NoSuchEntity") : SUCCEEDED);
    const drill = await attacked(never, ["Quarantine"]);
    await expectContained(drill, minutes(60));
    expect(contained(drill)).toMatchObject({ at: null, by: null, isUnproved: true });
    expect(drill.findings.at(-1)).toMatchObject({
      verdict: "inconclusive",
      reason: "whether the incident was contained is not known, and so neither is when",
    });
  });

  test("is answered with no where a step succeeds, whatever the others prove", async () => {
    const drill = await attacked(() => SUCCEEDED, ["Quarantine"]);
    await expectContained(drill, minutes(60));
    expect(contained(drill)).not.toHaveProperty("isUnproved");
    expect(drill.findings.at(-1)).toMatchObject({ verdict: "broke", reason: "the incident was not contained" });
  });

  test.each([
    [minutes(10), "held"],
    [minutes(10) - 1, "broke"],
  ])("the budget of %d ms is kept to the millisecond", async (budget, verdict) => {
    const drill = await attacked(stoppedBy("Quarantine"), ["Quarantine"]);
    await expectContained(drill, budget);
    expect(drill.findings.at(-1)?.verdict).toBe(verdict);
  });
});

test("a runbook that does something else on a copy leaves a doubt, told once", async () => {
  const drill = await attacked(stoppedBy("Quarantine"), ["Quarantine"]);
  const act = drill.history.at(-1);
  if (act === undefined) throw new Error("nothing was done");
  const run = {
    name: "contain.sh",
    sha256: "0",
    by: "admin",
    at: "",
    exitCode: 0,
    remark: null,
    stdout: "",
    stderr: "",
  };
  drill.recovery.noteRun(act, { ...run, requests: [] });
  drill.recovery.compareRun(act, { exitCode: 0, requests: [] });
  expect(drill.recovery.takeDoubts()).toEqual([]);
  drill.recovery.compareRun(act, { exitCode: 0, requests: [{ service: "iam", operation: "DeleteUser" }] });
  await expectContained(drill, minutes(60));
  expect(drill.findings.map(({ verdict }) => verdict)).toEqual(["held", "inconclusive", "inconclusive"]);
  expect(drill.findings[1]?.reason).toContain("(first 0 calls and exit code 0, then 1 call and exit code 0)");
  expect(drill.recovery.takeDoubts()).toEqual([]);
});
