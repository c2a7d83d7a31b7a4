/** Compiled wildcards against the slowest, plainest definition, and against hostile patterns. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bindToSegments, compileGlob, isBound, matchTokens, wildcardTokens } from "./glob.ts";

const pattern = fc
  .array(fc.constantFrom("a", "b", ":", "*", "?", "ab"), { maxLength: 9 })
  .map((parts) => parts.join(""));
const text = fc.array(fc.constantFrom("a", "b", ":", "*"), { maxLength: 10 }).map((parts) => parts.join(""));

const asRegExp = (glob: string, run: string, one: string): RegExp =>
  new RegExp(
    `^${glob.replace(/\*+|\?/g, (mark, at: number) => {
      const after = glob[at + mark.length];
      return mark === "?" ? one : after === undefined || after === ":" ? "[^]*" : run;
    })}$`,
  );

test("compiled globs and a regular expression agree", () => {
  fc.assert(
    fc.property(pattern, text, (glob, subject) => {
      const expected = asRegExp(glob, "[^]*", "[^]").test(subject);
      expect(compileGlob(glob)(subject)).toBe(expected);
      expect(matchTokens(wildcardTokens(glob), subject)).toBe(expected);
    }),
    {
      numRuns: 5000,
      examples: [
        ["*ab*b", "ab"],
        ["a*ba*a", "aba"],
        ["a*a", "a"],
      ],
    },
  );
});

test("segment-bound globs and a regular expression agree, and never match more than the unbound ones", () => {
  fc.assert(
    fc.property(pattern, text, (glob, subject) => {
      const bound = matchTokens(bindToSegments(wildcardTokens(glob)), subject);
      expect(bound).toBe(asRegExp(glob, "[^:]*", "[^:]").test(subject));
      if (bound) expect(compileGlob(glob)(subject)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("a hostile pattern costs at most text times pattern", () => {
  const tokens = wildcardTokens("a*".repeat(500));
  const bound = bindToSegments(tokens);
  expect(isBound(bound)).toBe(true);
  expect(matchTokens(tokens, `${"a".repeat(2000)}b`)).toBe(true);
  expect(matchTokens([...bound, 98, 99], "a".repeat(2000))).toBe(false);
  expect(compileGlob(`${"*a?".repeat(300)}c`)("a".repeat(4000))).toBe(false);
});
