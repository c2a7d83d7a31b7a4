/** A problem told to a person: what happened, where, and the next thing to do; one screen, no stack trace. */
import { printable } from "./printable.ts";

export class Complaint extends Error {
  override readonly name = "Complaint";
  readonly exitCode: number;
  readonly lines: readonly string[];
  readonly nextStep: string;

  constructor(problem: Readonly<{ exitCode: number; lines: readonly string[]; nextStep: string }>) {
    super(problem.lines.join("\n"));
    this.exitCode = problem.exitCode;
    this.lines = problem.lines;
    this.nextStep = problem.nextStep;
  }
}

const MAX_LINES = 18;

/** The complaint as it is printed on stderr. */
export function renderComplaint(complaint: Complaint): string {
  const lines = complaint.lines.flatMap((line) => line.split("\n")).map(printable);
  const shown = lines.slice(0, linesThatFit(lines));
  const rest = lines.length - shown.length;
  const more = rest > 0 ? [`… and ${rest} more ${rest === 1 ? "line" : "lines"}`] : [];
  return `${[`orgdrill: ${shown[0] ?? ""}`, ...shown.slice(1), ...more, "", `next: ${printable(complaint.nextStep)}`].join("\n")}\n`;
}

/** Never half a problem: where empty lines stand between problems, the cut is at one of them. */
function linesThatFit(lines: readonly string[]): number {
  if (lines.length <= MAX_LINES) return lines.length;
  const gap = lines.slice(0, MAX_LINES + 1).lastIndexOf("");
  return gap > 0 ? gap + 1 : MAX_LINES;
}

/** The complaint as the one JSON document that `--json` prints. */
export const describeComplaint = ({ exitCode, lines, nextStep }: Complaint): Readonly<Record<string, unknown>> => ({
  exitCode,
  message: lines.join("\n"),
  nextStep,
});
