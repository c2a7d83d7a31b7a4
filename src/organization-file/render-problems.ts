/** Problems of a file for the terminal: where, the line with a caret, what was expected, and what to do next. */
import type { FileProblem } from "./problem.ts";
import { lineOf, type SourceText } from "./source-text.ts";

/** As many as fit on one screen. */
const SHOWN = 8;
const WIDTH = 100;

/** Plain text that ends in a line end; `sources` are the texts by the path in the problem. */
export function renderProblems(
  problems: readonly FileProblem[],
  sources: ReadonlyMap<string, SourceText>,
  options: Readonly<{ shown?: number }> = {},
): string {
  const shown = problems.slice(0, options.shown ?? SHOWN);
  const parts = shown.map((each) => renderProblem(each, sources.get(each.file)));
  const hidden = problems.length - shown.length;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const rest = hidden > 0 ? `, ${hidden} of them not shown` : "";
  return `${parts.join("\n")}\n${count}${rest}: correct the file and run the same command again\n`;
}

function renderProblem(problem: FileProblem, source: SourceText | undefined): string {
  const { file, line, column, path, message, suggestion } = problem;
  const where = path === "" ? "" : `  in ${printable(path)}\n`;
  const next = suggestion === undefined ? "" : `  next: ${printable(suggestion)}\n`;
  const excerpt = source === undefined ? "" : renderLine(source, line, column);
  return `${printable(file)}:${line}:${column}: ${printable(message)}\n${excerpt}${where}${next}`;
}

/** A window of the line around the column, with the caret under it. */
function renderLine(source: SourceText, line: number, column: number): string {
  const text = lineOf(source, line);
  const start = column > WIDTH ? column - WIDTH / 2 : 0;
  const window = printable(text.slice(start, start + WIDTH));
  const margin = String(line).padStart(6);
  const caret = `${" ".repeat(Math.max(0, column - 1 - start))}^`;
  return `${margin} | ${window}\n${" ".repeat(margin.length)} | ${caret}\n`;
}

/** Nothing that moves a cursor or hides text leaves a file through a message: each such character becomes one `?`. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (each) => (each === "\t" ? " " : "?"));
