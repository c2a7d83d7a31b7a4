/** A member account as one finds them: three levels, each with full access and a guardrail of twenty statements with conditions. */
import type { RawPolicy, RawQuestion, RawStatement } from "../../authorization/oracle.test-support.ts";

const ACCOUNT = "222222222222";
/** Which of three guardrails: they ask for the same work, and no condition of one stands in another. */
type Variant = 0 | 1 | 2;

const sparing = (variant: Variant) => ({
  ArnNotLike: {
    "aws:PrincipalArn": ["arn:aws:iam::*:role/break-glass", `arn:aws:iam::*:role/aws-*/${"xyz"[variant]}`],
  },
});
const ROOTS = ["arn:aws:iam::*:root", "arn:*:iam::*:root", "arn:aws*:iam::*:root"] as const;
const TRUE = ["true", "True", "TRUE"] as const;
const FALSE = ["false", "False", "FALSE"] as const;

const policy = (name: string, ...Statement: readonly RawStatement[]): RawPolicy => ({
  name,
  document: { Version: "2012-10-17", Statement },
});
const allow = (Action: string): RawStatement => ({ Effect: "Allow", Action, Resource: "*" });
const deny = (Action: unknown, Condition: unknown = sparing(0)): RawStatement => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  Condition,
});

const SERVICES = [
  "cloudtrail",
  "config",
  "guardduty",
  "securityhub",
  "iam",
  "kms",
  "ec2",
  "s3",
  "rds",
  "events",
  "logs",
];

/** Twenty statements; those on Regions and on departures look at LeaveOrganization. */
function guardrail(variant: Variant): RawPolicy {
  const spared = sparing(variant);
  const regions = ["eu-west-1", "us-east-1", `ap-south-${variant}`].slice(0, variant === 0 ? 2 : 3);
  return policy(
    "guardrail",
    deny(["organizations:LeaveOrganization", "account:CloseAccount"], spared),
    deny("organizations:*", { Bool: { "aws:PrincipalIsAWSService": TRUE[variant] } }),
    deny("*", { StringNotEquals: { "aws:RequestedRegion": regions } }),
    deny("*", { ArnLike: { "aws:PrincipalArn": ROOTS[variant] } }),
    deny(["iam:*", "organizations:Leave*"], {
      StringLike: { "aws:PrincipalTag/team": `contractor-${"*".repeat(variant + 1)}` },
    }),
    ...SERVICES.map((service) => deny([`${service}:Delete*`, `${service}:Stop*`, `${service}:Disable*`], spared)),
    deny("ec2:RunInstances", { StringNotLike: { "ec2:InstanceType": ["t3.*", "m7i.*"] } }),
    deny("s3:PutObject", { Null: { "s3:x-amz-server-side-encryption": "true" } }),
    deny("iam:CreateUser", spared),
    deny("*", { BoolIfExists: { "aws:SecureTransport": FALSE[variant] } }),
  );
}

export const GUARDRAIL: RawPolicy = guardrail(0);

const level = (variant: Variant): readonly RawPolicy[] => [policy("FullAWSAccess", allow("*")), guardrail(variant)];

/**
 * An administrator wants to leave: `break-glass` is spared by every guardrail, so all is looked at; anybody else is denied
 * at the root. The three levels hold the same guardrail, or three in which no condition stands twice.
 */
export function leaving(role: "break-glass" | "admin", levels: "alike" | "distinct" = "alike"): RawQuestion {
  const arn = `arn:aws:iam::${ACCOUNT}:role/${role}`;
  return {
    action: "organizations:LeaveOrganization",
    resource: "*",
    context: {
      "aws:principalarn": arn,
      "aws:principalisawsservice": "false",
      "aws:requestedregion": "us-east-1",
      "aws:principaltag/team": "platform",
      "aws:securetransport": "true",
    },
    principal: {
      kind: "roleSession",
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/session`,
      issuerArn: arn,
    },
    identity: [policy("AdministratorAccess", allow("*")), policy("extra", allow("s3:*"), allow("sts:AssumeRole"))],
    serviceControl: levels === "alike" ? [level(0), level(0), level(0)] : [level(0), level(1), level(2)],
    resourceIsRole: false,
    resourceAccountId: ACCOUNT,
  };
}

export const statementsIn = ({ identity, serviceControl = [] }: RawQuestion): number =>
  [...identity, ...serviceControl.flat()].reduce((sum, { document }) => sum + document.Statement.length, 0);

/** A valid policy that fills what Organizations takes: 10,240 characters. */
export function longText(): string {
  const statements: RawStatement[] = [];
  const text = (): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
  for (let at = 0; text().length < 10_000; at++) {
    const service = SERVICES[at % SERVICES.length] ?? "";
    statements.push({ Sid: `S${at}`, ...deny([`${service}:Delete*`, `${service}:Put*${at}`]) });
  }
  while (text().length > 10_240) statements.pop();
  return text().padEnd(10_240, " ");
}
