/** Set operators belong to keys with several values, and to no others. */
import type { Remark } from "../finding.ts";
import { globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const setOperator = defineRule({
  id: "set-operator",
  sentence:
    "set operators are for multivalued keys alone. IAM User Guide: multivalued context keys; policy-evaluation 3.3",
  find: ({ statements }) =>
    statements.flatMap((statement) => statement.conditions.flatMap((each) => judge(each, statement))),
  examples: {
    fires: [
      allowing({ Action: "*", Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-acme000001" } } }),
      denying({ Action: "*", Condition: { StringNotLike: { "aws:PrincipalOrgPaths": "o-acme000001/*" } } }),
      denying({ Action: "*", Condition: { "ForAnyValue:StringLike": { "aws:RequestedRegion": "eu-*" } } }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-acme000001/*" } } }),
      denying({
        Action: "*",
        Condition: { Null: { "aws:TagKeys": "true" }, StringEquals: { "aws:PrincipalAccount": "1" } },
      }),
      denying({ Action: "*", Condition: { "ForAllValues:StringLike": { "dynamodb:Attributes": "x*" } } }),
    ],
  },
});

function judge({ operator, key }: LocatedCondition, { effect }: LocatedStatement): readonly Remark[] {
  const known = globalConditionKey(key.text);
  if (known === undefined || operator.family === "Null") return [];
  if (known.multivalued && operator.quantifier === undefined) {
    const message = `\`${known.name}\` has several values, and \`${operator.text}\` compares one`;
    const instead = `\`ForAnyValue:${operator.text}\` or \`ForAllValues:${operator.text}\`, whichever is meant`;
    return [{ severity: "error", at: key.at, message, instead }];
  }
  if (known.multivalued || operator.quantifier === undefined) return [];
  const danger =
    operator.quantifier === "ForAllValues" && effect === "Allow"
      ? "; `ForAllValues` holds when the key is absent, so this allows callers without it"
      : "";
  const message = `\`${known.name}\` has one value, so \`${operator.quantifier}\` does not belong here${danger}`;
  const plain = operator.text.slice(operator.quantifier.length + 1);
  return [{ severity: "warning", at: key.at, message, instead: `\`${plain}\`` }];
}
