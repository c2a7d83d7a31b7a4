import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractedValues, fieldsFound } from "./delimited-fields.ts";
import { filterMatches } from "./filter-matches.ts";
import type { DelimitedPattern } from "./filter-pattern.ts";
import { parseFilterPattern } from "./parse-filter-pattern.ts";

const ACCESS = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
const READ = "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200";
const PART = "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310";
const WARNING = "WARNING 09/25/2014 12:00:02 Invalid user request";
const FAILED = "ERROR 09/25/2014 12:00:02 Failed to process request";

function parsed(pattern: string) {
  const read = parseFilterPattern(pattern);
  if (!read.ok) throw new Error(`${pattern}: ${read.refusal.message}`);
  return read.value;
}
function delimited(pattern: string): DelimitedPattern {
  const value = parsed(pattern);
  if (value.kind !== "delimited") throw new Error(`${pattern} is ${value.kind}`);
  return value;
}
const matches = (pattern: string, text: string): boolean => filterMatches(parsed(pattern), text);
const values = (pattern: string, text: string) => Object.fromEntries(extractedValues(delimited(pattern), text));

/** CloudWatch Logs User Guide, "Using filter patterns to match terms in space-delimited log events". */
describe("the guide's examples", () => {
  const EVENTS = { ACCESS, READ, PART, WARNING, FAILED };
  const ALL = Object.keys(EVENTS);

  test.each([
    ["[ip=%127\\.0\\.0\\.[1-9]%, user, username, timestamp, request =*.html*, status_code = 4*, bytes]", ["ACCESS"]],
    ["[..., request =*.html*, status_code = 4*, bytes]", ["ACCESS"]],
    ["[ip, user, username, timestamp, request =*.html*, status_code = 404 || status_code = 410, bytes]", ["ACCESS"]],
    ["[ip, user, username, timestamp, request = *html*, status_code = 4* && bytes != 1, bytes]", undefined],
    ["[ip, user, username, timestamp, request, status_code = 4* && status_code != 404, bytes]", []],
    ["[ip, user, username, timestamp, request, status_code, bytes > 1000]", ["ACCESS"]],
    ["[..., status_code, bytes]", ALL],
    ["[ip, user, ..., status_code = 404, bytes]", ["ACCESS"]],
    ["[ip = 127*, user, ...]", ["ACCESS"]],
    ["[..., request=*.html*, status_code=4*,]", ["ACCESS"]],
    ["[w1=ERROR, w2]", ["FAILED"]],
    ["[w1=ERROR || w1=WARNING, w2]", ["WARNING", "FAILED"]],
    ["[w1!=ERROR && w1!=WARNING, w2]", ["ACCESS", "READ", "PART"]],
    ["[w1!=ERROR&&w1!=WARNING,w2]", ["ACCESS", "READ", "PART"]],
    ["[w1=ERROR || w1=%WARN%, w2]", ["WARNING", "FAILED"]],
    ["[logLevel, date, time, method, url=%/service/resource/[0-9]+$%, response_time]", ["READ"]],
    ["[logLevel, date, time, method, url=%/service/resource/[0-9]+/part/[0-9]+$%, response_time]", ["PART"]],
    ["[]", ALL],
  ])("%s finds %j", (pattern, wanted) => {
    if (wanted === undefined) {
      expect(parseFilterPattern(pattern)).toMatchObject({ ok: false, refusal: { isForeign: true } });
      return;
    }
    const found = Object.entries(EVENTS).filter(([, text]) => matches(pattern, text));
    expect(found.map(([name]) => name)).toEqual(wanted);
  });

  /** CloudWatch Logs API Reference, TestMetricFilter, examples. */
  test.each([
    [
      "[ip, identity, user_id, timestamp, request, status_code, size]",
      ["$ip", "$identity", "$user_id", "$timestamp", "$request", "$status_code", "$size"],
    ],
    ["[..., size]", ["$1", "$2", "$3", "$4", "$5", "$6", "$size"]],
    ["[]", ["$1", "$2", "$3", "$4", "$5", "$6", "$7"]],
    ["[..., request=*.html*, status_code=4*,]", ["$1", "$2", "$3", "$4", "$request", "$status_code", "$7"]],
  ])("%s names what it extracts", (pattern, names) => {
    const fields = ["127.0.0.1", "Prod", "frank", "10/Oct/2000:13:25:15 -0700", "GET /index.html HTTP/1.0"];
    const all = [...fields, "404", "1534"];
    expect(values(pattern, ACCESS)).toEqual(Object.fromEntries(names.map((name, index) => [name, all[index]])));
  });
});

describe("fields", () => {
  test.each([
    ["[a, b]", "one", undefined],
    ["[a, b]", "one two three", ["one", "two three"]],
    ["[a, b]", '  one\t"two three"  ', ["one", "two three"]],
    ["[a, b]", 'one "two" three ', ["one", '"two" three']],
    ["[a]", "ERROR at last", ["ERROR at last"]],
    ["[a, ...]", "one", ["one"]],
    ["[a, ..., b]", "one", undefined],
    ["[a, ..., b]", "one two", ["one", "two"]],
    ["[...]", "", []],
    ["[]", "", []],
    ["[a]", "", undefined],
    ["[a, b, c]", '"never closed', undefined],
    ["[a, b]", '"never closed', ['"never', "closed"]],
    ["[a, b]", "[never closed", ["[never", "closed"]],
    ["[a, b, c]", "x=[1 2] y", ["x=[1", "2]", "y"]],
    ["[a, b, c]", "[ERROR]: it failed", ["ERROR", ":", "it failed"]],
    ["[a, b]", '"" x', ["", "x"]],
  ])("%s makes of %j %j", (pattern, text, wanted) => {
    expect(fieldsFound(delimited(pattern), text)?.map(({ value }) => value)).toEqual(wanted);
  });
});

describe("conditions", () => {
  test.each([
    ["[a = 404, b]", "404 x", true],
    ["[a = 404, b]", "404.0 x", true],
    ["[a != 404, b]", "404 x", false],
    ["[a = 404, b]", "x404 x", false],
    ["[a > 4e2 && a <= 404, b]", "404 x", true],
    ["[a >= 405, b]", "404 x", false],
    ["[a < 405, b]", "many x", false],
    ["[a > 0, b]", "many x", false],
    ['[a = "GET /*", b]', '"GET /index" x', true],
    ['[a = "x,y]", b]', '"x,y]" x', true],
    ["[a = g*t, b]", "get x", true],
    ["[a = g*t, b]", "GET x", false],
    ["[a = x && a != y || a = z, b]", "z 1", true],
    ["[a = z || a = x && a = y, b]", "z 1", true],
    ["[a = %^G%, b]", "GET x", true],
  ])("%s on %s: %s", (pattern, text, wanted) => {
    expect(matches(pattern, text)).toBe(wanted);
  });
});

test.each([
  ["[a, b", 0, "this bracket is never closed"],
  ["[a = 1", 0, "this bracket is never closed"],
  ["[a, a]", 4, "named twice"],
  ["[1a]", 1, "expected a name"],
  ["[a = ]", 5, "expected a value"],
  ["[a > x]", 5, "expected a number after `>`"],
  ["[a == 1]", 4, "expected a value"],
  ["[a = 1 || ]", 10, "expected `a` again"],
  ["[a = 1 && || a = 2]", 10, "expected `a` again"],
  ["[a = 1 OR a = 2]", 7, "expected `,` or `]`"],
  ["[a] x", 4, "expected the end"],
  ["[a b]", 3, "expected a comparison"],
  ['[a = "x]', 5, "this quote is never closed"],
  ["[a = %x%, b = %y%, c = %z%]", 23, "at most two regular expressions"],
  ["[..., a, ...]", 8, "a second `...`"],
  ["[a = (x)]", 5, "parentheses"],
])("%s is refused at %i", (pattern, at, message) => {
  expect(parseFilterPattern(pattern)).toMatchObject({
    ok: false,
    refusal: { at, message: expect.stringContaining(message) },
  });
});

describe("whatever the text", () => {
  const text = fc.string({ unit: fc.constantFrom(...'[]" \t,.ab1=*%'.split("")), maxLength: 60 });
  const word = fc.string({ unit: fc.constantFrom(..."abc019./=-".split("")), minLength: 1, maxLength: 8 });

  test("no pattern makes the parser throw, and none that is read makes the matcher throw", () => {
    const letters = fc.constantFrom(...'[].,=!<>&|%*" ab19()-?'.split(""));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), text, (inside, event) => {
        const read = parseFilterPattern(`[${inside}`);
        if (read.ok) filterMatches(read.value, event);
      }),
      { numRuns: 2_000 },
    );
  });

  test("plain words are found in their order, however many blanks are between them", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom(" ", "  ", "\t "), (words, blank) => {
        const found = fieldsFound(delimited("[]"), words.join(blank));
        expect(found?.map(({ value }) => value)).toEqual(words);
      }),
    );
  });

  test("a field with a condition and one with its opposite part all events of the shape", () => {
    const shape = delimited("[a, ..., b]");
    fc.assert(
      fc.property(text, fc.constantFrom("a*", "1", '"b"', "%[ab]%"), (event, value) => {
        const hasShape = fieldsFound(shape, event) !== undefined;
        const [is, isNot] = ["=", "!="].map((sign) => matches(`[a, ..., b ${sign} ${value}]`, event));
        expect(is !== isNot).toBe(hasShape);
      }),
    );
  });

  test("an ellipsis finds whatever its fields alone find", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const event = words.join(" ");
        const named = words.map((_, index) => `w${index}`);
        expect(matches(`[${named.join(", ")}]`, event)).toBe(true);
        expect(matches(`[${named[0]}, ..., ${named.at(-1)}]`, event)).toBe(true);
      }),
    );
  });

  test.each(["[".repeat(200_000), '" '.repeat(100_000), "a".repeat(200_000), "[a ".repeat(80_000)])(
    "long events are read in one pass",
    (event) => {
      expect(matches("[a = *x*y*z*, ..., b = %a*a*a*c%]", event)).toBe(false);
      expect(matches("[]", event)).toBe(true);
    },
  );
});
