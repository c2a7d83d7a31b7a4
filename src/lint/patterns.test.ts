import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileGlob } from "../authorization/glob.ts";
import { coversPattern, fitsAction, fitsPattern } from "./patterns.ts";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });

describe("a pattern", () => {
  test("fits what the evaluator's own patterns fit", () => {
    fc.assert(
      fc.property(pattern, letters, (given, text) => {
        expect(fitsPattern(given, text)).toBe(compileGlob(given)(text));
      }),
    );
  });

  test("that covers another fits every text of it", () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(letters, { minLength: 8, maxLength: 8 }), (wide, narrow, fillings) => {
        if (!coversPattern(wide, narrow)) return;
        let next = 0;
        const text = narrow.replace(/[*?]/g, (each) => {
          const filling = fillings[next++] ?? "";
          return each === "*" ? filling : `${filling}a`.charAt(0);
        });
        expect(fitsPattern(wide, text), text).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["*", "iam:*", true],
    ["iam:*", "iam:Create*", true],
    ["iam:Create*", "iam:*", false],
    ["iam:?", "iam:*", false],
    ["iam:*", "iam:?", true],
    ["a*b", "a*b*b", true],
    ["a", "a", true],
  ])("`%s` covers `%s`: %s", (wide, narrow, answer) => {
    expect(coversPattern(wide, narrow)).toBe(answer);
  });

  test("of actions ignores case", () => {
    expect(fitsAction("IAM:create*", "iam:CreateUser")).toBe(true);
  });
});
