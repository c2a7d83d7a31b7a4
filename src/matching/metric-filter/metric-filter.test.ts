import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterMatches } from "./filter-matches.ts";
import { parseFilterPattern } from "./parse-filter-pattern.ts";

const EVENT = {
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  bandwidth: 75,
  errorCode: 400,
  recipientAccountId: "111122223333",
  "dotted.name": "yes",
  nested: { message: "Trail stopped" },
};

const matches = (pattern: string, event: unknown = EVENT): boolean => {
  const parsed = parseFilterPattern(pattern);
  if (!parsed.ok) throw new Error(`${pattern}: ${parsed.refusal.message}`);
  return filterMatches(parsed.value, event);
};

describe("log events that are no JSON", () => {
  test.each([
    ["{ $.errorCode NOT EXISTS }", "plain text", false],
    ["{ $.errorCode NOT EXISTS }", 5, false],
    ["{ $.errorCode NOT EXISTS }", {}, true],
    ['"a \\"quoted\\" word"', 'it has a "quoted" word', true],
    ["", "plain text", true],
  ])("%s on %j: %s", (pattern, event, wanted) => {
    expect(matches(pattern, event)).toBe(wanted);
  });
});

describe("JSON patterns", () => {
  test.each([
    ['{ $.eventType = "UpdateTrail" }', true],
    ["{ $.eventType = UpdateTrail }", true],
    ['{ $.eventType = "updatetrail" }', false],
    ["{ $.sourceIPAddress != 123.123.* }", true],
    ["{ $.sourceIPAddress != 111.111.* }", false],
    ['{ $.eventType = "*Trail" }', true],
    ['{$.eventType="Up*ail"}', true],
    ["{ $.eventType = * }", true],
    ["{ $.missing = * }", false],
    ["{ $.missing != x }", false],
    ["{ $.SomeObject != x }", false],
    ["{ $.SomeObject = * }", false],
    ["{ $.nested != x }", false],
    ['{ $.arrayKey[0] = "value" }', true],
    ['{ $.arrayKey[2] = "value" }', false],
    ['{ $.arrayKey[*] = "another value" }', true],
    ["{ $.objectList[*].id = 2 }", true],
    ["{ $.objectList[1].name = b }", true],
    ["{ $.SomeObject IS NULL }", true],
    ["{ $.SomeOtherObject NOT EXISTS }", true],
    ["{ $.SomeObject NOT EXISTS }", false],
    ["{ $.ThisFlag IS TRUE }", true],
    ["{ $.ThisFlag IS FALSE }", false],
    ["{ $.bandwidth > 74.5 && $.bandwidth <= 75 }", true],
    ["{ $.bandwidth >= 7.5e1 }", true],
    ["{ $.bandwidth < 75 }", false],
    ["{ $.errorCode = 400 }", true],
    ["{ $.recipientAccountId = 111122223333 }", true],
    ["{ $.recipientAccountId > 1 }", false],
    ["{ $.['dotted.name'] = yes }", true],
    ["{ $.nested.* = %^Trail% }", true],
    ["{ $.nested.message = %Trail\\sst[o-p]{3}ed$% }", true],
    ["{ $.eventType = %trail% }", false],
    ["{ ($.eventType = a && $.bandwidth = 75) || $.bandwidth = 75 }", true],
    ["{ $.eventType = a && ($.bandwidth = 75 || $.bandwidth = 75) }", false],
    ["{ $.bandwidth = 75 || $.eventType = a && $.eventType = b }", true],
    ["{ ($.eventType = UpdateTrail) && ($.ThisFlag IS TRUE) }", true],
  ])("%s: %s", (pattern, wanted) => {
    expect(matches(pattern)).toBe(wanted);
  });

  test("a key is never one that objects inherit", () => {
    expect(matches("{ $.constructor = * }")).toBe(false);
    expect(matches("{ $.__proto__.toString NOT EXISTS }")).toBe(true);
  });
});

describe("terms", () => {
  test.each([
    ["", true],
    ["UpdateTrail", true],
    ["updatetrail", false],
    ["UpdateTrail Nothing", false],
    ["?Nothing ?UpdateTrail", true],
    ["UpdateTrail -stopped", false],
    ['"Trail stopped"', true],
    ["%Update[A-Z]%", true],
  ])("%s: %s", (pattern, wanted) => {
    expect(matches(pattern)).toBe(wanted);
  });

  const BAD_REQUEST = "[ERROR 400] BAD REQUEST";
  const ARGUMENTS = "[ERROR 420] INVALID ARGUMENTS";
  const INFO = "[INFO] REQUEST FAILED";

  /** CloudWatch Logs User Guide, "Using filter patterns to match terms in unstructured log events". */
  test.each([
    ["ERROR", [BAD_REQUEST, ARGUMENTS]],
    ["ERROR ARGUMENTS", [ARGUMENTS]],
    ["?INFO ?ARGUMENTS", [ARGUMENTS, INFO]],
    ["?ERROR ?ARGUMENTS REQUEST", [BAD_REQUEST, INFO]],
    ["?ERROR ?INFO -ARGUMENTS", [BAD_REQUEST, INFO, "cat"]],
    ['?ERROR ?WARN -DEBUG "BAD REQUEST"', [BAD_REQUEST]],
    ['"INVALID ARGUMENTS"', [ARGUMENTS]],
    ['-"BAD REQUEST"', [ARGUMENTS, INFO, "cat"]],
    ["ERROR -ARGUMENTS", [BAD_REQUEST]],
    ['" "', [BAD_REQUEST, ARGUMENTS, INFO, "cat"]],
    ['""', [BAD_REQUEST, ARGUMENTS, INFO, "cat"]],
    ['"cat" " "', []],
  ])("%s finds %j", (pattern, wanted) => {
    const events = [BAD_REQUEST, ARGUMENTS, INFO, "cat"];
    expect(events.filter((each) => matches(pattern, each))).toEqual(wanted);
  });

  test("look at the text as it was written, where it is known", () => {
    const parsed = parseFilterPattern('"b: 1"');
    expect(parsed.ok && filterMatches(parsed.value, { b: 1 }, "{ b: 1 }")).toBe(true);
    expect(parsed.ok && filterMatches(parsed.value, { b: 1 })).toBe(false);
  });
});

test.each([
  ["{ $.a = }", 8, "expected a value"],
  ["{ $.a EXISTS }", 6, "`EXISTS` is not supported"],
  ["{ $.a IS NOT NULL }", 6, "`IS NOT` is not supported"],
  ["{ $.a IN [1,2] }", 6, "`IN` is not supported"],
  ["{ $.a ~ 1 }", 6, "expected a comparison"],
  ["{ $.a = 1", 9, "expected `&&`, `||` or `}`"],
  ["{ ($.a = 1 }", 2, "this parenthesis is never closed"],
  ["{ !($.a = 1) }", 2, "cannot be negated"],
  ["{ $.a = 1 } x", 12, "expected the end"],
  ['{ $.a = "x }', 8, "this quote is never closed"],
  ["{ $.a = %(x)% }", 8, "has a letter that CloudWatch Logs does not allow"],
  ["{ $.a = %[x% }", 9, "this bracket is never closed"],
  ["{ $.a > x }", 8, "expected a number after `>`"],
  ["{ a = 1 }", 2, "expected a selector"],
  ["{ $.a[x] = 1 }", 5, "expected `[*]`"],
  ["{ $.a[*].b[*] = 1 }", 2, "at most one wildcard"],
  ["a.b", 1, "need double quotes"],
  ["x".repeat(1_025), 1_024, "at most 1024 characters"],
])("%s is refused at %i", (pattern, at, message) => {
  const parsed = parseFilterPattern(pattern);
  expect(parsed).toMatchObject({ ok: false, refusal: { at, message: expect.stringContaining(message) } });
});

test("no text makes the parser throw", () => {
  const letters = fc.constantFrom(..."{}()$.[]*%=!<>&|\"' aINULLEXTS0-?\\".split(""));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 40 }), fc.jsonValue(), (pattern, event) => {
      const parsed = parseFilterPattern(pattern);
      if (parsed.ok) filterMatches(parsed.value, event);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["[a, ..., b, ...]", true],
  ["[a = 1 && (a != 2 || a = 3)]", true],
  ["[a = x || b = y, b]", true],
  ["{ $.a = }", undefined],
])("%s: whether CloudWatch Logs takes what is not judged here: %s", (pattern, isForeign) => {
  const parsed = parseFilterPattern(pattern);
  expect(parsed.ok ? undefined : parsed.refusal.isForeign).toBe(isForeign);
});
