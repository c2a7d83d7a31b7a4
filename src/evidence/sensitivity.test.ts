import { expect, test } from "vitest";
import type { Sensitivity } from "./drill-result.ts";
import { drill, finding } from "./samples.test-support.ts";
import { applySensitivity } from "./sensitivity.ts";

const twin = (result: Sensitivity["result"], removalSet: readonly string[] = []): Sensitivity => ({
  guardrail: "deny-leave",
  result,
  removalSet,
  reason: "alice has no Allow",
});

test("a vacuous twin makes a Held guardrail Inconclusive and says why", () => {
  const judged = applySensitivity(drill(), [twin("vacuous")]);
  expect(judged.verdict).toBe("inconclusive");
  expect(judged.answers.prevention?.reason).toContain("alice has no Allow");
});

test("a redundant twin stays Held and shows the removal set", () => {
  const judged = applySensitivity(drill(), [twin("redundant", ["deny-leave", "region-lock"])]);
  expect(judged.verdict).toBe("held");
  expect(judged.answers.prevention?.reason).toContain("only without `deny-leave`, `region-lock`");
});

test("a confirmed twin changes nothing but is kept", () => {
  expect(applySensitivity(drill(), [twin("confirmed")])).toEqual({ ...drill(), sensitivity: [twin("confirmed")] });
});

test("a vacuous twin concerns its own guardrail, prevention, and Held alone", () => {
  const rows = [
    finding({ guardrail: "other" }),
    finding({ verdict: "broke", guardrail: "deny-leave" }),
    finding({ answer: "detection" }),
  ];
  expect(applySensitivity(drill({}, rows), [twin("vacuous")]).findings).toEqual(rows);
});
