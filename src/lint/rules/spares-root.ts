/** A guardrail that the root user of a member account walks past. */
import type { Remark } from "../finding.ts";
import { conditionsOn, denialsOf } from "../guardrail-conditions.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { fitsPattern } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

const only = (operator: string, key: string, value: unknown): Readonly<Record<string, unknown>> => ({
  Action: "organizations:LeaveOrganization",
  Condition: { [operator]: { [key]: value } },
});

export const sparesRoot = defineRule({
  id: "spares-root",
  sentence: "root users of member accounts are bound by service control policies, unless one exempts them. aws-facts 5",
  find: (policy) => denialsOf(policy).flatMap(judge),
  examples: {
    fires: [
      denying(only("ArnNotLike", "aws:PrincipalArn", ["arn:aws:iam::*:root", "arn:aws:iam::111111111111:role/admin"])),
      denying(only("StringNotLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:*")),
      denying(only("ArnLike", "aws:PrincipalArn", ["arn:aws:iam::*:role/*", "arn:aws:iam::*:user/*"])),
      denying(only("StringNotEquals", "aws:PrincipalType", "Account")),
      denying(only("StringEquals", "aws:PrincipalType", ["User", "AssumedRole"])),
    ],
    quiet: [
      denying(only("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/ops/admin")),
      denying(only("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:root")),
      denying(only("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/ci")),
      denying(only("StringEquals", "aws:PrincipalType", ["Account", "User"])),
      allowing(only("ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:root")),
    ],
  },
});

/** Written with an account nobody names, and with one that a pattern may name: its own. */
const rootOf = (pattern: string): string => `arn:aws:iam::${/:(\d{12}):/.exec(pattern)?.[1] ?? "000000000000"}:root`;
const fitsRoot = (pattern: string): boolean => fitsPattern(pattern, rootOf(pattern));
const fitsEveryRole = (pattern: string): boolean => /^(\*|arn:.*:role\/\*)$/.test(pattern);

const judge = (statement: LocatedStatement): readonly Remark[] => [
  ...conditionsOn(statement, "aws:PrincipalArn").flatMap(judgeArns),
  ...conditionsOn(statement, "aws:PrincipalType").flatMap(judgeTypes),
];

function judgeArns({ operator, key, values }: LocatedCondition): readonly Remark[] {
  if (!operator.negated) {
    const isBroad = values.some(({ text }) => fitsEveryRole(text)) && !values.some(({ text }) => fitsRoot(text));
    return isBroad ? [outside(key.at)] : [];
  }
  return values
    .filter(({ text }) => fitsRoot(text))
    .map(({ text, at }) => ({
      severity: "warning",
      at,
      message: `\`${text}\` fits the root user, so the guardrail spares root`,
      instead:
        "the ARNs of the roles that are meant, and a way for root tasks that needs no exemption, such as sts:AssumeRoot",
    }));
}

const isRootType = (text: string): boolean => fitsPattern(text, "Account");

function judgeTypes({ operator, key, values }: LocatedCondition): readonly Remark[] {
  const namesRoot = values.find(({ text }) => isRootType(text));
  if (!operator.negated) return namesRoot === undefined ? [outside(key.at)] : [];
  if (namesRoot === undefined) return [];
  const message = "`Account` is the type of the root user, so the guardrail spares root";
  return [
    { severity: "warning", at: namesRoot.at, message, instead: "no exemption by type, or the types that are meant" },
  ];
}

const outside = (at: Remark["at"]): Remark => ({
  severity: "warning",
  at,
  message: "the guardrail is for the principals that are listed, and the root user is not among them",
  instead: "no condition on who calls, or the root user beside them",
});
