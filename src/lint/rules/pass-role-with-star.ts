/** A permission to hand any role to any service. */
import type { Remark } from "../finding.ts";
import { isKey } from "../global-condition-keys.ts";
import type { LocatedPolicy, LocatedStatement } from "../located-policy.ts";
import { fitsAction } from "../patterns.ts";
import { allowing, defineRule, policyOf } from "../rule.ts";

const pass = (Action: unknown, Resource: unknown, more: object = {}) =>
  policyOf({ Effect: "Allow", Action, Resource, ...more }, "identity");

export const passRoleWithStar = defineRule({
  id: "pass-role-with-star",
  sentence:
    "who may pass every role has the permissions of every role. IAM Access Analyzer: PassRole with star in resource",
  find: (policy) => (LIMITED.includes(policy.kind) ? [] : policy.statements.flatMap(judge)),
  examples: {
    fires: [pass("iam:PassRole", "*"), pass(["s3:*", "iam:Pass*"], ["*"]), pass("iam:*", "*")],
    quiet: [
      pass("iam:PassRole", "arn:aws:iam::111111111111:role/app/*"),
      pass("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }),
      pass("*", "*"),
      policyOf({ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }, "identity"),
      allowing({ Action: "iam:*" }),
    ],
  },
});

/** These grant nothing by themselves. */
const LIMITED: readonly LocatedPolicy["kind"][] = ["serviceControl", "resourceControl", "boundary", "trust"];

const NARROWING: readonly string[] = ["iam:PassedToService", "iam:AssociatedResourceArn"];

function judge({ effect, actions, resources, conditions }: LocatedStatement): readonly Remark[] {
  if (effect !== "Allow" || actions.negated || resources === undefined || resources.negated) return [];
  if (!resources.patterns.some(({ text }) => /^\*+$/.test(text))) return [];
  if (conditions.some(({ key }) => NARROWING.some((each) => isKey(key.text, each)))) return [];
  // `*` is an administrator, who is meant to be one.
  const passing = actions.patterns.filter(({ text }) => /^iam:/i.test(text) && fitsAction(text, "iam:PassRole"));
  return passing.map(({ text, at }) => ({
    // Whoever may do everything in IAM needs no role of somebody else's.
    severity: /^iam:\*+$/i.test(text) ? "suggestion" : "warning",
    at,
    message: `\`${text}\` on every resource lets any role be passed to any service, an administrator's too`,
    instead: "the ARNs of the roles that are meant, or a condition on `iam:PassedToService`",
  }));
}
