/** A `*` or `?` under an operator that takes it literally. */
import type { Remark } from "../finding.ts";
import type { LocatedCondition } from "../located-policy.ts";
import { isWild } from "../patterns.ts";
import { defineRule, denying } from "../rule.ts";

export const wildcardWithoutLike = defineRule({
  id: "wildcard-without-like",
  sentence: "only StringLike and the Arn operators know wildcards. IAM User Guide: string condition operators",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(judge)),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }),
      denying({ Action: "*", Condition: { StringEqualsIgnoreCase: { "aws:PrincipalTag/team": ["a", "b?"] } } }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }),
      denying({ Action: "*", Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:PrincipalTag/team": "a${*}" } } }),
    ],
  },
});

function judge({ operator, values }: LocatedCondition): readonly Remark[] {
  if (operator.family !== "String" || operator.takesWildcards) return [];
  const like = operator.negated ? "StringNotLike" : "StringLike";
  return values
    .filter(({ text }) => isWild(text.replace(/\$\{[^}]*\}/g, "")))
    .map(({ text, at }) => ({
      severity: "warning",
      at,
      message: `\`${operator.text}\` takes the wildcard in \`${text}\` literally, and no request has such a value`,
      instead: `\`${like}\`, or a value without wildcards`,
    }));
}
