/** Runs every row of the tables in this folder. */
import { describe, expect, test } from "vitest";
import { authorize, decisiveDenial } from "../authorize.ts";
import { compileText } from "../compiled-policy.ts";
import { NULL_OPERATOR } from "../conditions/null.ts";
import { CONDITION_OPERATORS } from "../conditions/operators.ts";
import { isAllowed } from "../is-allowed.ts";
import { judge } from "../oracle.test-support.ts";
import { realQuestion } from "../organizations.test-support.ts";
import { parsePolicy } from "../parse-policy.ts";
import type { AttachedPolicy, PolicyScope } from "../request.ts";
import { CONDITION_CASES, CONDITION_SOURCE } from "./condition.cases.ts";
import { DECISION_CASES, ORDINARY_QUESTION } from "./decision.cases.ts";
import { GRAMMAR_CASES } from "./grammar.cases.ts";
import { ACTION_CASES, RESOURCE_CASES } from "./matching.cases.ts";

const PRINCIPAL = { kind: "user", accountId: "111122223333", arn: "arn:aws:iam::111122223333:user/alice" } as const;

function identityPolicy(statement: object, Version = "2012-10-17"): AttachedPolicy {
  const compiled = compileText(JSON.stringify({ Version, Statement: statement }), "identity");
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  return { reference: { type: "identity", name: "p" }, document: compiled.value };
}

const scopeOf = (policy: AttachedPolicy): PolicyScope => ({ principal: PRINCIPAL, identity: [policy] });

describe("grammar", () => {
  test.each(GRAMMAR_CASES)("$name ($kind; $source)", ({ kind, text, refused }) => {
    const parsed = parsePolicy(text, kind);
    if (refused === undefined) return expect(parsed).toMatchObject({ ok: true });
    const [first] = parsed.ok ? [] : parsed.refusal;
    expect(first && { rule: first.rule, at: `${first.line}:${first.column}` }).toEqual({
      rule: refused.rule,
      at: refused.at,
    });
    if (refused.message !== undefined) expect(first?.message).toContain(refused.message);
    expect(first?.message).toMatch(/^[^A-Z].*[^.]$/);
  });
});

describe("conditions", () => {
  const rows = CONDITION_CASES.map((row) => ({ ...row, source: row.source ?? CONDITION_SOURCE }));
  test.each(rows)(
    "$operator $policy asked about $request: $holds ($source)",
    ({ operator, policy, request, holds }) => {
      const statement = {
        Effect: "Allow",
        Action: "*",
        Resource: "*",
        Condition: { [operator]: { "Svc:Key": policy } },
      };
      const context = new Map(request === undefined ? [] : [["svc:key", request]]);
      const asked = { action: "s3:GetObject", resource: "*", context };
      expect(isAllowed(asked, scopeOf(identityPolicy(statement)))).toBe(holds);
    },
  );
});

describe("the shelf of operators", () => {
  const names = [...CONDITION_OPERATORS.map((operator) => operator.name), NULL_OPERATOR];
  test.each(names)("%s has rows that hold, that fail, and with an absent key", (name) => {
    const rows = CONDITION_CASES.filter((row) => row.operator === name);
    const answers = rows.filter((row) => row.request !== undefined).map((row) => row.holds);
    expect(new Set(answers)).toEqual(new Set([true, false]));
    expect(rows.some((row) => row.request === undefined)).toBe(true);
  });
});

describe("actions", () => {
  test.each(ACTION_CASES)("$element $pattern and $action: $covers", ({ element, pattern, action, covers }) => {
    const scope = scopeOf(identityPolicy({ Effect: "Allow", [element]: pattern, Resource: "*" }));
    expect(isAllowed({ action, resource: "*", context: new Map() }, scope)).toBe(covers);
  });
});

describe("resources", () => {
  test.each(RESOURCE_CASES)("$element $pattern and $resource: $matches", (row) => {
    const statement = { Effect: "Allow", Action: "*", [row.element ?? "Resource"]: row.pattern };
    const scope = { ...scopeOf(identityPolicy(statement, row.version)), assumptions: row.assumptions ?? {} };
    const asked = {
      action: "s3:GetObject",
      resource: row.resource,
      context: new Map(Object.entries(row.context ?? {})),
    };
    const explanation = authorize(asked, scope);
    expect(explanation.outcome === "allowed").toBe(row.matches);
    expect(explanation.assumptions).toEqual(row.touches === undefined ? [] : [row.touches]);
  });
});

describe("decisions", () => {
  test.each(DECISION_CASES)("$name: $expected ($source)", ({ question, expected }) => {
    const raw = { ...ORDINARY_QUESTION, ...question };
    const { request, scope } = realQuestion(raw);
    const { outcome, decisive } = authorize(request, scope);
    expect(decisive === undefined ? outcome : `${decisive.kind} ${decisive.policyType}`).toBe(expected);
    expect(judge(raw).outcome).toBe(outcome);
    expect(isAllowed(request, scope)).toBe(outcome === "allowed");
    expect(decisiveDenial(request, scope)).toEqual(decisive);
  });
});
