/** An exemption by a role's name, in every account: whoever may create a role in a member account may create that one. */
import type { Remark } from "../finding.ts";
import { arnParts, denialsOf, sparedArns } from "../guardrail-conditions.ts";
import type { LocatedPolicy, LocatedText } from "../located-policy.ts";
import { fitsAction, fitsPattern, isWild } from "../patterns.ts";
import { defineRule, denying, policyOf } from "../rule.ts";

const sparing = (arn: string): Readonly<Record<string, unknown>> => ({
  Effect: "Deny",
  Action: "cloudtrail:StopLogging",
  Resource: "*",
  Condition: { ArnNotLike: { "aws:PrincipalArn": arn } },
});
const NAMED = "arn:aws:iam::*:role/break-glass";
const PROTECTION = {
  Effect: "Deny",
  Action: ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"],
  Resource: NAMED,
  Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*" } },
};

export const exemptsCreatableRole = defineRule({
  id: "exempts-creatable-role",
  sentence: "a role's name protects nothing while every member account may create it. policy-evaluation 4",
  find: (policy) =>
    denialsOf(policy).flatMap((statement) => sparedArns(statement).flatMap((arn) => judge(arn, policy))),
  examples: {
    fires: [
      denying(sparing(NAMED)),
      denying(sparing("arn:aws:iam::*:role/ops/*")),
      denying(sparing("arn:aws:iam::*:user/admin")),
    ],
    quiet: [
      denying(sparing("arn:aws:iam::111111111111:role/break-glass")),
      denying(sparing("arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*")),
      policyOf([sparing(NAMED), PROTECTION]),
      denying({ Action: "iam:*", Condition: { ArnLike: { "aws:PrincipalArn": NAMED } } }),
    ],
  },
});

/** Paths under which AWS alone creates roles. IAM User Guide: service-linked roles, AWSReservedSSO roles. */
const RESERVED = /^role\/(aws-reserved|aws-service-role)\//;

function judge({ text, at }: LocatedText, policy: LocatedPolicy): readonly Remark[] {
  const arn = arnParts(text);
  if (arn === undefined || arn.service !== "iam" || !isWild(arn.account)) return [];
  const [kind = ""] = arn.resource.split("/");
  if ((kind !== "role" && kind !== "user") || RESERVED.test(arn.resource) || isProtected(text, policy)) return [];
  const create =
    kind === "role"
      ? "`iam:CreateRole` and `iam:UpdateAssumeRolePolicy`"
      : "`iam:CreateUser` and `iam:CreateAccessKey`";
  const message = `\`${text}\` exempts that name in every account, and whoever may create a ${kind} in one may create this one`;
  const instead = `the account's id, or a Deny of ${create} on this ARN in the same policy for everybody else`;
  return [{ severity: "warning", at, message, instead }];
}

/** Another statement of the same policy keeps others from creating what is exempted, by its very name. */
const isProtected = (arn: string, policy: LocatedPolicy): boolean =>
  denialsOf(policy).some(
    ({ actions, resources }) =>
      !actions.negated &&
      resources?.negated === false &&
      ["iam:CreateRole", "iam:CreateUser"].some((each) =>
        actions.patterns.some(({ text }) => fitsAction(text, each)),
      ) &&
      resources.patterns.some(({ text }) => text === arn || fitsPattern(text, arn)),
  );
