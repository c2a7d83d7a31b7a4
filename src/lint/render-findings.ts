/** Findings for the terminal: where, the line with a caret, why, and what to write instead. */
import type { Finding, Severity } from "./finding.ts";

const WIDEST_EXCERPT = 100;
/** Before the excerpt: the number of the line and a bar. */
const MARGIN = 9;

export type Tally = Readonly<Record<Severity, number>>;

export function tallyOf(findings: readonly Finding[]): Tally {
  const tally = { error: 0, warning: 0, suggestion: 0 };
  for (const { severity } of findings) tally[severity] += 1;
  return tally;
}

/**
 * Plain text that ends in a line end; `sources` are the texts by the file of the finding, `policies` how many were read. Excerpts
 * are no wider than `width` columns; the sentences are as long as they are.
 */
export function renderFindings(
  findings: readonly Finding[],
  { sources, policies, width }: Readonly<{ sources: ReadonlyMap<string, string>; policies: number; width?: number }>,
): string {
  const lines = new Map([...sources].map(([file, text]) => [file, text.split("\n")]));
  const room = Math.min(WIDEST_EXCERPT, (width ?? Number.POSITIVE_INFINITY) - MARGIN);
  const blocks = findings.map((each) => `${renderFinding(each, lines.get(each.file)?.[each.line - 1], room)}\n`);
  return `${blocks.join("")}${summary(findings, policies)}\n`;
}

function renderFinding(finding: Finding, source: string | undefined, room: number): string {
  const { file, line, column, severity, rule, message, instead } = finding;
  const excerpt = source === undefined ? "" : excerptOf(source.replace(/\r$/, ""), { line, column, room });
  const advice = instead === "" ? "" : `  instead: ${printable(instead)}\n`;
  return `${printable(`${file}:${line}:${column}: ${severity}: ${message}`)} [${rule}]\n${excerpt}${advice}`;
}

/** A window of the line around the column, with the caret under it. */
function excerptOf(
  text: string,
  { line, column, room }: Readonly<{ line: number; column: number; room: number }>,
): string {
  const start = column > room ? column - Math.floor(room / 2) : 0;
  const margin = String(line).padStart(6);
  const caret = `${" ".repeat(Math.max(0, column - 1 - start))}^`;
  return `${margin} | ${printable(text.slice(start, start + room))}\n${" ".repeat(margin.length)} | ${caret}\n`;
}

function summary(findings: readonly Finding[], policies: number): string {
  const { error, warning, suggestion } = tallyOf(findings);
  const counts = `${counted(error, "error")}, ${counted(warning, "warning")}, ${counted(suggestion, "suggestion")}`;
  return `${counts} in ${counted(policies, "policy document")}`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Nothing that moves a cursor or hides text leaves a file through a message: each such character becomes one `?`. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (each) => (each === "\t" ? " " : "?"));
