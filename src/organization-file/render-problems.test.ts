import { expect, test } from "vitest";
import type { FileProblem } from "./problem.ts";
import { renderProblems } from "./render-problems.ts";
import { sourceText } from "./source-text.ts";

const problem = (over: Partial<FileProblem>): FileProblem => ({
  file: "a.yaml",
  line: 1,
  column: 1,
  path: "",
  message: "expected a list, saw nothing",
  ...over,
});
const render = (text: string, over: Partial<FileProblem>): string =>
  renderProblems([problem(over)], new Map([["a.yaml", sourceText("a.yaml", text)]]));

test("puts the caret under the column", () => {
  expect(render("a: 1\nbcd: 2\n", { line: 2, column: 6, path: "bcd", suggestion: "write 3" })).toBe(
    [
      "a.yaml:2:6: expected a list, saw nothing",
      "     2 | bcd: 2",
      "       |      ^",
      "  in bcd",
      "  next: write 3",
      "",
      "1 problem: correct the file and run the same command again",
      "",
    ].join("\n"),
  );
});

test("shows a window of a very long line, with the caret under the same character", () => {
  const lines = render(`${"x".repeat(5000)}!${"y".repeat(5000)}`, { column: 5001 }).split("\n");
  expect(Math.max(...lines.map((each) => each.length))).toBeLessThan(120);
  expect(lines[1]?.[lines[2]?.indexOf("^") ?? 0]).toBe("!");
});

test("lets no control character of a file reach the terminal", () => {
  const text = render("a: \u001b[31mred\u202e\u0007", { message: "saw \u001b]0;title\u0007", path: "a\u001b" });
  expect(text).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
});

test("counts what it does not show", () => {
  const problems = Array.from({ length: 12 }, (_, index) => problem({ line: index + 1 }));
  const text = renderProblems(problems, new Map());
  expect(text).toContain("12 problems, 4 of them not shown: correct the file");
  expect(text.split("\n").length).toBeLessThan(40);
});
