/** Lints one policy document: what the grammar refuses, and what every rule has to say. */
import { MAX_POLICY_TEXT, type PolicyKind, parseJson, parsePolicy } from "../authorization/index.ts";
import { type Finding, type Remark, sortFindings } from "./finding.ts";
import { locatePolicy } from "./locate-policy.ts";
import type { LocatedPolicy } from "./located-policy.ts";
import { RULES } from "./rules.ts";

export type PolicyText = Readonly<{ file: string; text: string; kind: PolicyKind }>;

/** The rule of findings that come from the grammar. */
const GRAMMAR = "grammar";
const GRAMMAR_FIX = "correct this first: AWS refuses the policy as it is";

/** Sorted by line, column and rule; the same for the same text on any day. Never throws, whatever the text. */
export function lintPolicy({ file, text, kind }: PolicyText): readonly Finding[] {
  const policy = locatedPolicy(text, kind);
  const said = policy === undefined ? [] : remarksOn(policy);
  const refused = parsePolicy(text, kind);
  // A rule that speaks at the very place says more than the grammar can.
  const grammar = (refused.ok ? [] : refused.refusal).filter(
    ({ line, column }) => !said.some(([, { severity, at }]) => severity === "error" && isAt(at, line, column)),
  );
  return sortFindings([
    ...grammar.map(({ line, column, message }) => ({
      rule: GRAMMAR,
      severity: "error" as const,
      file,
      line,
      column,
      message,
      instead: GRAMMAR_FIX,
    })),
    ...said.map(([rule, { severity, at, message, instead }]) => ({
      rule,
      severity,
      file,
      line: at.line,
      column: at.column,
      message,
      instead,
    })),
  ]);
}

const isAt = (at: Remark["at"], line: number, column: number): boolean => at.line === line && at.column === column;

const remarksOn = (policy: LocatedPolicy): readonly (readonly [string, Remark])[] =>
  RULES.flatMap((rule) => rule.find(policy).map((remark) => [rule.id, remark] as const));

/** Undefined for what is no JSON, no policy, or longer than any. */
export function locatedPolicy(text: string, kind: PolicyKind): LocatedPolicy | undefined {
  if (text.length > MAX_POLICY_TEXT) return undefined;
  const json = parseJson(text);
  return json.ok ? locatePolicy(json.value, text, kind) : undefined;
}
