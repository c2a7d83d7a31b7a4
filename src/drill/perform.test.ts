import { describe, expect, test } from "vitest";
import { NothingToActOn } from "../action/index.ts";
import { hasSucceeded } from "./attempt.ts";
import { action, actor, deniedBy, explanation, fakeTarget, refused, START, SUCCEEDED } from "./fakes.test-support.ts";
import { performAct } from "./perform.ts";

const inTwoCalls = action({
  id: "in-two-calls",
  async carryOut(hands) {
    const first = await hands.call("organizations", "ListHandshakesForAccount");
    await hands.call("organizations", "AcceptHandshake", { HandshakeId: "h-1" });
    return first;
  },
});

test("every call is written down in order, with its own explanation, time and actor", async () => {
  const target = fakeTarget(({ operation }) =>
    operation === "AcceptHandshake"
      ? {
          outcome: refused("AccessDeniedException"),
          explanation: explanation(deniedBy("deny-leave")),
          assumptions: ["b"],
        }
      : { outcome: SUCCEEDED, assumptions: ["a", "b"] },
  );
  const attempt = await performAct(target, { actor: actor(), action: inTwoCalls }, 4);
  expect(attempt.calls.map((each) => [each.sequence, each.operation, each.outcome.kind])).toEqual([
    [5, "ListHandshakesForAccount", "succeeded"],
    [6, "AcceptHandshake", "refused"],
  ]);
  expect(attempt.calls[0]?.explanation).toBeUndefined();
  expect(attempt.calls[1]?.explanation?.denying).toEqual([deniedBy("deny-leave")]);
  expect(attempt.calls[1]).toMatchObject({
    at: "2026-11-01T00:00:00Z",
    class: "modelled",
    actor: { name: "the attacker", role: "attacker", accountId: "222222222222", accountName: "payments" },
  });
  expect(attempt.assumptions).toEqual(["a", "b"]);
});

test("the decisive call is the one that the action answers with, not the last one", async () => {
  const target = fakeTarget(() => ({ outcome: SUCCEEDED }));
  const attempt = await performAct(target, { actor: actor(), action: inTwoCalls }, 0);
  expect(attempt.decisive.operation).toBe("ListHandshakesForAccount");
});

test("an action that found nothing to act on has not succeeded, although its calls did", async () => {
  const nothing = action({
    async carryOut(hands) {
      await hands.call("organizations", "ListHandshakesForAccount");
      throw new NothingToActOn("no open invitation");
    },
  });
  const attempt = await performAct(
    fakeTarget(() => ({ outcome: SUCCEEDED })),
    { actor: actor(), action: nothing },
    0,
  );
  expect(hasSucceeded(attempt)).toBe(false);
  expect(attempt.decisive.outcome).toEqual({ kind: "indeterminate", reason: "no open invitation" });
  expect(attempt.calls.map((each) => each.outcome.kind)).toEqual(["succeeded"]);
});

describe("what is wrong with us is thrown", () => {
  test("a defect in an action", async () => {
    const broken = action({ carryOut: () => Promise.reject(new TypeError("undefined is not a function")) });
    await expect(
      performAct(
        fakeTarget(() => ({ outcome: SUCCEEDED })),
        { actor: actor(), action: broken },
        0,
      ),
    ).rejects.toThrow(TypeError);
  });

  test("an actor whom the target has no credentials for, with those that it could have", async () => {
    const target = fakeTarget(() => ({ outcome: SUCCEEDED }), { as: () => undefined });
    await expect(performAct(target, { actor: actor({ principal: "bob" }), action: action() }, 0)).rejects.toThrow(
      "no credentials for `bob` in payments; its principals are `admin`, `alice`, `root`",
    );
  });

  test("an action without a call", async () => {
    const silent = action({ id: "silent", carryOut: () => Promise.resolve({} as never) });
    await expect(
      performAct(
        fakeTarget(() => ({ outcome: SUCCEEDED })),
        { actor: actor(), action: silent },
        0,
      ),
    ).rejects.toThrow("the action `silent` made no call");
  });
});

test.each([
  ["our-emulator", "modelled"],
  ["foreign-emulator", "foreignEmulator"],
  ["aws", "executed"],
] as const)("what %s answered is %s evidence, derived from the answer alone", async (answeredBy, expected) => {
  const target = fakeTarget(() => ({ outcome: SUCCEEDED }));
  const as: typeof target.as = (principal) => {
    const hands = target.as(principal);
    return hands && { ...hands, call: async (...given) => ({ ...(await hands.call(...given)), answeredBy }) };
  };
  const attempt = await performAct({ ...target, as }, { actor: actor(), action: action() }, 0);
  expect(attempt.decisive.class).toBe(expected);
});

test("a target without control explains nothing, and the call has no explanation", async () => {
  const { control: _, ...target } = fakeTarget(() => ({ outcome: SUCCEEDED, assumptions: ["a"] }));
  const attempt = await performAct(target, { actor: actor(), action: action(), at: START }, 0);
  expect(attempt.decisive).not.toHaveProperty("explanation");
  expect(attempt.assumptions).toEqual([]);
});
