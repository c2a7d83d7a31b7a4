/** Lists and blocks with nothing in them. */
import type { Remark } from "../finding.ts";
import type { LocatedClause, LocatedCondition } from "../located-policy.ts";
import { defineRule, denying } from "../rule.ts";

export const emptyList = defineRule({
  id: "empty-list",
  sentence: "a list without entries names nothing. IAM Access Analyzer: empty array, empty object",
  find: ({ statements }) =>
    statements.flatMap(({ actions, resources, conditions, emptyConditionAt }) => [
      ...clause(actions),
      ...(resources === undefined ? [] : clause(resources)),
      ...conditions.flatMap(values),
      ...(emptyConditionAt === undefined ? [] : [emptyBlock(emptyConditionAt)]),
    ]),
  examples: {
    fires: [
      denying({ Action: [] }),
      denying({ Action: "*", Resource: [] }),
      denying({ Action: "*", Condition: {} }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:PrincipalAccount": [] } } }),
    ],
    quiet: [denying({ Action: ["*"], Condition: { StringEquals: { "aws:PrincipalAccount": ["111111111111"] } } })],
  },
});

const clause = ({ name, at, isEmptyList }: LocatedClause): readonly Remark[] =>
  isEmptyList
    ? [
        {
          severity: "error",
          at,
          message: `\`${name}\` is empty, so the statement is about nothing`,
          instead: "what is meant, or no statement",
        },
      ]
    : [];

const values = ({ operator, key, isEmptyList }: LocatedCondition): readonly Remark[] =>
  isEmptyList
    ? [
        {
          severity: "error",
          at: key.at,
          message: `\`${key.text}\` has no values, so \`${operator.text}\` ${operator.negated ? "always" : "never"} holds`,
          instead: "the values that are meant, or no condition",
        },
      ]
    : [];

const emptyBlock = (at: Remark["at"]): Remark => ({
  severity: "suggestion",
  at,
  message: "`Condition` is empty, so the statement always applies",
  instead: "the condition that is meant, or none",
});
