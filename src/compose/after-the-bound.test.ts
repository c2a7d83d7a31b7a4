/** What a drill says of an alarm that missed its bound: late, or silent for a reason that somebody has looked up. */
import { describe, expect, test } from "vitest";
import { callApi, leaveOrganization } from "../action/index.ts";
import { composeStage } from "../compose.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  castAs,
  Drill,
  expectBeforeGone,
  expectDetected,
  expectDetectedInRuns,
  expectMissed,
  expectNoticed,
  expectOnce,
  expectSilent,
  minutes,
  operatorNamed,
  passTime,
  strikeFault,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";

const BUDGET = minutes(15);
const LAB = { what: "account", name: "lab" };

async function opened(organization: string, over = {}): Promise<Drill> {
  const drill = new Drill({ ...composeStage(parametersFor(organization)), ...over });
  await drill.open({ kind: "under-test" });
  return drill;
}

async function left(organization: string, account = "lab", over = {}): Promise<Drill> {
  const drill = await opened(organization, over);
  await leave(drill, account);
  return drill;
}

async function leave(drill: Drill, account = "lab"): Promise<void> {
  const members = [{ account: accountNamed(drill, account), principal: "admin" }];
  castAs(drill, ATTACKER, { role: "attacker", members });
  await attempt(drill, ATTACKER, leaveOrganization);
}

async function delayed(median = "37m"): Promise<Drill> {
  const drill = await opened("pipeline");
  await strikeFault(drill, "records delayed", { on: LAB, given: { median } });
  await leave(drill);
  return drill;
}

const last = (drill: Drill) => drill.findings.at(-1);
const told = (drill: Drill): string => String(last(drill)?.reason);

describe("an alarm that comes late", () => {
  test("is detected late, and nobody says that its pattern does not match", async () => {
    const drill = await delayed();
    await expectDetected(drill, "departures", BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "detected late" } });
    expect(last(drill)?.observed).toMatch(/^detected late: rang \d+ m.* after the act$/);
    expect(told(drill)).toContain("too late (for LeaveOrganization; seen on a copy of the world");
    expect(told(drill)).toContain("with the fault `records delayed` (f-1) in force");
    expect(told(drill)).not.toMatch(/pattern|switched off|stayed silent/);
  });

  test("and so it is for every other question that has a bound", async () => {
    const asked: readonly ((drill: Drill) => Promise<void>)[] = [
      (drill) => expectOnce(drill, "departures", BUDGET),
      (drill) => expectDetectedInRuns(drill, "departures", { withinMs: BUDGET, runs: 20 }),
      (drill) => expectBeforeGone(drill, "departures", accountNamed(drill, "lab")),
    ];
    for (const ask of asked) {
      const drill = await delayed();
      await ask(drill);
      expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "detected late" } });
      expect(told(drill)).toContain("seen on a copy of the world");
    }
  });

  test("before an account is gone that was never gone is in time", async () => {
    const drill = await opened("pipeline");
    await attemptAs(drill, [operatorNamed(drill, { principal: "probe", account: "lab" })], () => leaveOrganization);
    await expectBeforeGone(drill, "departures", accountNamed(drill, "lab"));
    expect(last(drill)).toMatchObject({ verdict: "held", sighting: { category: "detected" } });
    expect(told(drill)).toContain("lab is gone did not come to pass, because it was refused");
  });

  test("before an account is gone that nobody tried to take out says nothing", async () => {
    const drill = await opened("pipeline");
    await attemptAs(drill, [operatorNamed(drill, { principal: "probe", account: "lab" })], () => leaveOrganization);
    await expectBeforeGone(drill, "departures", accountNamed(drill, "intruder"));
    expect(last(drill)).toMatchObject({ verdict: "inconclusive", sighting: { category: "detected" } });
    expect(told(drill)).toContain("nobody tried to take intruder out of the organization, so nothing can have come");
  });

  test("where any alarm will do, the one that comes late is named", async () => {
    const drill = await delayed();
    const only = drill.view.detections.filter(({ name }) => name === "departures");
    Object.assign(drill.opened, { view: { ...drill.view, detections: only } });
    await expectNoticed(drill, BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "detected late" } });
  });

  test("beyond the hard stop it is not said to come", async () => {
    const drill = await delayed("3000m");
    await expectDetected(drill, "departures", BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "blind" } });
    expect(told(drill)).toContain("no event came to it, with the fault `records delayed` (f-1) in force");
    expect(told(drill)).toContain("it had not rung 1 d after the bound either");
  });

  test("the copy leaves the drill as it was", async () => {
    const drill = await delayed();
    const [calls, acts, now] = [drill.calls.length, drill.history.length, await drill.opened.target.control?.now()];
    await expectDetected(drill, "departures", BUDGET);
    expect([drill.calls.length, drill.history.length]).toEqual([calls, acts]);
    expect(await drill.opened.target.control?.now()).toBe(Number(now) + BUDGET);
    await passTime(drill, minutes(30));
    await expectDetected(drill, "departures", BUDGET);
    expect(last(drill)?.sighting).toMatchObject({
      category: "detected late",
      times: { acted: "2026-11-01T00:00:00Z" },
    });
  });

  test("is not watched for where only verdicts are wanted, which stay the same", async () => {
    const drill = await opened("pipeline", { isBrief: true });
    await strikeFault(drill, "records delayed", { on: LAB, given: { median: "37m" } });
    await leave(drill);
    await expectDetected(drill, "departures", BUDGET);
    expect(last(drill)?.verdict).toBe("broke");
    expect(told(drill)).toContain("nobody watched on after the bound");
  });
});

const REASONS = [
  ["switched-off", "switched off", "telemetry only", "the rule switched-off is DISABLED"],
  ["another-pattern", "does not match", "telemetry only", "the pattern of the rule another-pattern, as it is now"],
  ["told-to-nobody", "no target", "telemetry only", "but it has no target, so nobody is told"],
  ["told-to-a-function-that-is-shut", "target refuses", "telemetry only", "function:pager refused it, and it is lost"],
  ["in-another-account", "other account", "blind", "only in the event history of lab"],
  ["in-another-region", "other Region", "blind", "LeaveOrganization is recorded in us-east-1"],
] as const;

describe("an alarm that does not come at all", () => {
  test.each(REASONS)("%s: %s, %s", async (name, because, category, words) => {
    const drill = await left("silent-alarms");
    await expectDetected(drill, name, BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category } });
    expect(told(drill)).toContain(words);
    expect(told(drill)).toContain("it had not rung 1 d after the bound either");
    for (const [, other] of REASONS) {
      await expectMissed(drill, name, { withinMs: BUDGET, because: other });
      expect(last(drill)?.verdict, other).toBe(other === because ? "held" : "broke");
    }
  });

  test("because of what all its rules come to, and not of the first alone", async () => {
    const drill = await left("silent-alarms");
    const rulesOf = (wanted: string) => drill.view.detections.find(({ name }) => name === wanted)?.rules ?? [];
    const rules = [...rulesOf("told-to-nobody"), ...rulesOf("another-pattern")];
    const detections = drill.view.detections.map((each) =>
      each.name === "told-to-nobody" ? { ...each, rules } : each,
    );
    Object.assign(drill.opened, { view: { ...drill.view, detections } });
    for (const because of ["no target", "does not match"] as const) {
      await expectMissed(drill, "told-to-nobody", { withinMs: BUDGET, because });
      expect(last(drill)?.verdict, because).toBe("inconclusive");
    }
    expect(told(drill)).toContain("but it has no target, so nobody is told; the pattern of the rule another-pattern");
  });

  test("because of what became of all its targets, and not of the last alone", async () => {
    const drill = await left("silent-alarms");
    const { control } = drill.opened.target;
    const deliveries = control?.deliveries?.bind(control);
    Object.assign(control ?? {}, {
      async deliveries() {
        const found = (await deliveries?.()) ?? [];
        return [...found, ...found.map((each) => ({ ...each, to: "other-target", outcome: "delivered" as const }))];
      },
    });
    for (const because of ["target refuses", "handed over"] as const) {
      await expectMissed(drill, "told-to-a-function-that-is-shut", { withinMs: BUDGET, because });
      expect(last(drill)?.verdict, because).toBe("inconclusive");
    }
    expect(told(drill)).toContain("function:pager refused it, and it is lost");
    expect(told(drill)).toContain("other-target was told, from which nobody was heard");
  });

  test("because no trail logs: the event was never handed over, and the alarm is blind", async () => {
    const drill = await left("silent-alarms", "branch");
    await expectDetected(drill, "without-a-trail", BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "blind" } });
    expect(told(drill)).toContain("no trail of branch logs management events in us-east-1 now");
    await expectMissed(drill, "without-a-trail", { withinMs: BUDGET, because: "not handed over" });
    expect(last(drill)?.verdict).toBe("held");
  });

  test("because the record is lost: nothing that it fits is anywhere, whatever else is recorded", async () => {
    const drill = await opened("pipeline");
    await strikeFault(drill, "records dropped", { on: LAB, given: {} });
    await leave(drill);
    await expectMissed(drill, "departures", { withinMs: BUDGET, because: "no record" });
    expect(last(drill)).toMatchObject({ verdict: "held", sighting: { category: "blind" } });
    expect(told(drill)).toContain("AccountDepartedOrganization is only in the event history of management");
    expect(told(drill)).toContain(
      "nothing that its pattern fits is recorded anywhere, with the fault `records dropped`",
    );
  });

  test("silence that is wanted gives the same reason, and no copy is watched", async () => {
    const drill = await left("silent-alarms");
    await expectSilent(drill, "told-to-nobody", BUDGET);
    expect(last(drill)?.verdict).toBe("held");
    expect(told(drill)).toContain("but it has no target, so nobody is told");
    expect(told(drill)).not.toContain("copy");
  });

  test("one that rings in time has missed nothing", async () => {
    const drill = await left("silent-alarms");
    await expectMissed(drill, "departures", { withinMs: BUDGET, because: "late" });
    expect(last(drill)?.verdict).toBe("broke");
    expect(told(drill)).toContain("rang 5 m after");
  });

  test("a rule that nobody may look at is not called anything", async () => {
    const drill = await left("silent-alarms");
    const administratorOf = drill.administratorOf.bind(drill);
    drill.administratorOf = (...asked) => {
      const hands = administratorOf(...asked);
      return (
        hands && {
          ...hands,
          async call(service, operation, input) {
            const report = await hands.call(service, operation, input);
            if (operation !== "DescribeRule") return report;
            return { ...report, outcome: { kind: "refused", code: "AccessDeniedException", message: "", status: 400 } };
          },
        }
      );
    };
    await expectDetected(drill, "told-to-nobody", BUDGET);
    expect(told(drill)).toContain(
      "why is not known: the rule told-to-nobody could not be looked at: AccessDeniedException",
    );
    await expectMissed(drill, "told-to-nobody", { withinMs: BUDGET, because: "no target" });
    expect(last(drill)?.verdict).toBe("inconclusive");
  });
});

describe("marks of the emulator", () => {
  test("a rule that waits for the machine it runs on is noise, and one that waits for its address hears nothing", async () => {
    const drill = await left("silent-alarms");
    await expectDetected(drill, "for-this-machine", BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "noise" } });
    expect(told(drill)).toContain("without what a drill leaves in its records (source address)");
    await expectDetected(drill, "for-this-host", BUDGET);
    expect(last(drill)).toMatchObject({ verdict: "broke", sighting: { category: "telemetry only" } });
    expect(told(drill)).toContain("the pattern of the rule for-this-host, as it is now, does not fit the record");
  });
});

describe("a bound alone and seeded runs ask different questions", () => {
  test("and each says which it answered", async () => {
    const drill = await opened("pipeline");
    await attemptAs(drill, [operatorNamed(drill, { principal: "probe", account: "lab" })], () =>
      callApi("organizations", "LeaveOrganization"),
    );
    await expectDetected(drill, "departures", minutes(4));
    expect(last(drill)?.verdict).toBe("inconclusive");
    expect(told(drill)).toContain("judged by that one modelled delay");
    expect(told(drill)).toContain("half of them reach it within 30 s, 99 in 100 within 5 m");
    await expectDetectedInRuns(drill, "departures", { withinMs: minutes(4), runs: 50 });
    expect(told(drill)).toContain("each run draws its delays by its seed");
    expect(told(drill)).toContain("a bound alone is judged by one delay of 5 m");
  });
});
