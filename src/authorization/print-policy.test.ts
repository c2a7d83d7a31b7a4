/** What is printed is read back as the same document, for every text that the grammar's rows accept and for random ones. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCases } from "./cases/load.test-support.ts";
import { allowStatement, rawQuestion } from "./organizations.test-support.ts";
import { parsePolicy } from "./parse-policy.ts";
import type { PolicyDocument, PolicyKind } from "./policy-document.ts";
import { printPolicy } from "./print-policy.ts";

function parsed(text: string, kind: PolicyKind): PolicyDocument {
  const result = parsePolicy(text, kind, { awsManaged: true, assumptions: { "service-control-version": "optional" } });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const withoutPlaces = ({ statements, ...document }: PolicyDocument) => ({
  ...document,
  statements: statements.map(({ line, column, ...statement }) => statement),
});

const roundTrip = (text: string, kind: PolicyKind, print = printPolicy): void => {
  const document = parsed(text, kind);
  expect(withoutPlaces(parsed(print(document), kind))).toEqual(withoutPlaces(document));
};

const accepted = loadCases("grammar").flatMap(({ row }) => (row.refused === undefined ? [row] : []));

test.each(accepted)("$name ($kind)", ({ text, kind }) => roundTrip(text, kind));

const PRINCIPALS = [
  '"*"',
  "{}",
  '{"AWS":"*"}',
  '{"AWS":["*","111122223333"],"Service":["s3.amazonaws.com"]}',
  '{"Federated":"cognito-identity.amazonaws.com","CanonicalUser":["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"]}',
];

test.each(PRINCIPALS)("the principal %s", (principal) => {
  const text = (element: string): string =>
    `{"Version":"2012-10-17","Id":"","Statement":{"Effect":"Deny","${element}":${principal},"Action":"s3:*","Resource":"*"}}`;
  roundTrip(text("Principal"), "resource");
  roundTrip(text("NotPrincipal"), "resource");
});

test("values and names that JSON must escape", () => {
  const value = JSON.stringify(['"', "\\", "\n", "\u2028", "\ud800", "😀", "${$}{"]);
  const keys = `{"__proto__:x":${value},"aws:\\u0000":[],"a:constructor":7.50,"a:b":true}`;
  const condition = `{"ForAllValues:stringlikeifexists":${keys},"null":{"a:b":"false"},"Bool":{}}`;
  const text = `{"Statement":[{"Sid":"","Effect":"Allow","Action":"*","Resource":"*","Condition":${condition}}]}`;
  roundTrip(text, "identity");
});

describe("random documents", () => {
  const documents = fc
    .tuple(rawQuestion, allowStatement)
    .map(([raw, allow]) => [
      ...raw.identity.map(({ document }) => [document, "identity"] as const),
      ...(raw.session ?? []).map(({ document }) => [document, "session"] as const),
      ...(raw.boundary ? [[raw.boundary.document, "boundary"] as const] : []),
      ...(raw.serviceControl ?? []).flat().map(({ document }) => [document, "serviceControl"] as const),
      ...(raw.resourceControl ?? []).flat().map(({ document }) => [document, "resourceControl"] as const),
      ...(raw.resourcePolicy
        ? [[raw.resourcePolicy.document, raw.resourceIsRole ? "trust" : "resource"] as const]
        : []),
      [{ Statement: [allow] }, "resource"] as const,
    ]);
  const identity = (print: typeof printPolicy) =>
    fc.property(documents, (list) => {
      for (const [document, kind] of list) roundTrip(JSON.stringify(document), kind, print);
    });
  const change = (of: (each: PolicyDocument["statements"][number]) => object) => (document: PolicyDocument) =>
    printPolicy({ ...document, statements: document.statements.map((each) => ({ ...each, ...of(each) })) });

  test("parsing what was printed gives the same document", { timeout: 60_000 }, () => {
    fc.assert(identity(printPolicy), { numRuns: 300 });
  });

  test.each<[string, typeof printPolicy]>([
    ["conditions are lost", change(() => ({ conditions: [] }))],
    [
      "NotResource becomes Resource",
      change(({ resources }) => (resources ? { resources: { ...resources, negated: false } } : {})),
    ],
    [
      "everybody becomes nobody",
      change(({ principals }) => (principals ? { principals: { ...principals, any: false } } : {})),
    ],
    [
      "IfExists is lost",
      change(({ conditions }) => ({ conditions: conditions.map((each) => ({ ...each, ifExists: false })) })),
    ],
    ["a version is added", (document) => printPolicy({ ...document, version: "2012-10-17", versionDeclared: true })],
  ])("the law is broken when %s", { timeout: 60_000 }, (_, print) => {
    const { failed, errorInstance } = fc.check(identity(print), { numRuns: 300, seed: 1, endOnFailure: true });
    expect({ failed, by: errorInstance }).toMatchObject({ failed: true, by: expect.any(Error) });
  });
});
