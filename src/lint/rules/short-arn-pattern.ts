/** A pattern under an Arn operator that has fewer than the six parts of an ARN. */
import type { Remark } from "../finding.ts";
import type { LocatedCondition } from "../located-policy.ts";
import { defineRule, denying } from "../rule.ts";

const unlike = (value: unknown, operator = "ArnNotLike") =>
  denying({ Action: "*", Condition: { [operator]: { "aws:PrincipalArn": value } } });

export const shortArnPattern = defineRule({
  id: "short-arn-pattern",
  sentence:
    "Arn operators compare six parts one by one; what a shorter pattern fits is not documented. policy-evaluation 1.3",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(judge)),
  examples: {
    fires: [
      unlike("arn:aws:iam::*"),
      unlike(["arn:aws:iam::111111111111:role/x", "*"]),
      unlike("arn:aws:*", "ArnEquals"),
    ],
    quiet: [unlike("arn:aws:iam::*:*"), unlike("*", "StringLike"), unlike("${aws:SourceArn}", "ArnEquals")],
  },
});

const judge = ({ operator, values }: LocatedCondition): readonly Remark[] =>
  operator.family !== "Arn"
    ? []
    : values
        .filter(({ text }) => isShort(text))
        .map(({ text, at }) => ({
          severity: "warning",
          at,
          message: `\`${text}\` has ${text.split(":").length} of the six parts of an ARN, and \`${operator.text}\` may fit it to no request`,
          instead: text.startsWith("arn:")
            ? "`*` for each part that does not matter, such as `arn:aws:iam::*:*`"
            : "`arn:*:*:*:*:*`",
        }));

/** Texts that are no pattern at all are impossible values, which another rule says. */
const isShort = (text: string): boolean =>
  text.endsWith("*") && !text.includes("${") && text.split(":").length < 6 && /^(\*|arn:)/.test(text);
