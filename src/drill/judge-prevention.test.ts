import { describe, expect, test } from "vitest";
import type { Explanation } from "../authorization/explanation.ts";
import {
  account,
  attemptOf,
  deniedBy,
  explanation,
  guardrail,
  missingAllow,
  organization,
  refused,
  SUCCEEDED,
  UNKNOWN,
} from "./fakes.test-support.ts";
import { judgePrevention } from "./judge-prevention.ts";

const ACME = organization();
const [DENY_LEAVE] = ACME.guardrails;

const stoppedBy = (why: Explanation) =>
  judgePrevention(attemptOf({ outcome: refused("AccessDeniedException"), explanation: why }), {
    guardrail: DENY_LEAVE,
    organization: ACME,
  });

const stoppedByAny = (why: Explanation, over = ACME) =>
  judgePrevention(attemptOf({ outcome: refused("AccessDeniedException"), explanation: why }), {
    guardrail: undefined,
    organization: over,
  });

describe("a denial that explains itself", () => {
  test("is Held when the expected guardrail is in the denying set", () => {
    const finding = stoppedBy(explanation(deniedBy("deny-leave")));
    expect(finding).toMatchObject({
      answer: "prevention",
      verdict: "held",
      guardrail: "deny-leave",
      attack: "stopped",
      place: { file: "scp/deny-leave.json" },
      assumptions: ["a-guess"],
      calls: [1],
    });
    expect(finding.reason).toBe("`deny-leave` stopped `admin` in payments at Kept");
  });

  test("is Held although AWS would name another policy of the set first", () => {
    const finding = stoppedBy({
      ...explanation(deniedBy("region-lock"), deniedBy("deny-leave")),
      decisive: deniedBy("region-lock"),
    });
    expect(finding).toMatchObject({ verdict: "held", guardrail: "deny-leave" });
  });

  test("is Held although a permission is missing as well", () => {
    expect(stoppedBy(explanation(missingAllow("identity"), deniedBy("deny-leave"))).verdict).toBe("held");
  });

  test("breaks the guardrail when another one held, with both named, and says that the attack was stopped", () => {
    const finding = stoppedBy(explanation(deniedBy("region-lock")));
    expect(finding).toMatchObject({ verdict: "broke", attack: "stopped" });
    expect(finding.reason).toBe("`deny-leave` did not stop `admin` in payments; it was held by `region-lock`");
    expect(finding.guardrail).toBeUndefined();
  });

  test("breaks it when only a missing permission denied", () => {
    const finding = stoppedBy(explanation(missingAllow("identity")));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toContain("only a missing permission stopped");
  });

  test("breaks it when another policy type denied, and does not call that a missing permission", () => {
    const finding = stoppedBy(explanation(deniedBy("own-policy", "identity")));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toBe("no guardrail stopped `admin` in payments: explicit deny by identity");
  });

  test("breaks a named guardrail when a level that allows nothing held instead", () => {
    const finding = stoppedBy(explanation(missingAllow("serviceControl")));
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toContain("held by `the missing allow at Kept`");
  });

  test("breaks when every policy allowed it, though a rule of AWS's own refused it for now", () => {
    const attempt = attemptOf({ outcome: refused("ConstraintViolationException"), explanation: explanation() });
    const finding = judgePrevention(attempt, { guardrail: DENY_LEAVE, organization: ACME });
    expect(finding.verdict).toBe("broke");
    expect(finding.reason).toBe(
      "no guardrail stopped `admin` in payments: every policy allowed it, and only a rule of AWS's own refused it for now (ConstraintViolationException)",
    );
  });
});

describe("without a named guardrail", () => {
  test("any service control policy will do, and the one that denies is named", () => {
    const finding = stoppedByAny(explanation(missingAllow("serviceControl"), deniedBy("region-lock")));
    expect(finding).toMatchObject({ verdict: "held", guardrail: "region-lock" });
    expect(finding.reason).toContain("`the missing allow at Kept` and `region-lock`");
  });

  test("the only policy of a level that allows nothing is the guardrail that its twin takes away", () => {
    const acme = organization({
      guardrails: [guardrail("allow-list"), guardrail("other", { attachedTo: ["r-acme"] })],
    });
    const finding = stoppedByAny(explanation(missingAllow("serviceControl")), acme);
    expect(finding).toMatchObject({ verdict: "held", guardrail: "allow-list", place: { file: "scp/allow-list.json" } });
  });

  test("a missing permission alone is no guardrail", () => {
    expect(stoppedByAny(explanation(missingAllow("identity"))).verdict).toBe("broke");
  });
});

test("an attempt that succeeded broke, and its account is placed in the reader's file", () => {
  const finding = judgePrevention(attemptOf({ outcome: SUCCEEDED, explanation: explanation() }), {
    guardrail: DENY_LEAVE,
    organization: ACME,
  });
  expect(finding).toMatchObject({
    verdict: "broke",
    attack: "succeeded",
    accountId: "222222222222",
    place: account().place,
    observed: "the call succeeded",
  });
});

test("an attempt of which nobody knows is Inconclusive and claims nothing of the attack", () => {
  const finding = judgePrevention(attemptOf({ outcome: UNKNOWN }), { guardrail: DENY_LEAVE, organization: ACME });
  expect(finding.verdict).toBe("inconclusive");
  expect(finding.reason).toContain("TimeoutError: no answer");
  expect(finding.attack).toBeUndefined();
});

test("the finding has the evidence class of the call that it judges", () => {
  const attempt = attemptOf({ outcome: SUCCEEDED, class: "executed" });
  expect(judgePrevention(attempt, { guardrail: undefined, organization: ACME }).class).toBe("executed");
});
