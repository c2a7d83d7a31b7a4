import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, compareText } from "./canonical-json.ts";
import { Defect } from "./invariant.ts";

test("is JSON that says the same", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("has one spelling, whatever the order in which members were set", () => {
  const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue({ maxDepth: 2 })), { selector: ([key]) => key });
  fc.assert(
    fc.property(members, fc.infiniteStream(fc.nat()), (entries, ranks) => {
      const shuffled = entries
        .map((entry) => ({ entry, rank: ranks.next().value ?? 0 }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ entry }) => entry);
      expect(canonicalJson(Object.fromEntries(shuffled))).toBe(canonicalJson(Object.fromEntries(entries)));
    }),
  );
});

test("different values have different spellings", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, value, (left, right) => {
      const same = JSON.stringify(JSON.parse(canonicalJson(left))) === JSON.stringify(JSON.parse(canonicalJson(right)));
      expect(canonicalJson(left) === canonicalJson(right)).toBe(same);
    }),
  );
});

test("sorts keys by code unit, drops undefined members, keeps the places of a list", () => {
  expect(canonicalJson({ b: 1, a: undefined, Z: [1, undefined, null], "": { y: "ü", x: true } })).toBe(
    `{"":{"x":true,"y":"ü"},"Z":[1,null,null],"b":1}`,
  );
});

test("a member called __proto__ is a member like any other", () => {
  expect(canonicalJson(JSON.parse(`{"__proto__":1,"a":2}`))).toBe(`{"__proto__":1,"a":2}`);
});

test("compareText orders by code unit, as every machine does", () => {
  expect(["b", "a", "Z", "ä", "", "a"].sort(compareText)).toEqual(["", "Z", "a", "a", "b", "ä"]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      expect(compareText(left, right)).toBe(compareText(right, left) === 0 ? 0 : -compareText(right, left));
      expect(compareText(left, right) === 0).toBe(left === right);
    }),
  );
});

test.each([new Map([["a", 1]]), new Set([1]), new Date(0), [new Map()]])(
  "refuses what JSON cannot say: %s",
  (value) => {
    expect(() => canonicalJson(value)).toThrow(Defect);
  },
);
