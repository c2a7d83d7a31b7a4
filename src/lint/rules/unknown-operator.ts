/** A condition under an operator that AWS does not have. */
import { OPERATOR_NAMES } from "../locate-operator.ts";
import { nearestName } from "../nearest-name.ts";
import { defineRule, denying } from "../rule.ts";

const when = (operator: string) =>
  denying({ Action: "*", Condition: { [operator]: { "aws:PrincipalAccount": "111111111111" } } });

export const unknownOperator = defineRule({
  id: "unknown-operator",
  sentence: "AWS refuses a policy with an operator that it does not have. IAM User Guide: condition operators",
  find: ({ statements }) =>
    statements.flatMap(({ unknownOperators }) =>
      unknownOperators.map(({ text, at }) => {
        const near = nearestName(text, OPERATOR_NAMES);
        const instead =
          near === undefined ? "an operator that AWS lists, such as `StringEquals`" : `did you mean \`${near}\`?`;
        return {
          severity: "error",
          at,
          message: `\`${text}\` is no condition operator, so AWS refuses the policy`,
          instead,
        };
      }),
    ),
  examples: {
    fires: [when("StringEqual"), when("ForAnyValues:StringLike"), when("StringEqualsIfExist"), when("Matches")],
    quiet: [when("StringEquals"), when("ForAnyValue:StringLikeIfExists"), when("stringnotequals")],
  },
});
