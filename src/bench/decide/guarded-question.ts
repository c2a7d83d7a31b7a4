/** A member account as one finds them: three levels, each with full access and a guardrail of twenty statements with conditions. */
import type { RawPolicy, RawQuestion, RawStatement } from "../../authorization/oracle.test-support.ts";

const ACCOUNT = "222222222222";
const SPARED = {
  ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/break-glass", "arn:aws:iam::*:role/aws-*/x"] },
};

const policy = (name: string, ...Statement: readonly RawStatement[]): RawPolicy => ({
  name,
  document: { Version: "2012-10-17", Statement },
});
const allow = (Action: string): RawStatement => ({ Effect: "Allow", Action, Resource: "*" });
const deny = (Action: unknown, Condition: unknown = SPARED): RawStatement => ({
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
export const GUARDRAIL: RawPolicy = policy(
  "guardrail",
  deny(["organizations:LeaveOrganization", "account:CloseAccount"]),
  deny("organizations:*", { Bool: { "aws:PrincipalIsAWSService": "true" } }),
  { ...deny(undefined, { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } }), Action: "*" },
  deny("*", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } }),
  deny(["iam:*", "organizations:Leave*"], { StringLike: { "aws:PrincipalTag/team": "contractor-*" } }),
  ...SERVICES.map((service) => deny([`${service}:Delete*`, `${service}:Stop*`, `${service}:Disable*`])),
  deny("ec2:RunInstances", { StringNotLike: { "ec2:InstanceType": ["t3.*", "m7i.*"] } }),
  deny("s3:PutObject", { Null: { "s3:x-amz-server-side-encryption": "true" } }),
  deny("iam:CreateUser"),
  deny("*", { BoolIfExists: { "aws:SecureTransport": "false" } }),
);

const LEVEL: readonly RawPolicy[] = [policy("FullAWSAccess", allow("*")), GUARDRAIL];

/** An administrator wants to leave: `break-glass` is spared by every guardrail, so all is looked at; anybody else is denied at the root. */
export function leaving(role: "break-glass" | "admin"): RawQuestion {
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
    serviceControl: [LEVEL, LEVEL, LEVEL],
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
