/** Laws of decisions on part of a request, on random organizations and random completions of what is missing. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CONTEXT_VALUES } from "../alphabets.test-support.ts";
import { authorize } from "../authorize.ts";
import { denialKeys, rawQuestion, realQuestion } from "../organizations.test-support.ts";
import { evaluateStandAlone } from "./evaluate-stand-alone.ts";

const CASES = Number(process.env.ORGDRILL_ORACLE_CASES ?? 2000);
const options = { numRuns: CASES };
const SLOW = Math.max(60_000, CASES * 30);

const KEYS = Object.keys(CONTEXT_VALUES);
type Value = string | readonly string[];
/** A value for each key, or absence; more than the policies' own words. */
const completion: fc.Arbitrary<Readonly<Record<string, Value | undefined>>> = fc.record(
  Object.fromEntries(
    KEYS.map((key) => [
      key,
      fc.oneof(
        fc.constant(undefined),
        fc.constantFrom(...(CONTEXT_VALUES[key] ?? [])),
        fc.constantFrom<Value>("", "x", []),
      ),
    ]),
  ),
);
const unknown = fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 6 });
const alternatives = fc.constantFrom<Record<string, string>>(
  {},
  {},
  { "unresolvable-variable": "value-does-not-match", "not-resource-without-resource": "no-match" },
);

test("a conclusive answer is every completion's, and completions that differ are named", { timeout: SLOW }, () => {
  const answers = new Map<string, number>();
  fc.assert(
    fc.property(
      rawQuestion,
      unknown,
      alternatives,
      fc.array(completion, { minLength: 2, maxLength: 6 }),
      (...asked) => {
        const [raw, missing, assumptions, completions] = asked;
        const { request, scope: plain } = realQuestion(raw);
        const scope = { ...plain, assumptions };
        const settled = new Map([...request.context].filter(([key]) => !missing.includes(key)));
        const isKnown = (key: string): boolean => !missing.includes(key);
        const alone = evaluateStandAlone({ ...request, context: settled, isKnown }, scope);
        // What is said to be unknown is not looked at, even where the context has it.
        const leaking = evaluateStandAlone({ ...request, isKnown }, scope);
        expect([leaking.answer, leaking.keys]).toEqual([alone.answer, alone.keys]);
        answers.set(alone.answer, (answers.get(alone.answer) ?? 0) + 1);
        const named = alone.keys.map((key) => key.toLowerCase());
        for (const key of named) expect(missing).toContain(key);
        expect(named.length > 0 || alone.answer !== "inconclusive").toBe(true);
        if (alone.answer === "allowed") expect(named).toEqual([]);
        const full = completions.map((values) => {
          const context = new Map<string, Value>(settled);
          for (const key of missing) {
            const value = values[key];
            if (value !== undefined) context.set(key, value);
          }
          return { values, explanation: authorize({ ...request, context }, scope) };
        });
        for (const { explanation } of full) {
          const isAllowed = explanation.outcome === "allowed";
          if (alone.answer !== "inconclusive") expect(isAllowed).toBe(alone.answer === "allowed");
          if (alone.answer === "denied") {
            const certain = denialKeys(alone.best, raw);
            expect(denialKeys(explanation, raw)).toEqual(expect.arrayContaining([...certain]));
          }
        }
        for (const one of full) {
          for (const other of full) {
            if (one.explanation.outcome === other.explanation.outcome) continue;
            const differing = missing.filter(
              (key) => JSON.stringify(one.values[key]) !== JSON.stringify(other.values[key]),
            );
            const isConclusive = alone.answer !== "inconclusive";
            const isSameAnswer = (one.explanation.outcome === "allowed") === (other.explanation.outcome === "allowed");
            expect(isConclusive && !isSameAnswer).toBe(false);
            expect(differing.some((key) => named.includes(key))).toBe(true);
          }
        }
      },
    ),
    options,
  );
  for (const answer of ["allowed", "denied", "inconclusive"])
    expect(answers.get(answer) ?? 0).toBeGreaterThan(CASES / 50);
});
