/** A Deny that does not apply to somebody because a key is absent from the request. */
import type { Remark } from "../finding.ts";
import { globalConditionKey, isKey } from "../global-condition-keys.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const failsOpenOnAbsentKey = defineRule({
  id: "fails-open-on-absent-key",
  sentence: "a positive operator on an absent key is false, so the Deny does not apply. policy-evaluation 3.3, 3.4",
  find: ({ statements }) => statements.flatMap((each) => (each.effect === "Deny" ? judge(each) : [])),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:PrincipalTag/team": "interns" } } }),
      denying({ Action: "*", Condition: { StringLike: { "aws:username": "ci-*" } } }),
      denying({
        Action: "*",
        Condition: { "ForAnyValue:StringNotLike": { "aws:PrincipalOrgPaths": "o-acme000001/*" } },
      }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } } }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-acme000001" } } }),
      denying({
        Action: "*",
        Condition: { Null: { "aws:PrincipalTag/team": "false" }, StringEquals: { "aws:PrincipalTag/team": "interns" } },
      }),
      allowing({ Action: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
      denying({ Action: "*", Condition: { DateLessThan: { "aws:TokenIssueTime": "2026-11-01T00:00:00Z" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:ResourceTag/protected": "yes" } } }),
    ],
  },
});

const judge = (statement: LocatedStatement): readonly Remark[] =>
  statement.conditions.flatMap((condition) => judgeCondition(condition, statement));

function judgeCondition(condition: LocatedCondition, { conditions }: LocatedStatement): readonly Remark[] {
  const { operator, key } = condition;
  const absentFor = globalConditionKey(key.text)?.absentFor;
  if (absentFor === undefined || !needsTheKey(condition)) return [];
  // Who asks for the key beside it has thought of its absence.
  const isMeant = conditions.some((each) => each.operator.family === "Null" && isKey(each.key.text, key.text));
  if (isMeant) return [];
  const message = `\`${key.text}\` is absent for ${absentFor}; \`${operator.text}\` is then false, and the Deny does not apply to them`;
  return [{ severity: "warning", at: key.at, message, instead: `\`${operator.text}IfExists\`, unless that is meant` }];
}

/** Whether an absent key makes the condition false. policy-evaluation 3.3. */
function needsTheKey({ operator }: LocatedCondition): boolean {
  if (operator.family === "Null" || operator.ifExists || operator.quantifier === "ForAllValues") return false;
  return operator.quantifier === "ForAnyValue" || !operator.negated;
}
