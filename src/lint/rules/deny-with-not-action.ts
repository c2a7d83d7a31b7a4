/** A Deny of everything but a list that has the ways out on it. */
import type { Remark } from "../finding.ts";
import { conditionsOn, denialsOf } from "../guardrail-conditions.ts";
import type { LocatedStatement } from "../located-policy.ts";
import { fitsAction } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const denyWithNotAction = defineRule({
  id: "deny-with-not-action",
  sentence: "a Deny with NotAction spares what is listed, the ways out of the organization too. aws-facts 1, 3.2",
  find: (policy) => denialsOf(policy).flatMap(judge),
  examples: {
    fires: [
      denying({ NotAction: ["organizations:LeaveOrganization", "account:CloseAccount"] }),
      denying({ NotAction: ["s3:*", "organizations:*"] }),
    ],
    quiet: [
      denying({ Action: ["organizations:LeaveOrganization"] }),
      denying({ NotAction: ["s3:*", "organizations:Describe*"] }),
      denying({
        NotAction: ["iam:*", "organizations:*"],
        Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } },
      }),
      allowing({ NotAction: ["organizations:*"] }),
    ],
  },
});

const WAYS_OUT: readonly string[] = [
  "organizations:LeaveOrganization",
  "organizations:AcceptHandshake",
  "account:CloseAccount",
];

function judge(statement: LocatedStatement): readonly Remark[] {
  // A region guardrail has to spare the global services.
  if (!statement.actions.negated || conditionsOn(statement, "aws:RequestedRegion").length > 0) return [];
  return statement.actions.patterns.flatMap(({ text, at }) => {
    const spared = WAYS_OUT.find((each) => fitsAction(text, each));
    if (spared === undefined) return [];
    const message = `\`${text}\` under \`NotAction\` spares \`${spared}\`: this Deny covers everything but that`;
    return [{ severity: "warning", at, message, instead: `a statement with \`"Action": "${spared}"\` that denies it` }];
  });
}
