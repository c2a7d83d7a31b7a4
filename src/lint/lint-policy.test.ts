import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyKind } from "../authorization/index.ts";
import { lintPolicy, renderFindings } from "./index.ts";
import { RULES } from "./rules.ts";

const KINDS: readonly PolicyKind[] = ["identity", "serviceControl", "resourceControl", "resource", "trust"];
const lint = (text: string, kind: PolicyKind = "serviceControl") => lintPolicy({ file: "policy.json", text, kind });

const word = fc.oneof(
  fc.constantFrom(
    "*",
    "iam:*",
    "organizations:LeaveOrganization",
    "arn:aws:iam::*:role/x",
    "aws:PrincipalArn",
    "${aws:username}",
  ),
  fc.constantFrom(
    "aws:MultiFactorAuthPresent",
    "ForAllValues:",
    "StringEquals",
    "10.0.0.0/8",
    "::",
    "true",
    "2026",
    "${",
    ":",
    "",
  ),
  fc.string({ maxLength: 8 }),
);
const words = fc.oneof(word, fc.array(word, { maxLength: 3 }));
const operator = fc.oneof(
  fc.constantFrom(
    "StringNotLike",
    "ArnNotLike",
    "Null",
    "NullIfExists",
    "IpAddress",
    "DateLessThan",
    "Bool",
    "NumericEquals",
  ),
  fc.constantFrom("ForAnyValue:StringLike", "ForAllValues:ArnLikeIfExists", "__proto__"),
  word,
);
const condition = fc.dictionary(
  operator,
  fc.oneof(fc.dictionary(word, fc.oneof(words, fc.double(), fc.boolean())), fc.jsonValue()),
);
const statement = fc.record(
  {
    Effect: fc.constantFrom("Deny", "Allow", "Maybe"),
    Action: words,
    NotAction: words,
    Resource: words,
    NotResource: words,
    Principal: fc.jsonValue(),
    Condition: condition,
  },
  { requiredKeys: ["Effect"] },
);
const policy = fc.record(
  {
    Version: fc.constantFrom("2012-10-17", "2008-10-17", "x"),
    Statement: fc.oneof(statement, fc.array(statement, { maxLength: 4 })),
  },
  { requiredKeys: ["Statement"] },
);
const text = fc.oneof(
  policy.map((each) => JSON.stringify(each, null, 1)),
  fc.json(),
  fc.string(),
);

describe("lint of a policy", () => {
  test("never throws, says the same twice, and is in order, whatever the text", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...KINDS), (given, kind) => {
        const findings = lint(given, kind);
        expect(lint(given, kind)).toEqual(findings);
        const places = findings.map(({ line, column }) => line * 1_000_000 + column);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const rendered = renderFindings(findings, { sources: new Map([["policy.json", given]]), policies: 1 });
        expect(rendered).not.toMatch(/undefined/.test(given) ? /^$/ : /undefined/);
        expect(rendered.endsWith("\n")).toBe(true);
      }),
    );
  });

  test("says nothing twice", () => {
    fc.assert(
      fc.property(policy, (given) => {
        const findings = lint(JSON.stringify(given)).map((each) => JSON.stringify(each));
        expect(new Set(findings).size).toBe(findings.length);
      }),
    );
  });

  test("a hostile policy of the largest size costs no minutes", () => {
    const actions = Array.from({ length: 9_000 }, (_, index) => `*a*a*:*${index}*`);
    const statements = Array.from({ length: 60 }, () => ({
      Effect: "Deny",
      Action: actions.slice(0, 60),
      Resource: "*",
    }));
    for (const Statement of [statements, [{ Effect: "Deny", Action: actions, Resource: "*" }]]) {
      expect(lint(JSON.stringify({ Version: "2012-10-17", Statement })).length).toBeGreaterThan(0);
    }
  }, 20_000);

  test("a rule that speaks at the place of a grammar error takes its place", () => {
    const rules = lint('{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":[]}}').map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(["empty-list"]);
  });

  test("the five checks that ended in September 2025 are not raised", () => {
    const full = [
      {
        Effect: "Allow",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
      { Effect: "Allow", NotAction: "ec2:*", Resource: "*" },
      { Effect: "Allow", Action: "s3:*Object", Resource: "arn:aws:s3:::vault/*" },
      { Effect: "Deny", Action: "s3:*Bucket", NotResource: "arn:aws:s3:::vault" },
      { Effect: "Allow", Action: "s3:Get*Acl", NotResource: "arn:aws:s3:::vault" },
    ];
    expect(lint(JSON.stringify({ Version: "2012-10-17", Statement: full }))).toEqual([]);
  });

  test("every rule's examples stay in the grammar's or the rule's own words", () => {
    for (const { id, examples } of RULES) {
      for (const { text: given, kind = "serviceControl" } of examples.fires) {
        expect(
          lint(given, kind).map(({ rule }) => rule),
          id,
        ).toContain(id);
      }
    }
  });
});
