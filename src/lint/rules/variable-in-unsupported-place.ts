/** `${…}` where AWS substitutes nothing: under operators without variables, and for keys with several values. */
import type { Remark } from "../finding.ts";
import { globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedPolicy, LocatedText } from "../located-policy.ts";
import { defineRule, denying, policyOf } from "../rule.ts";

export const variableInUnsupportedPlace = defineRule({
  id: "variable-in-unsupported-place",
  sentence:
    "variables are for resources and for values of String and Arn operators, and of keys with one value. IAM User Guide: variables",
  find: (policy) => (policy.version === "2012-10-17" ? [...underOperators(policy), ...ofSeveralValues(policy)] : []),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "${aws:PrincipalTag/age}" } } }),
      denying({ Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": "${aws:PrincipalTag/range}" } } }),
      denying({ Action: "*", Condition: { DateLessThan: { "aws:CurrentTime": "${aws:TokenIssueTime}" } } }),
      denying({ Action: "*", Condition: { Bool: { "aws:SecureTransport": "${aws:PrincipalTag/secure}" } } }),
      denying({ Action: "s3:*", Resource: "arn:aws:s3:::box/${aws:PrincipalOrgPaths}/*" }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:ResourceAccount": "${aws:PrincipalAccount}" } } }),
      denying({ Action: "*", Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/${*}" } } }),
      denying({ Action: "s3:*", Resource: "arn:aws:s3:::box/${aws:PrincipalAccount}/*" }),
      policyOf({ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::box/${aws:username}" }, "identity"),
    ],
  },
});

const SUBSTITUTING: readonly string[] = ["String", "Arn"];

/** The guide's page on operators says that Bool takes variables, its page on variables that it does not. */
const underOperators = ({ statements }: LocatedPolicy): readonly Remark[] =>
  statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ operator, values }) => {
      if (SUBSTITUTING.includes(operator.family)) return [];
      return values
        .filter(({ text }) => text.includes("${"))
        .map(
          ({ text, at }): Remark => ({
            severity: operator.family === "Bool" ? "warning" : "error",
            at,
            message: `\`${operator.text}\` substitutes nothing, so \`${text}\` is read as it stands and fits no request`,
            instead: "a value that is written out, or an operator of the String or Arn family",
          }),
        );
    }),
  );

const VARIABLE = /\$\{([^}*?$,]{1,200})/g;

const ofSeveralValues = ({ statements }: LocatedPolicy): readonly Remark[] =>
  statements.flatMap(({ resources, conditions }) =>
    [
      ...(resources?.patterns ?? []),
      ...conditions.flatMap(({ operator, values }) => (SUBSTITUTING.includes(operator.family) ? values : [])),
    ].flatMap(judgeText),
  );

const judgeText = ({ text, at }: LocatedText): readonly Remark[] =>
  [...text.matchAll(VARIABLE)].flatMap(([, key = ""]): readonly Remark[] => {
    if (globalConditionKey(key)?.multivalued !== true) return [];
    const message = `\`${key}\` has several values and cannot be a variable, so the statement applies to nobody`;
    return [{ severity: "error", at, message, instead: `a condition on \`${key}\` with \`ForAnyValue:StringLike\`` }];
  });
