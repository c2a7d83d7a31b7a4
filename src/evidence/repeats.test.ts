import fc from "fast-check";
import { expect, test } from "vitest";
import type { AssumptionRepeat, DrillResult } from "./drill-result.ts";
import { applyRepeats } from "./repeats.ts";
import { drill, finding } from "./samples.test-support.ts";
import { VERDICTS, type Verdict } from "./verdict.ts";

const values = { wait: "4 days" };

function repeat(prevention: Verdict | null, over: Partial<AssumptionRepeat> = {}): AssumptionRepeat {
  const answers = { prevention, detection: null, consequence: null };
  return { assumption: "wait", value: "none", verdict: prevention ?? "inconclusive", answers, ...over };
}

test("an answer that flips is Inconclusive and names the assumption and both values", () => {
  const judged = applyRepeats(drill(), [repeat("broke")], values);
  expect(judged.verdict).toBe("inconclusive");
  expect(judged.answers.prevention?.reason).toContain(
    "it depends on the assumption `wait`: Held with `4 days`, Broke with `none`",
  );
  expect(judged.answers.prevention?.assumptions).toEqual(["wait"]);
  expect(judged.repeats).toHaveLength(1);
});

test("an account is not affected when the break depends on a guess", () => {
  const broke = drill({}, [finding({ verdict: "broke", accountId: "222222222222" })]);
  expect(broke.affectedAccounts).toEqual(["222222222222"]);
  expect(applyRepeats(broke, [repeat("held")], values).affectedAccounts).toEqual([]);
});

test("of a Held answer only the rows that rest on the guess are in doubt", () => {
  const rows = [finding({ accountId: "222222222222" }), finding({ accountId: "333333333333", assumptions: ["wait"] })];
  const judged = applyRepeats(drill({}, rows), [repeat("broke")], values);
  expect(judged.findings.map((each) => each.verdict)).toEqual(["held", "inconclusive"]);
});

test("the other answers stay as they are", () => {
  const rows = [finding(), finding({ answer: "detection", verdict: "broke", reason: "no alert" })];
  const other = repeat("broke", { answers: { prevention: "broke", detection: "broke", consequence: null } });
  const judged = applyRepeats(drill({}, rows), [other], values);
  expect(judged.answers.detection).toEqual(drill({}, rows).answers.detection);
  expect(judged.verdict).toBe("broke");
});

test("an answer that only the alternative gives is Inconclusive too", () => {
  const answers = { prevention: "held", detection: null, consequence: "broke" } as const;
  const judged = applyRepeats(drill(), [repeat("broke", { answers })], values);
  expect(judged.answers.consequence?.verdict).toBe("inconclusive");
});

test("a repeat that crashed after the same answers leaves the drill Inconclusive", () => {
  const judged = applyRepeats(drill(), [repeat("held", { verdict: "inconclusive" })], values);
  expect(judged.verdict).toBe("inconclusive");
  expect(judged.remark).toContain("`wait`");
});

const asBefore = (before: DrillResult): AssumptionRepeat => ({
  assumption: "wait",
  value: "none",
  verdict: before.verdict,
  answers: {
    prevention: before.answers.prevention?.verdict ?? null,
    detection: before.answers.detection?.verdict ?? null,
    consequence: before.answers.consequence?.verdict ?? null,
  },
});

test("law: nothing is Held or Broke by a guess, and repeats that agree change nothing", () => {
  const verdict = fc.constantFrom(...VERDICTS);
  fc.assert(
    fc.property(verdict, fc.array(verdict, { minLength: 1, maxLength: 4 }), (first, others) => {
      const before = drill({}, [finding({ verdict: first })]);
      const judged = applyRepeats(
        before,
        others.map((each) => repeat(each)),
        values,
      );
      const agree = others.every((each) => each === first);
      expect(judged.answers.prevention?.verdict).toBe(agree ? first : "inconclusive");
      expect(applyRepeats(before, [asBefore(before)], values)).toEqual({ ...before, repeats: [asBefore(before)] });
    }),
  );
});
