import { describe, expect, test } from "vitest";
import { fittedFor, progressOn, soFar, widthOf } from "./terminal.ts";

test.each([
  [{ columns: 72 }, { COLUMNS: "50" }, 72],
  [{}, { COLUMNS: "50" }, 50],
  [{}, { COLUMNS: "9" }, 40],
  [{}, { COLUMNS: "wide" }, 80],
  [{}, {}, 80],
  [{ columns: 400 }, {}, 120],
  [{ columns: 0 }, { COLUMNS: "60" }, 60],
  [{ columns: 0 }, {}, 80],
])("%j with %j is %i wide", (stream, environment, width) => {
  expect(widthOf(stream as Pick<NodeJS.WriteStream, "columns">, environment)).toBe(width);
});

test("a list is fitted to a terminal, and left alone for a file or another program", () => {
  const line = `${"word ".repeat(30)}end`;
  expect(fittedFor({ columns: 60, isTTY: true }, line).split("\n").length).toBe(3);
  expect(fittedFor({ columns: 60, isTTY: false }, line)).toBe(line);
  expect(fittedFor({ columns: 200, isTTY: true }, line)).toBe(line);
});

describe("progress", () => {
  test("says what may still change a verdict, and none that may change as if it were final", () => {
    const drill = { verdict: "held", repeatsToCome: 0, hasTwinToCome: false } as const;
    expect(soFar(drill)).toBe("held");
    expect(soFar({ ...drill, verdict: "notRun" })).toBe("not run");
    expect(soFar({ ...drill, repeatsToCome: 1 })).toBe("held so far, 1 repeat to come:");
    expect(soFar({ ...drill, verdict: "broke", repeatsToCome: 3, hasTwinToCome: true })).toBe(
      "broke so far, 3 repeats and its twin to come:",
    );
  });

  test("is a line for each drill, each repeat and each verdict that has changed where nobody looks at a screen", () => {
    const lines: string[] = [];
    const stream = { isTTY: false, write: (text: string) => lines.push(text) > 0 } as unknown as NodeJS.WriteStream;
    const progress = progressOn(stream, false);
    progress.planned(2);
    progress.finished({ name: "One\u001b[2J", verdict: "held", done: 1, repeatsToCome: 0, hasTwinToCome: false });
    progress.finished({ name: "Two", verdict: "held", done: 2, repeatsToCome: 2, hasTwinToCome: false });
    progress.repeating({ assumption: "order", value: "other", drills: 1, index: 1, total: 2 });
    progress.changed([{ name: "Two", before: "held", verdict: "inconclusive" }]);
    expect(lines.join("")).toBe(
      [
        "2 drills planned",
        "[1/2] held         One?[2J",
        "[2/2] held so far, 2 repeats to come: Two",
        "repeat 1 of 2: 1 drill under the assumption order = other",
        "now inconclusive, was held: Two",
        "",
      ].join("\n"),
    );
  });
});
