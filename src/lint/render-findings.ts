/** Findings for the terminal: where, the line with a caret, why, and what to write instead. */
import type { Finding, Severity } from "./finding.ts";

const WIDTH = 100;

export type Tally = Readonly<Record<Severity, number>>;

export function tallyOf(findings: readonly Finding[]): Tally {
  const tally = { error: 0, warning: 0, suggestion: 0 };
  for (const { severity } of findings) tally[severity] += 1;
  return tally;
}

/** Plain text that ends in a line end; `sources` are the texts by the file of the finding, `policies` how many were read. */
export function renderFindings(
  findings: readonly Finding[],
  { sources, policies }: Readonly<{ sources: ReadonlyMap<string, string>; policies: number }>,
): string {
  const lines = new Map([...sources].map(([file, text]) => [file, text.split("\n")]));
  const blocks = findings.map((each) => `${renderFinding(each, lines.get(each.file)?.[each.line - 1])}\n`);
  return `${blocks.join("")}${summary(findings, policies)}\n`;
}

function renderFinding(finding: Finding, source: string | undefined): string {
  const { file, line, column, severity, rule, message, instead } = finding;
  const excerpt = source === undefined ? "" : excerptOf(source.replace(/\r$/, ""), line, column);
  const advice = instead === "" ? "" : `  instead: ${printable(instead)}\n`;
  return `${printable(`${file}:${line}:${column}: ${severity}: ${message}`)} [${rule}]\n${excerpt}${advice}`;
}

/** A window of the line around the column, with the caret under it. */
function excerptOf(text: string, line: number, column: number): string {
  const start = column > WIDTH ? column - WIDTH / 2 : 0;
  const margin = String(line).padStart(6);
  const caret = `${" ".repeat(Math.max(0, column - 1 - start))}^`;
  return `${margin} | ${printable(text.slice(start, start + WIDTH))}\n${" ".repeat(margin.length)} | ${caret}\n`;
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
