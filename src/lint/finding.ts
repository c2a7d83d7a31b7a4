/** What lint says about one place of a policy: why it is probably not meant, and what to write instead. */
import type { Position } from "../authorization/index.ts";

export type Severity = "error" | "warning" | "suggestion";

/** What a rule says; the rule and the file are known around it. */
export type Remark = Readonly<{
  severity: Severity;
  /** In the policy's own text. */
  at: Position;
  /** Why, in one sentence. */
  message: string;
  instead: string;
}>;

/** Lines and columns count from 1. */
export type Finding = Readonly<{
  rule: string;
  severity: Severity;
  file: string;
  line: number;
  column: number;
  message: string;
  /** Empty where the message says all there is to say. */
  instead: string;
}>;

/** Errors and warnings make the command fail; suggestions do not. */
export const isFailing = ({ severity }: Pick<Finding, "severity">): boolean => severity !== "suggestion";

/** By file, line, column, rule, and then by what is said; equal findings stand once. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const sorted = findings.toSorted(compareFindings);
  return sorted.filter((each, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareFindings(before, each) !== 0;
  });
}

const compareFindings = (a: Finding, b: Finding): number =>
  compareText(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compareText(a.rule, b.rule) ||
  compareText(a.message, b.message);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
