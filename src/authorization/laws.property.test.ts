/** Every law holds for the engine on random organizations, and every wrong engine is found out by its law. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorize, decisiveDenial } from "./authorize.ts";
import { isAllowed } from "./is-allowed.ts";
import { ENGINE, type Engine, LAWS, type Law } from "./laws.test-support.ts";
import { rawQuestion, realQuestion } from "./organizations.test-support.ts";

const CASES = Math.ceil(Number(process.env.ORGDRILL_ORACLE_CASES ?? 10_000) / 20);
/** The same run again: ORGDRILL_ORACLE_SEED=… */
const SEED = Number(process.env.ORGDRILL_ORACLE_SEED ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);
const SLOW = Math.max(60_000, CASES * 60);
/** How many cases a wrong engine may survive; the seed is fixed, so that it is found out for good. */
const PATIENCE = 4_000;

const underLaw = (law: Law, engine: Engine) =>
  law.property(engine, (claim) => {
    if (claim !== undefined) expect(claim.seen).toEqual(claim.expected);
  });

describe.each(LAWS.map((law) => [law.name, law] as const))("%s", (_, law) => {
  test(`holds in ${CASES} cases, seed ${SEED}`, { timeout: SLOW }, () => {
    fc.assert(underLaw(law, ENGINE), { numRuns: CASES, seed: SEED });
  });

  test.each(Object.entries(law.brokenBy))("is broken when %s", { timeout: SLOW }, (_, fault) => {
    const property = underLaw(law, { ...ENGINE, ...fault });
    const { failed, errorInstance } = fc.check(property, { numRuns: PATIENCE, seed: 1, endOnFailure: true });
    expect({ failed, by: errorInstance }).toMatchObject({ failed: true, by: { name: "AssertionError" } });
  });
});

test(`the fast paths agree with the explanation under every reading, seed ${SEED}`, { timeout: SLOW }, () => {
  const readings = fc.constantFrom<Record<string, string>>(
    { "unresolvable-variable": "value-does-not-match", "not-resource-without-resource": "no-match" },
    { "resource-wildcard-mid-segment": "across-colons", "variable-value-wildcards": "pattern" },
    { "arn-condition-short-pattern": "whole-string", "policy-type-named-when-several-deny": "identity-first" },
    { "scp-named-when-several-deny": "nearest-account" },
  );
  fc.assert(
    fc.property(rawQuestion, readings, (raw, assumptions) => {
      const { request, scope } = realQuestion(raw);
      const question = { ...scope, assumptions };
      const { outcome, decisive } = authorize(request, question);
      expect(isAllowed(request, question)).toBe(outcome === "allowed");
      expect(decisiveDenial(request, question)).toEqual(decisive);
    }),
    { numRuns: CASES * 2, seed: SEED },
  );
});
