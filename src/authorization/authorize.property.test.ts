/** Laws of authorization, on random organizations: agreement with the second evaluator, and what order and levels may not do. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { authorize, decisiveDenial } from "./authorize.ts";
import { isAllowed } from "./is-allowed.ts";
import { judge } from "./oracle.test-support.ts";
import { denialKeys, rawQuestion, realQuestion, serviceControlLevel } from "./organizations.test-support.ts";

const CASES = Number(process.env.ORGDRILL_ORACLE_CASES ?? 2000);
const SEED = process.env.ORGDRILL_ORACLE_SEED;
/** A failure prints its seed; the same run again: ORGDRILL_ORACLE_SEED=… */
const options = { numRuns: CASES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
const SLOW = Math.max(60_000, CASES * 30);

test("the second evaluator agrees on the outcome and on the whole denying set", { timeout: SLOW }, () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(rawQuestion, (raw) => {
      const { request, scope } = realQuestion(raw);
      const expected = judge(raw);
      const explanation = authorize(request, scope);
      expect({ outcome: explanation.outcome, denials: denialKeys(explanation, raw) }).toEqual(expected);
      outcomes.set(expected.outcome, (outcomes.get(expected.outcome) ?? 0) + 1);
    }),
    options,
  );
  expect(
    Math.min(...["allowed", "explicitlyDenied", "implicitlyDenied"].map((each) => outcomes.get(each) ?? 0)),
  ).toBeGreaterThan(CASES / 20);
});

test("the fast paths always agree with the explanation", { timeout: SLOW }, () => {
  const alternatives = fc.constantFrom<Record<string, string>>(
    {},
    { "unresolvable-variable": "value-does-not-match", "not-resource-without-resource": "no-match" },
    { "resource-wildcard-mid-segment": "across-colons", "variable-value-wildcards": "pattern" },
    { "arn-condition-short-pattern": "whole-string", "policy-type-named-when-several-deny": "identity-first" },
  );
  fc.assert(
    fc.property(rawQuestion, alternatives, (raw, assumptions) => {
      const { request, scope } = realQuestion(raw);
      const question = { ...scope, assumptions };
      const { outcome, decisive } = authorize(request, question);
      expect(isAllowed(request, question)).toBe(outcome === "allowed");
      expect(decisiveDenial(request, question)).toEqual(decisive);
    }),
    options,
  );
});

test("one more level of service control policies never adds permission", { timeout: SLOW }, () => {
  fc.assert(
    fc.property(rawQuestion, serviceControlLevel, fc.nat(4), (raw, extra, at) => {
      const levels = raw.serviceControl ?? [];
      const longer = realQuestion({ ...raw, serviceControl: [...levels.slice(0, at), extra, ...levels.slice(at)] });
      const shorter = realQuestion(raw);
      if (isAllowed(longer.request, longer.scope)) expect(isAllowed(shorter.request, shorter.scope)).toBe(true);
    }),
    { ...options, numRuns: Math.ceil(CASES / 4) },
  );
});

test("an explicit deny in any binding policy wins over every allow", { timeout: SLOW }, () => {
  const denyAll = {
    name: "denyAll",
    document: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] },
  };
  fc.assert(
    fc.property(rawQuestion, (raw) => {
      fc.pre(["user", "roleSession"].includes(raw.principal.kind) && raw.action !== "sts:GetCallerIdentity");
      for (const place of [
        { ...raw, identity: [...raw.identity, denyAll] },
        { ...raw, session: [...(raw.session ?? []), denyAll] },
        { ...raw, boundary: denyAll },
        { ...raw, serviceControl: [...(raw.serviceControl ?? []), [denyAll]] },
      ]) {
        const { request, scope } = realQuestion(place);
        expect(authorize(request, scope).outcome).toBe("explicitlyDenied");
      }
    }),
    { ...options, numRuns: Math.ceil(CASES / 8) },
  );
});

test("the order of policies and statements never matters", { timeout: SLOW }, () => {
  const reversed = <T>(list: readonly T[]): readonly T[] => [...list].reverse();
  fc.assert(
    fc.property(rawQuestion, (raw) => {
      const turned = {
        ...raw,
        identity: reversed(raw.identity).map((policy) => ({
          ...policy,
          document: { ...policy.document, Statement: reversed(policy.document.Statement) },
        })),
        serviceControl: raw.serviceControl?.map(reversed),
        session: raw.session && reversed(raw.session),
      };
      const [one, other] = [realQuestion(raw), realQuestion(turned)].map(({ request, scope }) =>
        authorize(request, scope),
      );
      const withoutIndex = (keys: readonly string[]) =>
        keys.map((key) => key.replace(/^(explicit identity .*) \d+$/, "$1")).sort();
      expect(other?.outcome).toBe(one?.outcome);
      expect(withoutIndex(other ? denialKeys(other, raw) : [])).toEqual(withoutIndex(one ? denialKeys(one, raw) : []));
    }),
    { ...options, numRuns: Math.ceil(CASES / 4) },
  );
});
