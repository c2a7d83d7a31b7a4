import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RecordSplitter } from "./record-splitter.ts";

function cut(pieces: readonly string[]) {
  const splitter = new RecordSplitter();
  const records = [...pieces.flatMap((piece) => splitter.take(piece)), ...splitter.finish()];
  return { records, problem: splitter.problem };
}

const objects = fc.dictionary(fc.string(), fc.jsonValue());
const forms = fc.constantFrom(
  (all: readonly unknown[]) => JSON.stringify({ Records: all }),
  (all: readonly unknown[]) => JSON.stringify({ Records: all }, null, 2),
  (all: readonly unknown[]) => JSON.stringify({ Events: all, NextToken: "}{" }),
  (all: readonly unknown[]) => JSON.stringify(all),
  (all: readonly unknown[]) => all.map((each) => JSON.stringify(each)).join("\n"),
  (all: readonly unknown[]) =>
    `\ufeff${JSON.stringify({ Records: all })}\r\n${JSON.stringify({ Records: all.slice(0, 0) })}\n`,
);

describe("cutting records out of a text", () => {
  test("tells which of a list each is, wherever the text is broken", () => {
    const text = `{"Records":[{"a":1},{"b":2}]} [{"c":3}] {"d":4} {"Events":[{"e":5}]}`;
    const places = [
      "record 1 of Records",
      "record 2 of Records",
      "record 1 of the list",
      undefined,
      "record 1 of Events",
    ];
    expect(cut([text]).records.map(({ place }) => place)).toEqual(places);
    expect(cut(text.split("")).records.map(({ place }) => place)).toEqual(places);
  });

  test("gives back what was put in, wherever the text is broken", () => {
    fc.assert(
      fc.property(fc.array(objects, { maxLength: 6 }), forms, fc.array(fc.nat({ max: 400 })), (all, write, breaks) => {
        const text = write(all);
        const places = [0, ...breaks.filter((each) => each < text.length).toSorted((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        const { records, problem } = cut(pieces);
        expect(problem).toBeUndefined();
        expect(records.map(({ json }) => JSON.parse(json) as unknown)).toEqual(JSON.parse(JSON.stringify(all)));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['{"a":1}\n{"b":', 2, "ends inside"],
    ['{"a":1}\nnonsense', 2, "expected a record"],
    ['{"Records":[{"a":1}', 1, "ends inside"],
    ['{"Records":[]]', 1, "after the list"],
    ["5", 1, "expected a record"],
    ['{"a":1},{"a":1}', 1, "expected a record"],
  ])("%s: line %i, %s", (text, line, message) => {
    expect(cut([text]).problem).toEqual({ line, message: expect.stringContaining(message) });
  });

  test("tells the line of each record", () => {
    expect(cut(['{"a":1}\n\n{"b":\n2}\n{"c":3}']).records.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test("a record that never ends is given up", () => {
    const splitter = new RecordSplitter();
    splitter.take('{"a":"');
    for (let step = 0; step < 70; step++) splitter.take("x".repeat(65_536));
    expect(splitter.problem?.message).toContain("at most");
  });
});
