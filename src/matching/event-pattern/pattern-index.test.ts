import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileEventPattern } from "./compile.ts";
import { eventFields } from "./event-fields.ts";
import { matchesFields } from "./matches.ts";
import type { EventPattern } from "./pattern.ts";
import { indexPatterns } from "./pattern-index.ts";

const leaf = fc.constantFrom<unknown>("a", "b", "ab", "abb", "aB", "", 1, 2, true, null, "10.0.0.1", "010.0.0.1");
const matcher = fc.oneof(
  leaf,
  leaf,
  fc.constantFrom<unknown>({ prefix: "a" }, { exists: false }, { exists: true }, { "anything-but": "a" }),
  fc.constantFrom<unknown>(
    ...[{ suffix: "bb" }, { prefix: "" }, { suffix: { "equals-ignore-case": "B" } }, { wildcard: "a*" }],
    ...[{ wildcard: "*b" }, { wildcard: "*" }, { wildcard: "ab" }, { wildcard: "a*b" }, { wildcard: "*a*" }],
  ),
);
const fields = fc.dictionary(fc.constantFrom("x", "y", "z.w"), fc.array(matcher, { minLength: 1, maxLength: 3 }), {
  minKeys: 1,
});
const documents = fc.oneof(
  fields,
  fc.tuple(fields, fields, fields).map(([outer, one, other]) => ({ ...outer, $or: [one, other] })),
);
const value = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }));
const events = fc.record({ x: value, y: value, z: fc.record({ w: value }) }, { requiredKeys: [] });

function compiled(document: unknown): EventPattern {
  const pattern = compileEventPattern(JSON.stringify(document));
  if (!pattern.ok) throw new Error(pattern.refusal.message);
  return pattern.value;
}

describe("an index of patterns", () => {
  test("finds what trying each pattern finds", () => {
    fc.assert(
      fc.property(fc.array(documents, { maxLength: 12 }), fc.array(events, { maxLength: 5 }), (sources, records) => {
        const patterns = sources.map(compiled);
        const index = indexPatterns(patterns);
        for (const record of records) {
          const taken = eventFields(record);
          const plain = patterns.flatMap((pattern, position) => (matchesFields(pattern, taken) ? [position] : []));
          expect(index.matching(taken)).toEqual(plain);
          expect(index.matching(eventFields(record, index.wanted)), "what nobody asks for is left out").toEqual(plain);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("looks at few of many patterns", () => {
    const patterns = Array.from({ length: 1_000 }, (_, each) =>
      compiled({ source: ["aws.organizations"], detail: { eventName: [`Event${each}`] } }),
    );
    const index = indexPatterns(patterns);
    let looked = 0;
    const record = eventFields({ source: "aws.organizations", detail: { eventName: "Event7" } });
    const counting = new Map(record);
    counting.get = (path) => {
      looked++;
      return record.get(path);
    };
    expect(index.matching(counting)).toEqual([7]);
    expect(looked).toBeLessThan(10);
  });
});
