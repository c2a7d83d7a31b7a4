import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePolicy } from "../../../../authorization/index.ts";
import { statementSpan } from "./statement-span.ts";

function spansOf(text: string): readonly string[] {
  const document = parsePolicy(text, "identity");
  if (!document.ok) throw new Error(document.refusal[0]?.message);
  return document.value.statements.map((statement) => {
    const { start, end } = statementSpan(text, statement);
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
  });
}

const STATEMENT = { Effect: "Allow", Action: "*", Resource: "*" };

test("a list of one statement is counted as AWS counts AdministratorAccess", () => {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [STATEMENT] }, null, 2);
  expect(spansOf(text)).toEqual(["3:17-8:6"]);
});

test("a later statement starts behind the comma, and braces in strings do not end it", () => {
  const odd = { ...STATEMENT, Sid: "x", Condition: { StringEquals: { "a:b": '}"{' } } };
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [odd, STATEMENT] });
  const second = text.lastIndexOf("{") + 1;
  expect(spansOf(text)).toEqual([`1:38-1:${second - 1}`, `1:${second}-1:${text.length - 1}`]);
});

test("however the text is laid out, a span holds its statement and nothing of the others", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 }), (count, indent) => {
      const statements = Array.from({ length: count }, (_, index) => ({ ...STATEMENT, Sid: `S${index}` }));
      const text = JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, indent);
      const lines = text.split("\n");
      for (const [index, span] of spansOf(text).entries()) {
        const [l = 0, c = 0, m = 0, d = 0] = span.split(/[:-]/).map(Number);
        const cut = lines.slice(l - 1, m);
        cut[cut.length - 1] = (cut.at(-1) ?? "").slice(0, d - 1);
        cut[0] = (cut[0] ?? "").slice(c - 1);
        expect(JSON.parse(cut.join("\n"))).toEqual(statements[index]);
      }
    }),
  );
});
