/** A Deny that does not apply to somebody because one of its variables cannot be resolved. */
import type { Remark } from "../finding.ts";
import { globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedStatement, LocatedText } from "../located-policy.ts";
import { allowing, defineRule, denying } from "../rule.ts";

const HOME = "arn:aws:s3:::home/${aws:username}/*";

export const failsOpenOnVariable = defineRule({
  id: "fails-open-on-variable",
  sentence:
    "a statement whose variable cannot be resolved does not apply, and a Deny is then open. policy-evaluation 3.2",
  find: (policy) =>
    policy.version === "2012-10-17"
      ? policy.statements.flatMap((each) => (each.effect === "Deny" ? judge(each) : []))
      : [],
  examples: {
    fires: [
      denying({ Action: "s3:*", Resource: undefined, NotResource: HOME }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } } }),
    ],
    quiet: [
      denying({
        Action: "*",
        Condition: { StringNotEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team, 'none'}" } },
      }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } } }),
      allowing({ Action: "s3:*", Resource: HOME }),
      denying({ Action: "s3:*", Resource: "arn:aws:s3:::home/${*}" }),
    ],
  },
});

const VARIABLE = /\$\{([^}*?$,]{1,200})\}/g;

const judge = ({ resources, conditions }: LocatedStatement): readonly Remark[] =>
  [
    ...(resources?.patterns ?? []),
    ...conditions.flatMap(({ operator, values }) =>
      operator.family === "String" || operator.family === "Arn" ? values : [],
    ),
  ].flatMap(judgeText);

const judgeText = ({ text, at }: LocatedText): readonly Remark[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, key = ""]): readonly Remark[] => {
    const absentFor = globalConditionKey(key)?.absentFor;
    if (absentFor === undefined) return [];
    const message = `\`${key}\` is absent for ${absentFor}; the variable then has no value, and the Deny does not apply to them`;
    return [{ severity: "warning", at, message, instead: `\`\${${key}, 'none'}\` with a value that nobody has` }];
  });
