/** The organization's policies: the worked figures and scenarios of the SCP page, who is bound and who is not, RCPs, root. */
import {
  ACCOUNT,
  ALL,
  ANONYMOUS,
  allow,
  byPrincipal,
  type DecisionCase,
  deny,
  FEDERATED,
  LINKED,
  NOTHING,
  OTHER,
  policy,
  ROLE_ARN,
  ROOT,
  SERVICE,
  SESSION,
  USER,
  USER_ARN,
} from "./cast.test-support.ts";

const FIGURES = "Organizations User Guide: SCP evaluation, figures 1 to 3";
const SCENARIOS = "Organizations User Guide: SCP evaluation, worked scenarios";
const SCP = "Organizations User Guide: SCPs; policy-evaluation 3.5";
const SCP_SYNTAX = "Organizations User Guide: SCP syntax (2025-09); policy-evaluation 3.5";
const RCP = "Organizations User Guide: RCPs; policy-evaluation 3.6";
const ROOT_USER = "IAM User Guide: Centralized root access; aws-facts 4 and 6";
const KEYS = "IAM User Guide: AWS global condition context keys; policy-evaluation 3.4";

const LEAVE = { action: "organizations:LeaveOrganization", resource: "*" };

const S3 = { action: "s3:GetObject", resource: "arn:aws:s3:::box/key" };
const EC2 = { action: "ec2:StartInstances", resource: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/i-1` };
const IAM = { action: "iam:CreateUser", resource: USER_ARN };
const SERVICES = { S3, EC2, IAM };

const ALLOW_EC2 = policy(allow("ec2:*"));
const ALLOW_S3 = policy(allow("s3:*"));
const DENY_EC2 = policy(deny("ec2:*"));
const DENY_S3 = policy(deny("s3:*"));

type Ladder = NonNullable<DecisionCase["question"]["serviceControl"]>;
type Scenario = Readonly<{
  name: string;
  /** Root first; an account without a policy of its own in the scenario has full access attached, as AWS attaches it. */
  ladder: Ladder;
  /** What an administrator of the account may use, or the denial. */
  expected: Readonly<Record<keyof typeof SERVICES, string>>;
  source: string;
}>;

const EXPLICIT = "explicit serviceControl";
const IMPLICIT = "implicit serviceControl";

const WORKED: readonly Scenario[] = [
  {
    name: "figure 1, account B: an allow at root, organizational unit and account",
    ladder: [[ALLOW_S3], [ALLOW_S3], [ALLOW_S3]],
    expected: { S3: "allowed", EC2: IMPLICIT, IAM: IMPLICIT },
    source: FIGURES,
  },
  {
    name: "figure 2, account B: the allow is missing at the organizational unit",
    ladder: [[ALLOW_S3], [ALLOW_EC2], [ALLOW_S3]],
    expected: { S3: IMPLICIT, EC2: IMPLICIT, IAM: IMPLICIT },
    source: FIGURES,
  },
  {
    name: "figure 3, account B: a deny at the organizational unit, allows at root and account",
    ladder: [
      [ALL, ALLOW_S3],
      [ALL, DENY_S3],
      [ALL, ALLOW_S3],
    ],
    expected: { S3: EXPLICIT, EC2: "allowed", IAM: "allowed" },
    source: FIGURES,
  },
  {
    name: "scenario 1, account A: a deny of its organizational unit",
    ladder: [[ALL], [ALL, DENY_S3], [ALL]],
    expected: { S3: EXPLICIT, EC2: "allowed", IAM: "allowed" },
    source: SCENARIOS,
  },
  {
    name: "scenario 1, account B: a deny of its organizational unit and one of its own",
    ladder: [[ALL], [ALL, DENY_S3], [ALL, DENY_EC2]],
    expected: { S3: EXPLICIT, EC2: EXPLICIT, IAM: "allowed" },
    source: SCENARIOS,
  },
  {
    name: "scenario 2, accounts A and B: the organizational unit allows EC2 alone",
    ladder: [[ALL], [ALLOW_EC2], [ALL]],
    expected: { S3: IMPLICIT, EC2: "allowed", IAM: IMPLICIT },
    source: SCENARIOS,
  },
  {
    name: "scenario 3, every account: no allow at the root",
    ladder: [[DENY_S3], [ALL], [ALL]],
    expected: { S3: EXPLICIT, EC2: IMPLICIT, IAM: IMPLICIT },
    source: SCENARIOS,
  },
  {
    name: "scenario 4, account D: its organizational unit, the second of two, denies EC2",
    ladder: [[ALL], [ALL], [ALL, DENY_EC2], [ALL]],
    expected: { S3: "allowed", EC2: EXPLICIT, IAM: "allowed" },
    source: SCENARIOS,
  },
  {
    name: "scenario 4, accounts E and F: the organizational unit beside it denies EC2",
    ladder: [[ALL], [ALL], [ALL], [ALL]],
    expected: { S3: "allowed", EC2: "allowed", IAM: "allowed" },
    source: SCENARIOS,
  },
  {
    name: "scenario 5, account D: its organizational unit, the second of two, allows EC2 alone",
    ladder: [[ALL], [ALL], [ALLOW_EC2], [ALL]],
    expected: { S3: IMPLICIT, EC2: "allowed", IAM: IMPLICIT },
    source: SCENARIOS,
  },
  {
    name: "scenario 6, account D: the root denies S3, its organizational unit allows S3 alone",
    ladder: [[ALL, DENY_S3], [ALL], [ALLOW_S3], [ALL]],
    expected: { S3: EXPLICIT, EC2: IMPLICIT, IAM: IMPLICIT },
    source: SCENARIOS,
  },
  {
    name: "scenario 6, accounts E and F: the root denies S3, nothing else is missing",
    ladder: [[ALL, DENY_S3], [ALL], [ALL], [ALL]],
    expected: { S3: EXPLICIT, EC2: "allowed", IAM: "allowed" },
    source: SCENARIOS,
  },
];

const worked = WORKED.flatMap(({ name, ladder, expected, source }) =>
  (["S3", "EC2", "IAM"] as const).map(
    (service): DecisionCase => ({
      name: `${name}: ${service}`,
      question: { ...SERVICES[service], serviceControl: ladder },
      expected: expected[service],
      source,
    }),
  ),
);

const DENY_LEAVE = policy(deny("organizations:LeaveOrganization"));
const RESOURCE_FULL = policy(allow("*", { Principal: "*" }));
const resourceDeny = (Action: string, more = {}) => policy(deny(Action, { Principal: "*", ...more }));
const unless = (operator: string, key: string, value: string) => ({ Condition: { [operator]: { [key]: value } } });

export const ORGANIZATION_CASES: readonly DecisionCase[] = [
  ...worked,
  {
    name: "five organizational units deep, a deny in the middle",
    question: { ...LEAVE, serviceControl: [[ALL], [ALL], [ALL], [ALL, DENY_LEAVE], [ALL], [ALL], [ALL]] },
    expected: EXPLICIT,
    source: SCP,
  },
  {
    name: "two allow lists on one level add up",
    question: { serviceControl: [[ALL], [ALLOW_EC2, ALLOW_S3], [ALL]] },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "halves of an allow on two levels do not add up",
    question: { serviceControl: [[ALLOW_EC2, NOTHING], [ALLOW_S3]] },
    expected: IMPLICIT,
    source: SCP,
  },
  {
    name: "nothing attached at the account",
    question: { ...LEAVE, serviceControl: [[ALL], [ALL], []] },
    expected: IMPLICIT,
    source: SCP,
  },
  {
    name: "an allow with a condition that fails is no allow",
    question: { serviceControl: [[policy(allow("*", unless("StringEquals", "aws:RequestedRegion", "us-east-1")))]] },
    expected: IMPLICIT,
    source: SCP_SYNTAX,
  },
  {
    name: "an allow with a condition that holds",
    question: {
      context: { "aws:requestedregion": "us-east-1" },
      serviceControl: [[policy(allow("*", unless("StringEquals", "aws:RequestedRegion", "us-east-1")))]],
    },
    expected: "allowed",
    source: SCP_SYNTAX,
  },
  {
    name: "an allow of single ARNs allows them",
    question: { serviceControl: [[policy({ ...allow("s3:*"), Resource: "arn:aws:s3:::box/*" })]] },
    expected: "allowed",
    source: SCP_SYNTAX,
  },
  {
    name: "an allow of single ARNs allows no others",
    question: { serviceControl: [[policy({ ...allow("s3:*"), Resource: "arn:aws:s3:::chest/*" })]] },
    expected: IMPLICIT,
    source: SCP_SYNTAX,
  },
  {
    name: "an allow by NotAction leaves the rest",
    question: { serviceControl: [[policy({ Effect: "Allow", NotAction: "organizations:*", Resource: "*" })]] },
    expected: "allowed",
    source: SCP_SYNTAX,
  },
  {
    name: "an allow by NotAction leaves out what it lists",
    question: {
      ...LEAVE,
      serviceControl: [[policy({ Effect: "Allow", NotAction: "organizations:*", Resource: "*" })]],
    },
    expected: IMPLICIT,
    source: SCP_SYNTAX,
  },
  {
    name: "a deny by NotResource spares what it lists",
    question: {
      serviceControl: [[ALL, policy({ Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::box/*" })]],
    },
    expected: "allowed",
    source: SCP_SYNTAX,
  },
  {
    name: "a deny by NotResource hits the rest",
    question: {
      serviceControl: [[ALL, policy({ Effect: "Deny", Action: "s3:*", NotResource: "arn:aws:s3:::chest/*" })]],
    },
    expected: EXPLICIT,
    source: SCP_SYNTAX,
  },
  {
    name: "a deny by NotResource hits an action without resources",
    question: {
      ...LEAVE,
      serviceControl: [[ALL, policy({ Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::box/*" })]],
    },
    expected: EXPLICIT,
    source: "policy-evaluation 3.2: inferred, assumption not-resource-without-resource",
  },
  {
    name: "the same, read the other way",
    question: {
      ...LEAVE,
      serviceControl: [[ALL, policy({ Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::box/*" })]],
    },
    assumptions: { "not-resource-without-resource": "no-match" },
    expected: "allowed",
    source: "policy-evaluation 3.2: inferred, assumption not-resource-without-resource",
  },
  {
    name: "a wildcard at the head of a denied action",
    question: { ...LEAVE, serviceControl: [[ALL, policy(deny("*:Leave*"))]] },
    expected: EXPLICIT,
    source: SCP_SYNTAX,
  },
  {
    name: "a service-linked role needs no allow of a service control policy",
    question: { principal: LINKED, serviceControl: [[NOTHING]] },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "a service-linked role still needs its identity policy",
    question: { principal: LINKED, identity: [NOTHING], serviceControl: [[ALL]] },
    expected: "implicit identity",
    source: SCP,
  },
  {
    name: "a service needs no allow of a service control policy",
    question: {
      principal: SERVICE,
      identity: [],
      resourcePolicy: byPrincipal({ Service: SERVICE.arn }),
      serviceControl: [[NOTHING]],
    },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "an anonymous caller is no concern of service control policies",
    question: { principal: ANONYMOUS, identity: [], resourcePolicy: byPrincipal("*"), serviceControl: [[DENY_S3]] },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "a federated user is bound by its account's service control policies",
    question: { principal: FEDERATED, session: [ALL], serviceControl: [[ALL, DENY_S3]] },
    expected: EXPLICIT,
    source: SCP,
  },
  {
    name: "a call made by a service for its caller is still bound",
    question: { context: { "aws:viaawsservice": "true" }, serviceControl: [[ALL, DENY_S3]] },
    expected: EXPLICIT,
    source: KEYS,
  },
  {
    name: "GetCallerIdentity passes a service control policy that denies everything, in any case",
    question: { action: "STS:getcalleridentity", resource: "*", serviceControl: [[policy(deny("*"))]] },
    expected: "allowed",
    source: "STS API Reference: GetCallerIdentity",
  },
  {
    name: "root: permissions boundaries do not bind",
    question: { principal: ROOT, identity: [], boundary: NOTHING },
    expected: "allowed",
    source: ROOT_USER,
  },
  {
    name: "root: identity policies do not deny",
    question: { principal: ROOT, identity: [policy(deny("*"))] },
    expected: "allowed",
    source: ROOT_USER,
  },
  {
    name: "root: a resource policy that says nothing of it limits nothing",
    question: { principal: ROOT, identity: [], resourcePolicy: byPrincipal({ AWS: OTHER }) },
    expected: "allowed",
    source: ROOT_USER,
  },
  {
    name: "root: a resource policy that denies its account",
    question: { principal: ROOT, identity: [], resourcePolicy: policy(deny("s3:*", { Principal: { AWS: ACCOUNT } })) },
    expected: "explicit resource",
    source: ROOT_USER,
  },
  {
    name: "a deny for the root user alone hits root",
    question: {
      ...LEAVE,
      principal: ROOT,
      identity: [],
      context: { "aws:principalarn": ROOT.arn },
      serviceControl: [[ALL, policy(deny("*", unless("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:root")))]],
    },
    expected: EXPLICIT,
    source: KEYS,
  },
  {
    name: "a deny for the root user alone spares the account's users",
    question: {
      ...LEAVE,
      context: { "aws:principalarn": USER_ARN },
      serviceControl: [[ALL, policy(deny("*", unless("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:root")))]],
    },
    expected: "allowed",
    source: KEYS,
  },
  {
    name: "AssumeRoot: the task that the session is for",
    question: {
      action: "s3:DeleteBucketPolicy",
      resource: "arn:aws:s3:::box",
      principal: ROOT,
      identity: [],
      session: [policy(allow("s3:DeleteBucketPolicy"))],
    },
    expected: "allowed",
    source: ROOT_USER,
  },
  {
    name: "AssumeRoot: no naming in a resource's policy widens the task",
    question: {
      principal: ROOT,
      identity: [],
      session: [policy(allow("s3:DeleteBucketPolicy"))],
      resourcePolicy: byPrincipal("*"),
    },
    expected: "implicit session",
    source: ROOT_USER,
  },
  {
    name: "AssumeRoot: service control policies bind the session",
    question: { principal: ROOT, identity: [], session: [ALL], serviceControl: [[ALL, DENY_S3]] },
    expected: EXPLICIT,
    source: ROOT_USER,
  },
  {
    name: "AssumeRoot: a deny of root that spares such sessions",
    question: {
      principal: ROOT,
      identity: [],
      session: [ALL],
      context: { "aws:principalarn": ROOT.arn, "aws:assumedroot": "true" },
      serviceControl: [[ALL, policy(deny("*", unless("Null", "aws:AssumedRoot", "true")))]],
    },
    expected: "allowed",
    source: "aws-facts 4: the sample that spares AssumeRoot sessions",
  },
  {
    name: "AssumeRoot: the same deny hits root with its password",
    question: {
      principal: ROOT,
      identity: [],
      context: { "aws:principalarn": ROOT.arn },
      serviceControl: [[ALL, policy(deny("*", unless("Null", "aws:AssumedRoot", "true")))]],
    },
    expected: EXPLICIT,
    source: "aws-facts 4: the sample that spares AssumeRoot sessions",
  },
  {
    name: "long-term keys slip through a deny of calls without a second factor",
    question: {
      serviceControl: [[ALL, policy(deny("*", unless("Bool", "aws:MultiFactorAuthPresent", "false")))]],
    },
    expected: "allowed",
    source: KEYS,
  },
  {
    name: "IfExists catches them",
    question: {
      serviceControl: [[ALL, policy(deny("*", unless("BoolIfExists", "aws:MultiFactorAuthPresent", "false")))]],
    },
    expected: EXPLICIT,
    source: KEYS,
  },
  {
    name: "organization paths take ForAnyValue and end with a slash",
    question: {
      context: { "aws:principalorgpaths": ["o-a/r-a/ou-1/ou-2/"] },
      serviceControl: [
        [ALL, policy(deny("*", unless("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a/r-a/ou-1/*")))],
      ],
    },
    expected: EXPLICIT,
    source: KEYS,
  },
  {
    name: "a unit's path without its slash fits a unit whose id only starts alike",
    question: {
      context: { "aws:principalorgpaths": ["o-a/r-a/ou-12/"] },
      serviceControl: [
        [ALL, policy(deny("*", unless("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a/r-a/ou-1*")))],
      ],
    },
    expected: EXPLICIT,
    source: KEYS,
  },
  {
    name: "two conditions of one deny must both hold",
    question: {
      context: { "aws:requestedregion": "eu-west-1", "aws:principalarn": ROLE_ARN },
      principal: SESSION,
      serviceControl: [
        [
          ALL,
          policy(
            deny("*", {
              Condition: {
                StringNotEquals: { "aws:RequestedRegion": "us-east-1" },
                ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Dev" },
              },
            }),
          ),
        ],
      ],
    },
    expected: "allowed",
    source: "IAM User Guide: Condition element (AND over keys)",
  },
  {
    name: "RCP: full access alone limits nothing",
    question: { resourceControl: [[RESOURCE_FULL], [RESOURCE_FULL]] },
    expected: "allowed",
    source: RCP,
  },
  {
    name: "RCP: it never grants",
    question: { identity: [], resourceControl: [[RESOURCE_FULL]] },
    expected: "implicit identity",
    source: RCP,
  },
  {
    name: "RCP: a deny at the account",
    question: { resourceControl: [[RESOURCE_FULL], [RESOURCE_FULL, resourceDeny("s3:*")]] },
    expected: "explicit resourceControl",
    source: RCP,
  },
  {
    name: "RCP: a level without any policy would deny",
    question: { resourceControl: [[RESOURCE_FULL], []] },
    expected: "implicit resourceControl",
    source: RCP,
  },
  {
    name: "RCP: it binds services that call for themselves",
    question: {
      principal: SERVICE,
      identity: [],
      resourcePolicy: byPrincipal({ Service: SERVICE.arn }),
      resourceControl: [[RESOURCE_FULL, resourceDeny("s3:*")]],
    },
    expected: "explicit resourceControl",
    source: RCP,
  },
  {
    name: "RCP: the usual exemption of services",
    question: {
      principal: SERVICE,
      identity: [],
      context: { "aws:principalisawsservice": "true" },
      resourcePolicy: byPrincipal({ Service: SERVICE.arn }),
      resourceControl: [
        [RESOURCE_FULL, resourceDeny("s3:*", unless("BoolIfExists", "aws:PrincipalIsAWSService", "false"))],
      ],
    },
    expected: "allowed",
    source: RCP,
  },
  {
    name: "RCP: calls of service-linked roles are exempt",
    question: { principal: LINKED, resourceControl: [[RESOURCE_FULL, resourceDeny("s3:*")]] },
    expected: "allowed",
    source: RCP,
  },
  {
    name: "RCP: other calls to KMS are not exempt",
    question: { action: "kms:Decrypt", resource: "*", resourceControl: [[RESOURCE_FULL, resourceDeny("kms:*")]] },
    expected: "explicit resourceControl",
    source: RCP,
  },
  {
    name: "RCP: retiring a grant in another case",
    question: { action: "KMS:retiregrant", resource: "*", resourceControl: [[RESOURCE_FULL, resourceDeny("kms:*")]] },
    expected: "allowed",
    source: RCP,
  },
  {
    name: "RCP: NotResource spares what it lists",
    question: {
      resourceControl: [
        [RESOURCE_FULL, policy({ Effect: "Deny", Principal: "*", Action: "s3:*", NotResource: "arn:aws:s3:::box/*" })],
      ],
    },
    expected: "allowed",
    source: RCP,
  },
  {
    name: "RCP: one organization's callers only",
    question: {
      principal: { ...USER, accountId: OTHER, arn: `arn:aws:iam::${OTHER}:user/mallory` },
      context: { "aws:principalorgid": "o-other" },
      resourcePolicy: byPrincipal("*"),
      resourceControl: [
        [RESOURCE_FULL, resourceDeny("s3:*", unless("StringNotEqualsIfExists", "aws:PrincipalOrgID", "o-mine"))],
      ],
    },
    expected: "explicit resourceControl",
    source: RCP,
  },
];
