/** One broken rule of one input, before any service has put it into words. */
import type { Constraint, Rule, TextConstraint, Wording } from "./constraint.ts";

export type Violation = Readonly<{
  rule: Rule | "elements" | "keys" | "values";
  /** Where, in AWS's spelling: `tags.1.member.key`. */
  path: string;
  value: unknown;
  constraint: Constraint;
  /** For `elements`, `keys` and `values`: what each of them must satisfy. */
  each?: Constraint;
  /** The value is a secret or personal, so it may not be repeated. */
  isSensitive: boolean;
}>;

/** What a service says of a rule where it departs from its usual wording. */
export function wordingOf({ rule, constraint, each }: Violation): Wording | undefined {
  if (rule === "elements" || rule === "keys" || rule === "values") return each?.says?.enum ?? each?.says?.pattern;
  return constraint.says?.[rule];
}

export type TextRule = "min-length" | "max-length" | "pattern" | "enum";

/** A pattern is not tried on a text that is far too long anyway: some published patterns take quadratic time. */
const LONGEST_TRIED = 2048;

/** Compiles one text constraint to a function that lists the rules a text breaks (nothing is allocated when none is). */
export function compileText(constraint: TextConstraint): (value: string) => readonly TextRule[] {
  const { min = 0, max = Number.POSITIVE_INFINITY } = constraint;
  const pattern = compilePattern(constraint);
  const values = constraint.oneOf && new Set(constraint.oneOf);
  return (value) => {
    const tooShort = value.length < min;
    const tooLong = value.length > max;
    const mismatched = pattern !== undefined && !(tooLong && value.length > LONGEST_TRIED) && !pattern.test(value);
    const unlisted = values !== undefined && !values.has(value);
    if (!tooShort && !tooLong && !mismatched && !unlisted) return NOTHING;
    return RULES.filter((_, index) => [tooShort, tooLong, mismatched, unlisted][index]);
  };
}

const NOTHING: readonly TextRule[] = [];
const RULES: readonly TextRule[] = ["min-length", "max-length", "pattern", "enum"];

function compilePattern({ pattern, portable }: TextConstraint): RegExp | undefined {
  const source = portable ?? pattern;
  if (source === undefined) return undefined;
  return new RegExp(`^(?:${source})$`, source.includes("\\p{") || source.includes("\\u{") ? "u" : "");
}
