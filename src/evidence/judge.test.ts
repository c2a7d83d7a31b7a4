import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWER_KINDS, type Finding } from "./answer.ts";
import type { Ending } from "./drill-result.ts";
import { EVIDENCE_CLASSES } from "./evidence-class.ts";
import { answersFrom, drillVerdict, judge, rejudge, runVerdict, totalsOf } from "./judge.ts";
import { drill, finding } from "./samples.test-support.ts";
import { VERDICTS, worst } from "./verdict.ts";

const anyFinding: fc.Arbitrary<Finding> = fc.record({
  answer: fc.constantFrom(...ANSWER_KINDS),
  verdict: fc.constantFrom(...VERDICTS),
  class: fc.constantFrom(...EVIDENCE_CLASSES),
  reason: fc.constantFrom("one", "two", "three"),
  basis: fc.constantFrom("documented", "computed"),
  assumptions: fc.uniqueArray(fc.constantFrom("a", "b", "c")),
  calls: fc.constant([]),
});
const anyFindings = fc.array(anyFinding, { maxLength: 8 });
const anyEnding = fc.constantFrom<Ending>("completed", "notRun", "crashed");

describe("answers", () => {
  test("each answer follows from its own findings alone", () => {
    fc.assert(
      fc.property(anyFindings, fc.constantFrom(...ANSWER_KINDS), (findings, kind) => {
        const alone = findings.filter((each) => each.answer === kind);
        expect(answersFrom(findings)[kind]).toEqual(answersFrom(alone)[kind]);
        expect(answersFrom(findings)[kind]?.verdict ?? null).toBe(
          alone.length === 0 ? null : worst(alone.map((each) => each.verdict)),
        );
      }),
    );
  });

  test("say the reason of the worst finding, how many others, the weakest class and every assumption in order", () => {
    const rows = [
      finding({ assumptions: ["z"], class: "executed" }),
      finding({ verdict: "broke", reason: "payments left", assumptions: ["b"] }),
      finding({ verdict: "broke", reason: "billing left", assumptions: ["a", "b"] }),
    ];
    expect(answersFrom(rows).prevention).toEqual({
      verdict: "broke",
      class: "modelled",
      reason: "payments left (and 1 more)",
      assumptions: ["a", "b", "z"],
    });
    expect(answersFrom(rows).detection).toBeNull();
  });
});

describe("a drill's verdict", () => {
  test("is never Held without a finding, however it ended", () => {
    expect(judge([]).verdict).toBe("inconclusive");
    expect(judge([], "notRun").verdict).toBe("notRun");
    expect(judge([], "crashed").verdict).toBe("inconclusive");
  });

  test("is its worst answer, and no ending makes it better", () => {
    fc.assert(
      fc.property(anyFindings, anyEnding, (findings, ending) => {
        const answers = answersFrom(findings);
        const verdict = drillVerdict(answers, ending);
        const given = ANSWER_KINDS.flatMap((kind) => answers[kind]?.verdict ?? []);
        expect(worst([verdict, ...given])).toBe(verdict);
        if (ending !== "completed") expect(verdict).not.toBe("held");
      }),
    );
  });

  test("keeps a crash that is no answer when the findings are judged again", () => {
    const crashed = drill({ verdict: "inconclusive", remark: "the target closed the connection" });
    expect(rejudge(crashed, [finding()]).verdict).toBe("inconclusive");
  });
});

test("totals add up to the denominator, and the run is its worst drill", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...VERDICTS)), (verdicts) => {
      const drills = verdicts.map((verdict) => ({ verdict }));
      const { selected, ...parts } = totalsOf(drills);
      expect(Object.values(parts).reduce((sum, each) => sum + each, 0)).toBe(selected);
      expect(selected).toBe(verdicts.length);
      expect(runVerdict(drills)).toBe(worst(verdicts));
    }),
  );
  expect(runVerdict([])).toBe("notRun");
});
