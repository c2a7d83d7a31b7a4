/** Runs every row of the tables in this folder. */
import { describe, expect, test } from "vitest";
import { authorize, decisiveDenial } from "../authorize.ts";
import { compileText } from "../compiled-policy.ts";
import { NULL_OPERATOR } from "../conditions/null.ts";
import { CONDITION_OPERATORS } from "../conditions/operators.ts";
import { denialText } from "../denial-text.ts";
import { isAllowed } from "../is-allowed.ts";
import { judge } from "../oracle.test-support.ts";
import { denialKeys, realQuestion } from "../organizations.test-support.ts";
import { parsePolicy } from "../parse-policy.ts";
import type { AttachedPolicy, PolicyScope } from "../request.ts";
import { ORDINARY_QUESTION } from "./cast.test-support.ts";
import { ACTION } from "./denial-text.cases.ts";
import { loadAllCases, loadCases, type Table } from "./load.test-support.ts";

/** A page of AWS, a standard, AWS's own error text, or the section of our extract of them. */
const DOCUMENT = /Guide|API Reference|Access Analyzer|RFC \d|policy-evaluation \d|aws-facts \d|^IAM: /;

const PRINCIPAL = { kind: "user", accountId: "111122223333", arn: "arn:aws:iam::111122223333:user/alice" } as const;

function identityPolicy(statement: object, Version = "2012-10-17"): AttachedPolicy {
  const compiled = compileText(JSON.stringify({ Version, Statement: statement }), "identity");
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  return { reference: { type: "identity", name: "p" }, document: compiled.value };
}

/** The rows of one table, each with its source. */
const rowsOf = <Name extends Table>(name: Name) => loadCases(name).map(({ row, source }) => ({ ...row, source }));

const scopeOf = (policy: AttachedPolicy): PolicyScope => ({ principal: PRINCIPAL, identity: [policy] });

describe("the tables", () => {
  const all = loadAllCases();

  test(`hold ${all.length} rows, at least 400`, () => {
    expect(all.length).toBeGreaterThanOrEqual(400);
  });

  test("tell the source of every row", () => {
    const counts = new Map<string, number>();
    for (const { source } of all) counts.set(source, (counts.get(source) ?? 0) + 1);
    const lines = [...counts].sort().map(([source, count]) => `${String(count).padStart(4)}  ${source}`);
    console.info([`${all.length} rows by source`, ...lines].join("\n"));
    expect(all.filter(({ source }) => !DOCUMENT.test(source))).toEqual([]);
  });

  test("say nothing twice", () => {
    const asked = all.map(({ table, row }) => JSON.stringify([table, { ...row, name: "", source: "" }]));
    expect(asked.filter((row, at) => asked.indexOf(row) !== at)).toEqual([]);
  });
});

describe("grammar", () => {
  test.each(rowsOf("grammar"))("$name ($kind; $source)", ({ kind, text, refused }) => {
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
  test.each(rowsOf("condition"))(
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
    const rows = rowsOf("condition").filter((row) => row.operator === name);
    const answers = rows.filter((row) => row.request !== undefined).map((row) => row.holds);
    expect(new Set(answers)).toEqual(new Set([true, false]));
    expect(rows.some((row) => row.request === undefined)).toBe(true);
  });

  const absent = (operator: string): boolean => {
    const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: { [operator]: { "svc:key": "x" } } };
    const asked = { action: "s3:GetObject", resource: "*", context: new Map() };
    return isAllowed(asked, scopeOf(identityPolicy(statement)));
  };
  const named = CONDITION_OPERATORS.map(({ name }) => [name, name.includes("Not")] as const);

  test.each(named)("%s and an absent key, alone and with every prefix and IfExists", (name, isNegated) => {
    expect(absent(name)).toBe(isNegated);
    expect(absent(`ForAllValues:${name}`)).toBe(true);
    expect(absent(`ForAnyValue:${name}`)).toBe(false);
    for (const prefix of ["", "ForAllValues:", "ForAnyValue:"]) expect(absent(`${prefix}${name}IfExists`)).toBe(true);
  });
});

describe("actions", () => {
  test.each(rowsOf("action"))(
    "$element $pattern and $action: $covers ($source)",
    ({ element, pattern, action, covers }) => {
      const scope = scopeOf(identityPolicy({ Effect: "Allow", [element]: pattern, Resource: "*" }));
      expect(isAllowed({ action, resource: "*", context: new Map() }, scope)).toBe(covers);
    },
  );
});

describe("resources", () => {
  test.each(rowsOf("resource"))("$element $pattern and $resource: $matches ($source)", (row) => {
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
  test.each(rowsOf("decision"))("$name: $expected ($source)", ({ question, expected, assumptions }) => {
    const raw = { ...ORDINARY_QUESTION, ...question };
    const { request, scope: plain } = realQuestion(raw);
    const scope = { ...plain, ...(assumptions === undefined ? {} : { assumptions }) };
    const explanation = authorize(request, scope);
    const { outcome, decisive } = explanation;
    expect(decisive === undefined ? outcome : `${decisive.kind} ${decisive.policyType}`).toBe(expected);
    if (assumptions === undefined) expect(judge(raw)).toEqual({ outcome, denials: denialKeys(explanation, raw) });
    expect(isAllowed(request, scope)).toBe(outcome === "allowed");
    expect(decisiveDenial(request, scope)).toEqual(decisive);
  });
});

describe("denial texts", () => {
  test.each(rowsOf("denialText"))("$denial.kind $denial.policyType: $context ($source)", (row) => {
    const facts = { principal: PRINCIPAL.arn, action: ACTION, resource: "*", decisive: row.denial };
    const subject = `User: ${PRINCIPAL.arn} is not authorized to perform: ${ACTION} on resource: *`;
    expect(denialText(facts, { sameOrganization: row.sameOrganization })).toBe(`${subject} ${row.context}`);
  });
});
