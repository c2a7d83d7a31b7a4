import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileEventPattern, EVENT_PATTERN_MAX_FIELDS } from "./compile.ts";
import { matches } from "./matches.ts";
import { matchesWildcard, parseWildcard } from "./wildcard.ts";
import { isTooComplex } from "./wildcard-complexity.ts";

const judge = (pattern: unknown, event: unknown): boolean | string => {
  const text = typeof pattern === "string" ? pattern : JSON.stringify(pattern);
  const compiled = compileEventPattern(text);
  return compiled.ok ? matches(compiled.value, event) : compiled.refusal.message;
};
const reason = (pattern: unknown): string | undefined => {
  const compiled = compileEventPattern(typeof pattern === "string" ? pattern : JSON.stringify(pattern));
  return compiled.ok ? undefined : compiled.refusal.message.split("\n")[0]?.replace(/^.*Reason: /, "");
};

const OPERATORS: readonly (readonly [string, unknown, unknown, boolean])[] = [
  ["null is not missing", [null], null, true],
  ["null is not missing", [null], undefined, false],
  ["numbers by value", [300], 3.0e2, true],
  ["types are strict", [300], "300", false],
  ["an address in another spelling", ["2001:db8::1"], "2001:0DB8:0:0:0:0:0:1", true],
  ["prefix, any case", [{ prefix: { "equals-ignore-case": "Ab" } }], "aBc", true],
  ["anything-but: another type", [{ "anything-but": "x" }], 5, true],
  ["anything-but: null", [{ "anything-but": "x" }], null, true],
  ["anything-but: missing", [{ "anything-but": "x" }], undefined, false],
  ["anything-but: one element differs", [{ "anything-but": "x" }], ["x", "y"], true],
  ["numeric leaves strings alone", [{ numeric: [">", 0] }], "5", false],
  ["numeric range", [{ numeric: [">", 0, "<=", 5] }], 5, true],
  ["exists is about leaves", [{ exists: false }], { inner: 1 }, true],
  ["an empty array does not exist", [{ exists: false }], [], true],
  ["cidr, one address", [{ cidr: "10.0.0.7/32" }], "10.0.0.7", true],
  ["cidr, base is masked", [{ cidr: "10.0.0.7/24" }], "10.0.0.1", true],
  ["cidr, not an address", [{ cidr: "10.0.0.0/8" }], "ten", false],
  ["the pieces of a wildcard do not overlap", [{ wildcard: "*ab*b" }], "ab", false],
  ["a list is an OR", ["a", { prefix: "b" }], "bc", true],
];

describe("operators", () => {
  test.each(OPERATORS)("%s: %j on %j is %s", (_name, matcher, value, wanted) => {
    expect(judge({ detail: { field: matcher } }, { detail: { field: value } })).toBe(wanted);
  });

  test("every spelling of a dotted path is the same field", () => {
    const patterns = [{ a: { b: { c: ["x"] } } }, { "a.b": { c: ["x"] } }, { a: { "b.c": ["x"] } }, { "a.b.c": ["x"] }];
    const events = [{ a: { b: { c: "x" } } }, { "a.b": { c: "x" } }, { a: { "b.c": "x" } }, { "a.b.c": "x" }];
    for (const pattern of patterns) for (const event of events) expect(judge(pattern, event)).toBe(true);
  });

  test("$or multiplies, and the last spelling of a path wins", () => {
    const pattern = '{"a":["1"],"$or":[{"b":["2"]},{"a":["3"]}],"c":["4"]}';
    expect(judge(pattern, { a: "1", b: "2", c: "4" })).toBe(true);
    expect(judge(pattern, { a: "3", c: "4" })).toBe(true);
    expect(judge(pattern, { a: "1", c: "4" })).toBe(false);
  });
});

describe("what is refused", () => {
  test("the place is the one after the last token that was read", () => {
    expect(judge('{"resources":[]}', {})).toBe(
      'Event pattern is not valid. Reason: Empty arrays are not allowed\n at [Source: (String)"{"resources":[]}"; line: 1, column: 16]',
    );
  });

  test.each([
    ["an empty object", "{}", "Empty objects are not allowed"],
    ["no object", "", "Filter is not an object"],
    ["an empty inner object", { a: {} }, "Empty objects are not allowed"],
    [
      "a reserved word deep inside $or",
      { $or: [{ a: { prefix: ["x"] } }, { b: [1] }] },
      "prefix is Ruler reserved fieldName which cannot be used inside $or.",
    ],
    ["a list in a list", { a: [["x"]] }, "Match value must be String, number, true, false, or null"],
  ])("%s", (_name, pattern, wanted) => {
    expect(reason(pattern)).toBe(wanted);
  });

  test("limits: length, fields, combinations", () => {
    const many = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, [1]]));
    expect(reason(many(EVENT_PATTERN_MAX_FIELDS))).toBeUndefined();
    expect(reason(many(EVENT_PATTERN_MAX_FIELDS + 1))).toContain("exceeds max value of 256");
    expect(reason({ a: ["x".repeat(5_000)] })).toContain("at most 4096");
    const or = (at: number): object => ({ $or: [{ [`a${at}`]: [1] }, { [`b${at}`]: [1] }] });
    const nested = (depth: number): object =>
      depth === 0 ? { z: [1] } : { [`k${depth}`]: { ...or(depth), n: nested(depth - 1) } };
    expect(reason(nested(9))).toBeUndefined();
    expect(reason(nested(10))).toContain("too complex");
  });

  test("no text makes the compiler throw", () => {
    const piece = fc.constantFrom(
      '{"a":[',
      "{",
      "}",
      "[",
      "]",
      '"$or":',
      '"prefix":',
      "1e999",
      ",",
      ":",
      '"x"',
      "\\",
      "*",
      "null",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(typeof compileEventPattern(pieces.join("")).ok).toBe("boolean");
      }),
    );
  });
});

describe("laws", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 3 });
  const value = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });

  test("a wildcard agrees with the obvious definition", () => {
    const obvious = (pieces: readonly string[], value: string): boolean => {
      const [piece = "", ...rest] = pieces;
      if (rest.length === 0) return value === piece;
      if (!value.startsWith(piece)) return false;
      const tail = value.slice(piece.length);
      return Array.from({ length: tail.length + 1 }, (_, at) => at).some((at) => obvious(rest, tail.slice(at)));
    };
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), value, (pieces, value) => {
        expect(matchesWildcard(pieces, value)).toBe(obvious(pieces, value));
      }),
    );
  });

  test("complexity: the refused case, its neighbours, and a self-overlapping run", () => {
    const hard = (text: string): boolean => {
      const pieces = parseWildcard(text);
      return pieces.ok && isTooComplex(pieces.value);
    };
    expect(hard("*:*:*:*:*:event-bus/*")).toBe(true);
    expect(hard("arn:aws:events:us-east-1:*:event-bus/*")).toBe(false);
    expect(hard(`*${"a".repeat(8)}`)).toBe(false);
    expect(hard(`*${"a".repeat(12)}`)).toBe(true);
  });

  /** Tries every choice of one element for every array, by brute force. */
  const someElement = (value: unknown): unknown[] => {
    if (Array.isArray(value)) return value.flatMap(someElement);
    if (typeof value !== "object" || value === null) return [value];
    return Object.entries(value).reduce<object[]>(
      (worlds, [key, member]) =>
        worlds.flatMap((world) => someElement(member).map((each) => ({ ...world, [key]: each }))),
      [{}],
    );
  };

  test("fields of one array of objects are satisfied by one element", () => {
    const leaf = fc.constantFrom(1, 2);
    const inner = fc.record({ x: leaf, y: leaf });
    const element = fc.record({ a: leaf, b: fc.array(inner, { minLength: 1, maxLength: 3 }) });
    const event = fc.record({ p: fc.array(element, { minLength: 1, maxLength: 3 }), q: leaf });
    const pattern = fc.record({
      p: fc.record({ a: fc.tuple(leaf), b: fc.record({ x: fc.tuple(leaf), y: fc.tuple(leaf) }) }),
      q: fc.tuple(leaf),
    });
    fc.assert(
      fc.property(pattern, event, (wanted, seen) => {
        const byHand = someElement(seen).some((world) => judge(wanted, world) === true);
        expect(judge(wanted, seen)).toBe(byHand);
      }),
    );
  });

  test("long arrays do not multiply the work", () => {
    const array = (name: string): object[] => Array.from({ length: 10_000 }, (_, at) => ({ [name]: at, other: at }));
    const event = { one: array("a"), two: array("b"), three: array("c") };
    const present = [{ exists: true }];
    const pattern = {
      one: { a: present, other: present },
      two: { b: present, other: present },
      three: { c: [7], other: [8] },
    };
    expect(judge(pattern, event)).toBe(false);
  });
});
