import { describe, expect, test } from "vitest";
import type { Denial } from "../authorization/explanation.ts";
import type { CallOutcome } from "../target/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { expectMembership, expectNothingChanged, expectRefused, expectSucceeded } from "./expect-consequence.ts";
import { expectLacksPermission, expectStopped } from "./expect-prevention.ts";
import { expectDeparturesTold, expectIdentity, expectNotRecorded, expectRecorded } from "./expect-record.ts";
import {
  account,
  action,
  deniedBy,
  explanation,
  type FakeAnswer,
  type FakeCall,
  MANAGEMENT,
  missingAllow,
  openedDrill,
  organization,
  refused,
  SUCCEEDED,
  UNKNOWN,
} from "./fakes.test-support.ts";

async function attacked(answer: (asked: FakeCall) => FakeAnswer | undefined, target = {}): Promise<Drill> {
  const drill = await openedDrill(answer, {}, target);
  castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "alice" }] });
  await attempt(drill, "attacker", action());
  return drill;
}

const leaving = (answered: FakeAnswer) =>
  attacked(({ operation }) => (operation === "LeaveOrganization" ? answered : undefined));

const verdicts = (drill: Drill): string[] => drill.findings.map((each) => each.verdict);

describe("what a call came to", () => {
  test.each<readonly [CallOutcome, string, string]>([
    [SUCCEEDED, "held", "broke"],
    [refused("AccessDeniedException", "you may not"), "broke", "held"],
    [UNKNOWN, "inconclusive", "inconclusive"],
  ])("%o", async (outcome, succeeds, isRefused) => {
    const drill = await leaving({ outcome });
    expectSucceeded(drill);
    expectRefused(drill);
    expect(verdicts(drill)).toEqual([succeeds, isRefused]);
  });

  test("a refusal is compared by code and by a piece of its text", async () => {
    const drill = await leaving({ outcome: refused("ConstraintViolationException", "a wait period is on") });
    expectRefused(drill, "ConstraintViolationException", "wait period");
    expectRefused(drill, "ConstraintViolationException", "payment");
    expectRefused(drill, "AccessDeniedException");
    expect(verdicts(drill)).toEqual(["held", "broke", "broke"]);
  });
});

describe("where an account is", () => {
  const gone = (isGone: boolean) =>
    attacked(({ operation }) =>
      operation === "ListAccounts" && isGone ? { outcome: { kind: "succeeded", output: { Accounts: [] } } } : undefined,
    );

  test("a member, or stand-alone", async () => {
    const here = await gone(false);
    await expectMembership(here, account(), organization());
    await expectMembership(here, account(), null);
    expect(verdicts(here)).toEqual(["held", "broke"]);
    const away = await gone(true);
    await expectMembership(away, account(), null);
    expect(away.findings[0]).toMatchObject({ verdict: "held", reason: "payments is a stand-alone account" });
  });

  test("nothing changed compares with the state before the first act", async () => {
    let hasLeft = false;
    const drill = await attacked(({ operation }) => {
      if (operation === "LeaveOrganization") hasLeft = true;
      return operation === "ListAccounts" && hasLeft
        ? { outcome: { kind: "succeeded", output: { Accounts: [] } } }
        : undefined;
    });
    await expectNothingChanged(drill);
    expect(drill.findings[0]).toMatchObject({
      verdict: "broke",
      reason:
        "payments is now a stand-alone account; deny-leave at Root, deny-leave at Kept, deny-leave at payments no longer bind it",
    });
  });
});

describe("for want of a permission", () => {
  const judged = async (answered: FakeAnswer) => {
    const drill = await leaving(answered);
    expectLacksPermission(drill);
    return drill.findings[0];
  };
  const denied = (...denials: readonly Denial[]) => ({
    outcome: refused("AccessDeniedException"),
    explanation: explanation(...denials),
  });

  test("a missing permission alone is Held; a guardrail beside it is not alone", async () => {
    expect(await judged(denied(missingAllow("identity")))).toMatchObject({ verdict: "held" });
    expect(await judged(denied(missingAllow("identity"), missingAllow("boundary")))).toMatchObject({ verdict: "held" });
    expect(await judged(denied(missingAllow("identity"), deniedBy("deny-leave")))).toMatchObject({ verdict: "broke" });
    expect(await judged(denied(missingAllow("boundary")))).toMatchObject({ verdict: "broke" });
    expect(await judged({ outcome: SUCCEEDED })).toMatchObject({ verdict: "broke" });
  });

  test("an outcome that nobody knows, and a text that does not say, are Inconclusive", async () => {
    expect(await judged({ outcome: UNKNOWN })).toMatchObject({ verdict: "inconclusive" });
    expect(await judged({ outcome: refused("AccessDeniedException") })).toMatchObject({ verdict: "inconclusive" });
    const text = "because no identity-based policy allows the organizations:LeaveOrganization action";
    expect(await judged({ outcome: refused("AccessDeniedException", text) })).toMatchObject({ verdict: "held" });
  });

  test("names no guardrail: there is none to take away", async () => {
    const finding = await judged(denied(deniedBy("deny-leave"), missingAllow("identity")));
    expect(finding?.guardrail).toBeUndefined();
    expect(finding?.place).toEqual(account().place);
  });
});

test("a target without counterfactuals has no twins, and the finding stands by itself", async () => {
  const stopped = { outcome: refused("AccessDeniedException"), explanation: explanation(deniedBy("deny-leave")) };
  const drill = await attacked(({ operation }) => (operation === "LeaveOrganization" ? stopped : undefined), {
    capabilities: new Set(["clock"]),
  });
  await expectStopped(drill, "deny-leave");
  expect(verdicts(drill)).toEqual(["held"]);
  expect(drill.sensitivity).toEqual([]);
});

describe("records", () => {
  const event = (over: object) => ({
    CloudTrailEvent: JSON.stringify({ eventID: "e", awsRegion: "us-east-1", ...over }),
  });
  /** The attempt's own call is the fifth: after the state was read. */
  const own = (drill: Drill, over: object = {}) =>
    event({ eventName: "LeaveOrganization", requestID: drill.calls[0]?.requestId, ...over });

  async function seenIn(
    histories: (drill: Drill) => Readonly<Record<string, readonly object[] | "closed">>,
  ): Promise<Drill> {
    let known: Drill | undefined;
    const drill = await attacked(({ operation, accountId }) => {
      if (operation !== "LookupEvents" || known === undefined) return undefined;
      const events = histories(known)[accountId] ?? [];
      return events === "closed"
        ? { outcome: refused("AccessDeniedException") }
        : { outcome: { kind: "succeeded", output: { Events: events } } };
    });
    known = drill;
    return drill;
  }

  test("that are there are Held, those that are not there broke", async () => {
    const drill = await seenIn((it) => ({ "222222222222": [own(it)] }));
    await expectRecorded(drill, account(), "LeaveOrganization");
    await expectRecorded(drill, MANAGEMENT, "LeaveOrganization");
    await expectNotRecorded(drill, MANAGEMENT, "LeaveOrganization");
    await expectNotRecorded(drill, account(), "LeaveOrganization");
    expect(verdicts(drill)).toEqual(["held", "broke", "held", "broke"]);
  });

  test("silence proves nothing while no record of the act has arrived anywhere", async () => {
    const drill = await seenIn(() => ({}));
    await expectNotRecorded(drill, MANAGEMENT, "LeaveOrganization");
    await expectRecorded(drill, account(), "LeaveOrganization");
    expect(verdicts(drill)).toEqual(["inconclusive", "inconclusive"]);
  });

  test("a history that cannot be read proves nothing either", async () => {
    const drill = await seenIn((it) => ({ "222222222222": [own(it)], "111111111111": "closed" }));
    await expectNotRecorded(drill, MANAGEMENT, "LeaveOrganization");
    expect(drill.findings[0]).toMatchObject({ verdict: "inconclusive" });
    expect(drill.findings[0]?.reason).toContain("the event history of management could not be read to its end");
  });

  test("of a third account are looked for in its own history", async () => {
    const third = account({ id: "333333333333", name: "third" });
    const drill = await seenIn((it) => ({ "222222222222": [own(it)], "333333333333": [own(it)] }));
    vouch(drill, third);
    await expectNotRecorded(drill, third, "LeaveOrganization");
    expect(verdicts(drill)).toEqual(["broke"]);
  });

  test("have the identity form of their caller", async () => {
    const drill = await seenIn((it) => ({ "222222222222": [own(it, { userIdentity: { type: "IAMUser" } })] }));
    await expectIdentity(drill, "LeaveOrganization");
    const wrong = await seenIn((it) => ({ "222222222222": [own(it, { userIdentity: { type: "Root" } })] }));
    await expectIdentity(wrong, "LeaveOrganization");
    expect([...verdicts(drill), ...verdicts(wrong)]).toEqual(["held", "broke"]);
  });

  test("tell the management account of every departure, and of no refusal", async () => {
    const departed = event({
      eventName: "AccountDepartedOrganization",
      eventTime: "2026-11-01T00:00:00Z",
      serviceEventDetails: { accountId: "222222222222" },
    });
    const told = await seenIn(() => ({ "111111111111": [departed] }));
    await expectDeparturesTold(told);
    const untold = await seenIn((it) => ({ "222222222222": [own(it)] }));
    await expectDeparturesTold(untold);
    expect([...verdicts(told), ...verdicts(untold)]).toEqual(["held", "broke"]);
    const stopped = await leaving({ outcome: refused("AccessDeniedException") });
    await expectDeparturesTold(stopped);
    expect(stopped.findings).toEqual([]);
  });
});

/** Lets the drill know one more account. */
function vouch(drill: Drill, third: ReturnType<typeof account>): void {
  (drill.view.accounts as unknown[]).push(third);
}
