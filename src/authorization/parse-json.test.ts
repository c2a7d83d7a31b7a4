/** The JSON parser agrees with the engine's own on every text, and knows where things stand. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonValue, parseJson } from "./parse-json.ts";

function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case "object":
      return Object.fromEntries(value.members.map((member) => [member.key, plain(member.value)]));
    case "array":
      return value.elements.map(plain);
    case "string":
      return value.text;
    case "number":
      return Number(value.text);
    case "boolean":
      return value.text === "true";
    case "null":
      return null;
  }
}

const engine = (text: string): unknown => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return "refused";
  }
};

test("what JSON.stringify writes is read back the same, however it is indented", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = parseJson(text);
      expect(parsed.ok && plain(parsed.value)).toEqual(JSON.parse(text));
    }),
  );
});

test("damaged texts are refused exactly when JSON.parse refuses them", () => {
  const damage = fc.record({
    at: fc.nat(60),
    cut: fc.nat(2),
    put: fc.constantFrom("", ",", '"', "}", "\\", "\\u00", "-", "1e", "\n", "\u0001", "tru"),
  });
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), damage, (value, { at, cut, put }) => {
      const whole = JSON.stringify(value);
      const text = whole.slice(0, at) + put + whole.slice(at + cut);
      const parsed = parseJson(text);
      const duplicate = !parsed.ok && parsed.refusal.every((problem) => problem.kind === "duplicateKey");
      fc.pre(!duplicate);
      expect(parsed.ok ? { value: plain(parsed.value) } : "refused").toEqual(engine(text));
    }),
    { numRuns: 2000 },
  );
});

test("every value and key carries its line and column", () => {
  const parsed = parseJson('{\r\n  "a": [1,\n    "\\n", true]\n}');
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      at: { line: 1, column: 1 },
      members: [
        {
          at: { line: 2, column: 3 },
          value: {
            at: { line: 2, column: 8 },
            elements: [{ at: { line: 2, column: 9 } }, { at: { line: 3, column: 5 } }, { at: { line: 3, column: 11 } }],
          },
        },
      ],
    },
  });
});

test("every duplicate key is reported, at its second place", () => {
  const parsed = parseJson('{"a":{"b":1,"b":2},\n"a":3}');
  expect(parsed).toEqual({
    ok: false,
    refusal: [
      { kind: "duplicateKey", message: "the key `b` stands twice in one object", line: 1, column: 13 },
      { kind: "duplicateKey", message: "the key `a` stands twice in one object", line: 2, column: 1 },
    ],
  });
});
