import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileExpression, expressionMatches, NO_FLAGS } from "./regular-expression.ts";

const matches = (expression: string, text: string, flags = {}): boolean => {
  const compiled = compileExpression(expression, { ...NO_FLAGS, ...flags });
  if (!compiled.ok) throw new Error(compiled.refusal.message);
  return expressionMatches(compiled.value, text);
};

const piece = fc.oneof(
  fc.constantFrom("a", "b", "ab", ".", "[ab]", "[^a]", "\\w", "\\d", "\\b", "^", "$", "(?:a|b)", "(a|ab)", "[a-c0-9]"),
);
const quantified = fc
  .tuple(piece, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?"))
  .map(([part, quantifier]) => (/^(\\b|\^|\$)$/.test(part) ? part : part + quantifier));
const expressions = fc
  .array(
    fc.array(quantified, { maxLength: 5 }).map((parts) => parts.join("")),
    { minLength: 1, maxLength: 3 },
  )
  .map((branches) => branches.join("|"));
const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", "0", " ", "\n", "A"), maxLength: 8 });

describe("regular expressions", () => {
  test("agree with the engine's own wherever both understand", () => {
    fc.assert(
      fc.property(expressions, texts, fc.constantFrom("", "i", "m", "s"), (expression, text, flag) => {
        const flags = { ignoresCase: flag === "i", multiLine: flag === "m", dotAll: flag === "s" };
        expect(matches(expression, text, flags)).toBe(new RegExp(expression, flag).test(text));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ["(a+)+$", `${"a".repeat(5_000)}!`],
    ["(a|a)*b", "a".repeat(5_000)],
    ["(.*)(.*)(.*)x", "y".repeat(5_000)],
  ])("%s takes no time on a text made to hurt", (expression, text) => {
    expect(matches(expression, text)).toBe(false);
  });

  test.each([
    ["(?=a)", 0, "look-around is not supported"],
    ["a(?<!b)", 1, "look-around is not supported"],
    ["(a)\\1", 3, "back-references are not supported"],
    ["a**", 2, "nothing to repeat"],
    ["(a", 0, "this parenthesis is never closed"],
    ["a)", 1, "this parenthesis closes nothing"],
    ["[a", 0, "this bracket is never closed"],
    ["[z-a]", 1, "this range is out of order"],
    ["\\p{L}", 0, "the escape `\\p` is not supported"],
    ["a++", 2, "possessive quantifiers are not supported"],
    ["(((a{99}){99}){99})", 0, "the expression repeats too much to be judged"],
    ["a{2000}", 1, "expected at most 1000 repetitions"],
  ])("%s is refused at %i", (expression, at, message) => {
    expect(compileExpression(expression)).toEqual({ ok: false, refusal: { at, message } });
  });

  test("flags inside, hexadecimal letters and named groups", () => {
    expect(matches("(?i)LEAVE", "leave")).toBe(true);
    expect(matches("\\x41(?P<name>b)", "Ab")).toBe(true);
  });
});
