/** The law above all others: on random organizations, policies and requests, two evaluators that share no code agree. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { authorize, decisiveDenial } from "./authorize.ts";
import { isAllowed } from "./is-allowed.ts";
import { type Judgement, judge, type RawQuestion } from "./oracle.test-support.ts";
import { denialKeys, rawQuestion, realQuestion } from "./organizations.test-support.ts";

const CASES = Number(process.env.ORGDRILL_ORACLE_CASES ?? 10_000);
/** The same run again: ORGDRILL_ORACLE_SEED=… */
const SEED = Number(process.env.ORGDRILL_ORACLE_SEED ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);
const SLOW = Math.max(120_000, CASES * 30);

/** What a case was about: who asked and what came of it, which policies denied, and whether the resource was another account's. */
function topicsOf({ principal, resourceAccountId }: RawQuestion, { outcome, denials }: Judgement): readonly string[] {
  const place = resourceAccountId === principal.accountId ? "at home" : "away";
  const kinds = denials.map((denial) => denial.split(" ").slice(0, 2).join(" "));
  return [`${principal.kind} ${outcome}`, `${place} ${outcome}`, ...new Set(kinds)];
}

const OUTCOMES = ["allowed", "explicitlyDenied", "implicitlyDenied"];
const CALLERS = ["root", "user", "roleSession", "federatedUser", "serviceLinkedRole", "service", "anonymous"];
const TYPES = ["serviceControl", "resourceControl", "resource", "trust", "identity", "boundary", "session"];
const TOPICS = [
  ...[...CALLERS, "at home", "away"].flatMap((who) => OUTCOMES.map((outcome) => `${who} ${outcome}`)),
  ...TYPES.flatMap((type) => [`explicit ${type}`, `implicit ${type}`]),
];

test(`the second evaluator agrees on outcome and denying set: ${CASES} cases, seed ${SEED}`, { timeout: SLOW }, () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(rawQuestion, (raw) => {
      const { request, scope } = realQuestion(raw);
      const expected = judge(raw);
      const explanation = authorize(request, scope);
      expect({ outcome: explanation.outcome, denials: denialKeys(explanation, raw) }).toEqual(expected);
      expect(isAllowed(request, scope)).toBe(expected.outcome === "allowed");
      expect(decisiveDenial(request, scope)).toEqual(explanation.decisive);
      for (const topic of topicsOf(raw, expected)) met.set(topic, (met.get(topic) ?? 0) + 1);
    }),
    { numRuns: CASES, seed: SEED },
  );
  const rare = TOPICS.filter((topic) => (met.get(topic) ?? 0) < CASES / 1_000);
  expect(rare, "every caller, outcome and policy type must come up").toEqual([]);
});
