/** Entries and statements that another one already covers. */
import type { Remark } from "../finding.ts";
import type { LocatedClause, LocatedCondition, LocatedPolicy, LocatedStatement } from "../located-policy.ts";
import { coversPattern, isWild } from "../patterns.ts";
import { defineRule, denying, policyOf } from "../rule.ts";

/** Beyond these only exact repetitions are looked for, so that a hostile policy costs no minutes. */
const MOST_ENTRIES = 400;
const MOST_STATEMENTS = 60;
const MOST_COMPARED = 60;

const deny = (actions: readonly string[], more: object = {}): Readonly<Record<string, unknown>> => ({
  Effect: "Deny",
  Action: actions,
  Resource: "*",
  ...more,
});
const ONLY_MFA = { Condition: { Bool: { "aws:SecureTransport": "false" } } };

export const redundant = defineRule({
  id: "redundant",
  sentence: "an entry that another covers says nothing. IAM Access Analyzer: redundant action, resource, statement",
  find: (policy) => [
    ...policy.statements.flatMap(({ actions, resources, conditions }) => [
      ...entriesOf(actions, true),
      ...(resources === undefined ? [] : entriesOf(resources, false)),
      ...conditions.flatMap(valuesOf),
    ]),
    ...statementsOf(policy),
  ],
  examples: {
    fires: [
      denying({ Action: ["organizations:LeaveOrganization", "organizations:*"] }),
      denying({ Action: ["iam:CreateUser", "IAM:createuser"] }),
      denying({ Action: "s3:*", Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::a/b"] }),
      policyOf([deny(["organizations:*"]), deny(["organizations:LeaveOrganization"])]),
      denying({ Action: "*", Condition: { StringLike: { "aws:RequestedRegion": ["eu-*", "eu-west-1"] } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-west-1"] } } }),
      policyOf([deny(["sts:*"], ONLY_MFA), deny(["sts:*"])]),
    ],
    quiet: [
      denying({ Action: ["organizations:LeaveOrganization", "account:CloseAccount"] }),
      denying({ Action: "s3:*", Resource: ["arn:aws:s3:::A", "arn:aws:s3:::a"] }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:RequestedRegion": ["eu-west-*", "eu-west-1"] } } }),
      policyOf([deny(["organizations:*"], ONLY_MFA), deny(["organizations:LeaveOrganization"])]),
      policyOf([{ Effect: "Allow", Action: "*", Resource: "*" }, deny(["organizations:LeaveOrganization"])]),
    ],
  },
});

/** Values under operators without wildcards are covered by equal ones alone. */
function valuesOf({ operator, key, values }: LocatedCondition): readonly Remark[] {
  const clause = { name: key.text, negated: false, at: key.at, patterns: values, isEmptyList: false };
  if (operator.family === "String" && operator.takesWildcards) return entriesOf(clause, false);
  const seen = new Set<string>();
  return values.flatMap(({ text, at }) => {
    if (seen.has(text))
      return [
        {
          severity: "suggestion",
          at,
          message: `\`${text}\` stands twice under \`${key.text}\``,
          instead: "leave it out",
        },
      ];
    seen.add(text);
    return [];
  });
}

function entriesOf({ name, patterns }: LocatedClause, ignoreCase: boolean): readonly Remark[] {
  const texts = patterns.map(({ text }) => (ignoreCase ? text.toLowerCase() : text));
  const first = new Map(texts.map((text, index) => [text, index] as const).toReversed());
  const wild = texts.flatMap((text, index) => (isWild(text) ? [index] : [])).slice(0, MOST_ENTRIES);
  const isWide = patterns.length > MOST_ENTRIES;
  return patterns.flatMap(({ text, at }, index) => {
    const own = texts[index] ?? "";
    const same = first.get(own);
    const wider = isWide
      ? undefined
      : wild.find((each) => each !== index && texts[each] !== own && coversPattern(texts[each] ?? "", own));
    const by = wider ?? (same !== index ? same : undefined);
    if (by === undefined) return [];
    const message = `\`${text}\` in \`${name}\` is already covered by \`${patterns[by]?.text}\``;
    return [{ severity: "suggestion", at, message, instead: "leave it out" }];
  });
}

function statementsOf({ statements }: LocatedPolicy): readonly Remark[] {
  if (statements.length > MOST_STATEMENTS) return [];
  return statements.flatMap((narrow) => {
    const wide = statements.find(
      (each) => each !== narrow && saysAll(each, narrow) && (each.index < narrow.index || !saysAll(narrow, each)),
    );
    if (wide === undefined) return [];
    const message = `statement ${narrow.index + 1} is already covered by statement ${wide.index + 1}`;
    return [{ severity: "suggestion", at: narrow.at, message, instead: "leave the statement out" }];
  });
}

/** False when in doubt: principals and `Not` elements are not compared, conditions only when they are none or the same. */
function saysAll(wide: LocatedStatement, narrow: LocatedStatement): boolean {
  if (wide.effect !== narrow.effect || wide.hasPrincipals || narrow.hasPrincipals) return false;
  const sameConditions = wide.conditions.length === 0 || written(wide.conditions) === written(narrow.conditions);
  return (
    sameConditions &&
    clauseCovers(wide.actions, narrow.actions, true) &&
    clauseCovers(wide.resources, narrow.resources, false)
  );
}

const written = (conditions: readonly LocatedCondition[]): string =>
  JSON.stringify(
    conditions.map(({ operator, key, values }) => [operator.text, key.text, values.map(({ text }) => text)]),
  );

function clauseCovers(
  wide: LocatedClause | undefined,
  narrow: LocatedClause | undefined,
  ignoreCase: boolean,
): boolean {
  if (wide === undefined || narrow === undefined) return wide === narrow;
  if (wide.negated || narrow.negated || narrow.patterns.length === 0) return false;
  if (wide.patterns.length > MOST_COMPARED || narrow.patterns.length > MOST_COMPARED) return false;
  const spelled = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  return narrow.patterns.every(({ text }) =>
    wide.patterns.some((each) => coversPattern(spelled(each.text), spelled(text))),
  );
}
