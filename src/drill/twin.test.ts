import { describe, expect, test } from "vitest";
import { NothingToActOn } from "../action/index.ts";
import type { Denial } from "../authorization/explanation.ts";
import { days } from "../kernel/index.ts";
import type { Act } from "./attempt.ts";
import {
  account,
  action,
  actor,
  deniedBy,
  explanation,
  type FakeAnswer,
  type FakeCall,
  type FakeTarget,
  fakeTarget,
  guardrail,
  later,
  missingAllow,
  organization,
  refused,
  START,
  SUCCEEDED,
  view,
} from "./fakes.test-support.ts";
import type { DrillStage } from "./stage.ts";
import { playTwin } from "./twin.ts";

type Opened = Readonly<{ without: readonly string[]; target: FakeTarget }>;

/** A stage whose worlds answer from the guardrails that are left in them; `opened` tells which worlds were made. */
function stageOf(
  answer: (asked: FakeCall, isThere: (name: string) => boolean) => FakeAnswer,
  names: readonly string[],
): DrillStage & Readonly<{ opened: Opened[] }> {
  const opened: Opened[] = [];
  return {
    opened,
    async open(_, changes = { withoutGuardrails: [] }) {
      const without = changes.withoutGuardrails;
      const target = fakeTarget((asked) => answer(asked, (name) => !without.includes(name)));
      opened.push({ without, target });
      return {
        target,
        view: view({ organizations: [organization({ guardrails: names.map((name) => guardrail(name)) })] }),
      };
    },
  };
}

/** Every policy of the list that is still there denies. */
function denying(
  names: readonly string[],
  isThere: (name: string) => boolean,
  always: readonly Denial[] = [],
): FakeAnswer {
  const denials = [...names.filter(isThere).map((name) => deniedBy(name)), ...always];
  return denials.length === 0
    ? { outcome: SUCCEEDED, explanation: explanation() }
    : { outcome: refused("AccessDeniedException"), explanation: explanation(...denials) };
}

const leaveAs = (accountId = "222222222222"): Act => ({
  actor: actor({ account: account({ id: accountId, name: `account ${accountId}` }) }),
  action: action(),
});

const played = (stage: DrillStage, history: readonly Act[], held = history, name = "deny-leave") =>
  playTwin({ stage, choice: { kind: "under-test" }, guardrail: name, history, held });

test("confirmed: without the guardrail the attack succeeds", async () => {
  const stage = stageOf((_, isThere) => denying(["deny-leave"], isThere), ["deny-leave"]);
  expect(await played(stage, [leaveAs()])).toEqual({
    guardrail: "deny-leave",
    result: "confirmed",
    removalSet: ["deny-leave"],
    reason: "without it 1 of 1 attempts succeed",
  });
  expect(stage.opened.map((each) => each.without)).toEqual([["deny-leave"]]);
  expect(stage.opened[0]?.target.closed()).toBe(1);
});

test("confirmed for some: the others come to what they come to, and nobody says why", async () => {
  const stage = stageOf(
    ({ accountId }, isThere) =>
      accountId === "333333333333" && !isThere("deny-leave")
        ? { outcome: refused("ConstraintViolationException"), explanation: explanation() }
        : denying(["deny-leave"], isThere),
    ["deny-leave"],
  );
  const twin = await played(stage, [leaveAs(), leaveAs("333333333333")]);
  expect(twin).toMatchObject({ result: "confirmed" });
  expect(twin.reason).toBe("without it 1 of 2 attempts succeed; the others come to ConstraintViolationException");
});

describe("vacuous: it could not have succeeded anyway", () => {
  test("for want of a permission", async () => {
    const stage = stageOf((_, isThere) => denying(["deny-leave"], isThere, [missingAllow("identity")]), ["deny-leave"]);
    expect(await played(stage, [leaveAs()])).toEqual({
      guardrail: "deny-leave",
      result: "vacuous",
      removalSet: [],
      reason: "without it the attempts still fail: AccessDeniedException",
    });
    expect(stage.opened).toHaveLength(1);
  });

  test("for want of a permission, although another guardrail denies it too", async () => {
    const stage = stageOf(
      (_, isThere) => denying(["deny-leave", "region-lock"], isThere, [missingAllow("identity")]),
      ["deny-leave", "region-lock"],
    );
    expect(await played(stage, [leaveAs()])).toMatchObject({ result: "vacuous", removalSet: [] });
  });

  test("for the service refuses what no policy denies any more, once the other guardrail is gone as well", async () => {
    const stage = stageOf(
      (_, isThere) => {
        const answer = denying(["deny-leave", "region-lock"], isThere);
        return answer.outcome === SUCCEEDED ? { outcome: refused("WaitPeriod"), explanation: explanation() } : answer;
      },
      ["deny-leave", "region-lock"],
    );
    expect(await played(stage, [leaveAs()])).toMatchObject({
      result: "vacuous",
      reason: "even without deny-leave, region-lock the attempts still fail: WaitPeriod",
    });
  });

  test("for there is nothing to act on, which is no success", async () => {
    const join = action({
      async carryOut(hands) {
        const listing = await hands.call("organizations", "ListHandshakesForAccount");
        if (listing.outcome.kind !== "succeeded") return listing;
        throw new NothingToActOn("no open invitation");
      },
    });
    const stage = stageOf((_, isThere) => denying(["deny-leave"], isThere), ["deny-leave"]);
    expect(await played(stage, [{ ...leaveAs(), action: join }])).toMatchObject({ result: "vacuous" });
  });
});

describe("redundant: the smallest set that lets the attack through", () => {
  test("is the two that deny, and a third that denies nothing is not in it", async () => {
    const names = ["deny-leave", "deny-leave-at-root", "region-lock"];
    const stage = stageOf((_, isThere) => denying(names.slice(0, 2), isThere), names);
    expect(await played(stage, [leaveAs()])).toEqual({
      guardrail: "deny-leave",
      result: "redundant",
      removalSet: ["deny-leave", "deny-leave-at-root"],
      reason: "deny-leave-at-root stops the attempts as well",
    });
  });

  test("leaves out a guardrail that stops only another attempt", async () => {
    const stage = stageOf(
      ({ accountId }, isThere) =>
        denying(
          accountId === "333333333333" ? ["deny-leave", "other", "region-lock"] : ["deny-leave", "at-root"],
          isThere,
        ),
      ["deny-leave", "at-root", "other", "region-lock"],
    );
    const history = [leaveAs("333333333333"), leaveAs()];
    expect(await played(stage, history)).toMatchObject({ result: "redundant", removalSet: ["deny-leave", "at-root"] });
    expect(stage.opened.map((each) => each.without)).toEqual([["deny-leave"], ["deny-leave", "at-root"]]);
  });

  test("names all of three when each of them denies", async () => {
    const names = ["deny-leave", "at-root", "at-account"];
    const stage = stageOf((_, isThere) => denying(names, isThere), names);
    expect(await played(stage, [leaveAs()])).toMatchObject({
      removalSet: names,
      reason: "at-root and at-account stop the attempts as well",
    });
  });

  test("grows when a later call meets a guardrail that the first one hid", async () => {
    const join = action({
      async carryOut(hands) {
        const listing = await hands.call("organizations", "ListHandshakesForAccount");
        return listing.outcome.kind === "succeeded" ? hands.call("organizations", "AcceptHandshake") : listing;
      },
    });
    const stage = stageOf(
      ({ operation }, isThere) =>
        denying(operation === "AcceptHandshake" ? ["deny-leave", "hidden"] : ["deny-leave", "at-list"], isThere),
      ["deny-leave", "at-list", "hidden"],
    );
    expect(await played(stage, [{ ...leaveAs(), action: join }])).toMatchObject({
      result: "redundant",
      removalSet: ["deny-leave", "at-list", "hidden"],
    });
  });

  test("counts the allow-list of a level that allows nothing", async () => {
    const stage = stageOf(
      (_, isThere) =>
        denying(["deny-leave"], isThere, isThere("allow-list") ? [missingAllow("serviceControl", "ou-kept")] : []),
      ["deny-leave", "allow-list"],
    );
    expect(await played(stage, [leaveAs()])).toMatchObject({
      result: "redundant",
      removalSet: ["deny-leave", "allow-list"],
    });
  });

  test("says so when the search ends before it is known to be the smallest", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `layer-${String(index).padStart(2, "0")}`);
    const layered = action({
      async carryOut(hands) {
        let report = await hands.call("organizations", "Layer", { layer: names[0] });
        for (const layer of names.slice(1)) {
          if (report.outcome.kind !== "succeeded") return report;
          report = await hands.call("organizations", "Layer", { layer });
        }
        return report;
      },
    });
    const stage = stageOf(({ input }, isThere) => denying([String(input.layer)], isThere), names);
    const twin = await played(stage, [{ ...leaveAs(), action: layered }], undefined, "layer-00");
    expect(stage.opened.length).toBeLessThanOrEqual(25);
    expect(twin).toMatchObject({ result: "redundant", removalSet: names });
    expect(twin.reason).toContain("; no smaller set was found in 24 replays");
  });
});

describe("the replay", () => {
  const attach = (name: string): Act => ({
    actor: actor({ name: "the operator", role: "operator" }),
    action: action({
      id: "attach-guardrail",
      policyId: `p-${name}`,
      carryOut: (hands) => hands.call("organizations", "AttachPolicy", { PolicyId: `p-${name}` }),
    }),
  });
  const open = () => stageOf((_, isThere) => denying([], isThere), ["deny-leave", "region-lock"]);

  test("leaves out the operator's act that attaches the removed policy, and no other", async () => {
    const stage = open();
    const attack = leaveAs();
    await played(stage, [attach("deny-leave"), attach("region-lock"), attack], [attack]);
    expect(stage.opened[0]?.target.calls.map(({ operation, input }) => [operation, input.PolicyId])).toEqual([
      ["AttachPolicy", "p-region-lock"],
      ["LeaveOrganization", undefined],
    ]);
  });

  test("lets the same time pass between the acts", async () => {
    const stage = open();
    const attack = { ...leaveAs(), at: later(days(15)) };
    await played(stage, [{ ...attach("region-lock"), at: START }, attack], [attack]);
    expect(stage.opened[0]?.target.calls.map((each) => each.now)).toEqual([START, later(days(15))]);
  });

  test("judges the held attempts only: what else succeeds proves nothing about the guardrail", async () => {
    const stage = stageOf(
      ({ operation }, isThere) =>
        operation === "LeaveOrganization"
          ? denying(["deny-leave"], isThere, [missingAllow("identity")])
          : { outcome: SUCCEEDED },
      ["deny-leave"],
    );
    const attack = leaveAs();
    expect(await played(stage, [attach("region-lock"), attack], [attack])).toMatchObject({ result: "vacuous" });
  });

  test("closes its world although an act throws", async () => {
    const stage = open();
    const broken = { ...leaveAs(), action: action({ carryOut: () => Promise.reject(new Error("ours")) }) };
    await expect(played(stage, [broken])).rejects.toThrow("ours");
    expect(stage.opened[0]?.target.closed()).toBe(1);
  });
});
