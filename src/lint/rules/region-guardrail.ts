/** A guardrail on regions that takes the global services with it, because they report us-east-1. */
import type { Remark } from "../finding.ts";
import { conditionsOn, denialsOf } from "../guardrail-conditions.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { fitsAction, fitsPattern } from "../patterns.ts";
import { defineRule, denying } from "../rule.ts";

const ELSEWHERE = { StringNotEquals: { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] } };

export const regionGuardrail = defineRule({
  id: "region-guardrail",
  sentence: "requests to global services carry the region us-east-1. Organizations User Guide: deny access by region",
  find: (policy) => denialsOf(policy).flatMap(judge),
  examples: {
    fires: [
      denying({ Action: "*", Condition: ELSEWHERE }),
      denying({ NotAction: ["iam:*", "sts:*"], Condition: ELSEWHERE }),
      denying({ Action: ["ec2:*", "iam:*"], Condition: ELSEWHERE }),
    ],
    quiet: [
      denying({ Action: ["ec2:*", "rds:*"], Condition: ELSEWHERE }),
      denying({ Action: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:RequestedRegion": "ap-east-1" } } }),
      denying({
        NotAction: [
          "iam:*",
          "organizations:*",
          "sts:*",
          "cloudfront:*",
          "route53:*",
          "support:*",
          "account:*",
          "health:*",
          "budgets:*",
        ],
        Condition: ELSEWHERE,
      }),
    ],
  },
});

/** One action for each service whose requests report us-east-1 wherever the caller is. */
const GLOBAL: readonly string[] = [
  "account:GetContactInformation",
  "budgets:ViewBudget",
  "cloudfront:GetDistribution",
  "health:DescribeEvents",
  "iam:GetRole",
  "organizations:DescribeOrganization",
  "route53:GetHostedZone",
  "sts:GetCallerIdentity",
  "support:DescribeCases",
];

const judge = (statement: LocatedStatement): readonly Remark[] =>
  conditionsOn(statement, "aws:RequestedRegion").flatMap((condition) => judgeCondition(condition, statement));

function judgeCondition({ operator, key, values }: LocatedCondition, statement: LocatedStatement): readonly Remark[] {
  const letsThrough = values.some(({ text }) => fitsPattern(text.toLowerCase(), "us-east-1"));
  if (!operator.negated || letsThrough) return [];
  const swallowed = GLOBAL.filter((each) => isDenied(each, statement)).map((each) => each.split(":")[0] ?? each);
  if (swallowed.length === 0) return [];
  const message = `outside these regions this denies ${swallowed.join(", ")} too, whose requests report us-east-1`;
  const instead = `\`NotAction\` with ${swallowed.map((each) => `\`${each}:*\``).join(", ")}, or \`us-east-1\` among the regions`;
  return [{ severity: "warning", at: key.at, message, instead }];
}

function isDenied(action: string, { actions }: LocatedStatement): boolean {
  return actions.patterns.some(({ text }) => fitsAction(text, action)) !== actions.negated;
}
