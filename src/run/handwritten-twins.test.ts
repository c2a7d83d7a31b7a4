import { describe, expect, test } from "vitest";
import type { Denial } from "../authorization/explanation.ts";
import type { DrillResult, Sensitivity } from "../evidence/index.ts";
import { applySensitivity } from "../evidence/index.ts";
import { call, drill, finding } from "../evidence/samples.test-support.ts";
import type { Gathered } from "./gather.ts";
import { isHandwrittenTwin, withHandwrittenTwins } from "./handwritten-twins.ts";

const HELD = drill({ rule: "Nobody leaves" }, [finding({ guardrail: "deny-leave" })]);

const automatic: Sensitivity = {
  guardrail: "deny-leave",
  result: "confirmed",
  removalSet: ["deny-leave"],
  reason: "without it 1 of 1 attempts succeed",
};

const denied = (...names: readonly string[]): readonly Denial[] =>
  names.map((name) => ({
    kind: "explicit",
    policyType: "serviceControl",
    statement: { policy: { type: "serviceControl", name }, index: 0 },
  }));

/** A twin whose decisive call is the third; its first two are preparations that other policies denied. */
function twin(
  verdict: "held" | "broke" | "inconclusive",
  denying: readonly Denial[] = [],
  over: Partial<DrillResult> = {},
): Gathered {
  const findings = [finding({ answer: "consequence", verdict, calls: [2, 3], reason: "it came to what it came to" })];
  const explained = (sequence: number, denials: readonly Denial[]) =>
    call({ sequence, explanation: { denying: denials } as never });
  return {
    result: drill({ rule: "Nobody leaves", name: "Without it", tags: ["@sensitivity"], ...over }, findings),
    files: {
      calls: [explained(1, denied("elsewhere")), explained(2, denied("on-the-way")), explained(3, denying)],
      trail: [],
    },
    touchedAssumptions: [],
  };
}

const said = (twins: readonly Gathered[], of: DrillResult = HELD) => withHandwrittenTwins(of, twins).sensitivity;

test("a scenario is one by its tag", () => {
  expect(isHandwrittenTwin({ tags: ["@claim:x", "@sensitivity"] })).toBe(true);
  expect(isHandwrittenTwin({ tags: ["@sensitivity:x", "@sensitive"] })).toBe(false);
});

describe("what it says about the guardrail of its rule's drill", () => {
  test("confirmed when it held: its steps say that the attack succeeds", () => {
    expect(said([twin("held")])).toEqual([
      {
        guardrail: "deny-leave",
        result: "confirmed",
        removalSet: ["deny-leave"],
        reason: "the twin `Without it` held: the attack succeeds",
      },
    ]);
  });

  test("redundant when it broke and other guardrails deny its decisive call", () => {
    expect(said([twin("broke", denied("at-root", "region-lock"))])).toEqual([
      {
        guardrail: "deny-leave",
        result: "redundant",
        removalSet: ["deny-leave", "at-root", "region-lock"],
        reason: "the twin `Without it` broke: at-root and region-lock stop the attack as well",
      },
    ]);
  });

  test("vacuous when it broke and no guardrail denies", () => {
    const missing: Denial = { kind: "implicit", policyType: "identity" };
    expect(said([twin("broke", [missing])])).toMatchObject([
      { result: "vacuous", removalSet: [], reason: "the twin `Without it` broke: it came to what it came to" },
    ]);
  });

  test("vacuous when the guardrail itself still denies: the twin does not take it away", () => {
    expect(said([twin("broke", denied("deny-leave"))])).toMatchObject([
      { result: "vacuous", reason: "the twin `Without it` broke: it does not take deny-leave away" },
    ]);
  });

  test("takes the place of the automatic twin, and leaves those of other guardrails alone", () => {
    const other = { ...automatic, guardrail: "region-lock" };
    const before = { ...HELD, sensitivity: [automatic, other] };
    expect(said([twin("broke", denied("at-root"))], before)?.map((each) => [each.guardrail, each.result])).toEqual([
      ["deny-leave", "redundant"],
      ["region-lock", "confirmed"],
    ]);
  });

  test("of several twins the worst counts, in whatever order", () => {
    const twins = [twin("held"), twin("broke"), twin("broke", denied("at-root"))];
    for (const order of [twins, twins.toReversed()])
      expect(said(order)?.map((each) => each.result)).toEqual(["vacuous"]);
  });
});

describe("a twin that proved nothing", () => {
  test("leaves the automatic one in its place, and is mentioned", () => {
    expect(said([twin("inconclusive", [], { remark: "it crashed" })], { ...HELD, sensitivity: [automatic] })).toEqual([
      {
        ...automatic,
        reason: `${automatic.reason}; the twin \`Without it\` proved nothing (inconclusive): it crashed`,
      },
    ]);
  });

  test("makes the guardrail's answer Inconclusive where there is no other: nothing is Held by a guess", () => {
    const judged = withHandwrittenTwins(HELD, [twin("inconclusive")]);
    expect(applySensitivity(judged, judged.sensitivity ?? []).verdict).toBe("inconclusive");
  });
});

describe("a twin says nothing", () => {
  test.each<readonly [string, Partial<DrillResult>]>([
    ["of another rule", { rule: "Somebody leaves" }],
    ["of another feature", { feature: "Joining" }],
    ["of another file", { uri: "features/other.feature" }],
  ])("about a drill %s", (_, over) => {
    expect(withHandwrittenTwins(HELD, [twin("held", [], over)])).toBe(HELD);
  });

  test("about a drill that names no guardrail, and about findings that are no prevention", () => {
    const broke = drill({ rule: "Nobody leaves" }, [finding({ verdict: "broke" })]);
    expect(said([twin("held")], broke)).toBeNull();
    const elsewhere = drill({ rule: "Nobody leaves" }, [finding({ answer: "detection", guardrail: "deny-leave" })]);
    expect(said([twin("held")], elsewhere)).toBeNull();
  });

  test("but scenarios outside any rule belong together", () => {
    const outside = { ...HELD, rule: null };
    expect(said([twin("held", [], { rule: null })], outside)).toHaveLength(1);
  });
});
