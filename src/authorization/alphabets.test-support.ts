/** The words that random organizations are made of: few enough that policies and requests often meet. */
import type { RawPrincipal } from "./oracle.test-support.ts";

export const HOME = "111122223333";
export const AWAY = "444455556666";
export const ROLE = `arn:aws:iam::${HOME}:role/team/Deployer`;
export const SESSION = `arn:aws:sts::${HOME}:assumed-role/Deployer/build`;
export const ALICE = `arn:aws:iam::${HOME}:user/alice`;
/** What resource policies store in place of the ARNs of Alice and of the role. */
export const ALICE_ID = "AIDAALICEALICEALICE2";
export const ROLE_ID = "AROADEPLOYERDEPLOYE2";

export const PRINCIPALS: readonly RawPrincipal[] = [
  { kind: "root", accountId: HOME, arn: `arn:aws:iam::${HOME}:root` },
  { kind: "user", accountId: HOME, arn: ALICE, uniqueId: ALICE_ID },
  { kind: "roleSession", accountId: HOME, arn: SESSION, issuerArn: ROLE, uniqueId: ROLE_ID },
  {
    kind: "federatedUser",
    accountId: HOME,
    arn: `arn:aws:sts::${HOME}:federated-user/alice`,
    issuerArn: ALICE,
    uniqueId: ALICE_ID,
  },
  {
    kind: "serviceLinkedRole",
    accountId: HOME,
    arn: `arn:aws:sts::${HOME}:assumed-role/AWSServiceRoleForConfig/x`,
    issuerArn: `arn:aws:iam::${HOME}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
  },
  { kind: "service", accountId: "", arn: "cloudtrail.amazonaws.com" },
  { kind: "anonymous", accountId: "", arn: "anonymous" },
];

export const ACTIONS = [
  "organizations:LeaveOrganization",
  "s3:GetObject",
  "S3:PutObject",
  "sts:AssumeRole",
  "kms:Decrypt",
  "kms:RetireGrant",
  "sts:GetCallerIdentity",
];
export const ACTION_PATTERNS = [
  "*",
  "s3:*",
  "s3:?et*",
  "*:Get*",
  "organizations:leave*",
  "sts:AssumeRole",
  "kms:*",
  "*:*ct",
  "k?s:Decrypt",
];
export const SERVICE_ACTION_PATTERNS = ["s3:*", "s3:GetObject", "kms:*", "sts:Assume*", "s3:?et*"];
export const TRUST_PATTERNS = ["sts:AssumeRole", "sts:*", "STS:Assume*"];
export const RESOURCES = [
  "*",
  "arn:aws:s3:::box/a:b/alice.txt",
  "arn:aws:s3:::box/alice",
  `arn:aws:iam::${HOME}:role/x`,
  "arn:aws:s3:::box/*",
];
export const RESOURCE_PATTERNS = [
  "*",
  "arn:aws:s3:*",
  "arn:aws:s3:::box/*",
  "arn:aws:s3:::b*x/?*e",
  "arn:aws:s3:::*:b/*",
  "arn:*:iam::*:role/x",
  "arn:aws:s3:::box/${aws:username}",
  "arn:aws:s3:::box/${aws:username, 'alice'}*",
  "arn:aws:s3:::box/${*}",
  "arn:aws:s3:::box/?:*.txt",
];

export const CONDITION_VALUES: Readonly<
  Record<string, readonly (readonly [key: string, values: readonly string[]])[]>
> = {
  String: [
    [
      "aws:username",
      ["alice", "ALICE", "al*", "${aws:PrincipalTag/team, 'bob'}", "${*}", "al?ce", "${aws:PrincipalTag/team}"],
    ],
    ["aws:PrincipalTag/Team", ["blue", "b*", "${aws:username}", "*", "${$}x"]],
    ["aws:PrincipalOrgPaths", ["o-a/r-a/*", "o-a/r-a/ou-1/", "o-b/*"]],
    ["aws:CalledVia", ["athena.amazonaws.com", "a*"]],
  ],
  Arn: [
    [
      "aws:PrincipalArn",
      [
        ROLE,
        "arn:aws:iam::*:role/*",
        "arn:aws:iam::*:user/${aws:username}",
        "*",
        "arn:aws:iam:*:role/*",
        "arn:*:iam::1111?2223333:r*",
      ],
    ],
    ["aws:SourceArn", ["arn:aws:s3:::box/*", "${aws:PrincipalArn}", "arn:aws:*:::*"]],
  ],
  Numeric: [["aws:MultiFactorAuthAge", ["300", "300.0", "10", "-1"]]],
  Date: [
    ["aws:CurrentTime", ["2026-11-01T00:00:00Z", "2026-11-01", "2025-01-01T00:00:00Z", "2026-11-01T01:00:00+01:00"]],
  ],
  Bool: [["aws:MultiFactorAuthPresent", ["true", "false"]]],
  Binary: [["svc:Blob", ["QUJD", "QUI="]]],
  Ip: [["aws:SourceIp", ["10.0.0.0/8", "10.1.2.3", "2001:db8:0:0:0:0:0:0/33", "192.168.0.0/16", "0.0.0.0/0"]]],
};

const COMPARISONS = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
export const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  String: [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
  ],
  Arn: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
  Numeric: COMPARISONS.map((each) => `Numeric${each}`),
  Date: COMPARISONS.map((each) => `Date${each}`),
  Bool: ["Bool"],
  Binary: ["BinaryEquals"],
  Ip: ["IpAddress", "NotIpAddress"],
};

export const CONTEXT_VALUES: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  "aws:username": ["alice", "*", "bob"],
  "aws:principaltag/team": ["blue", "alice", "$x"],
  "aws:principalorgpaths": [["o-a/r-a/ou-1/"], ["o-a/r-a/ou-1/", "o-b/r-b/"], []],
  "aws:calledvia": [["athena.amazonaws.com"], [], ["x", "athena.amazonaws.com"]],
  "aws:principalarn": [ROLE, ALICE, `arn:aws:iam::${HOME}:root`],
  "aws:sourcearn": ["arn:aws:s3:::box/a:b", ROLE],
  "aws:multifactorauthage": ["300", "10", "9.5"],
  "aws:currenttime": ["2026-11-01T00:00:00Z", "2025-06-01T12:30:00Z"],
  "aws:multifactorauthpresent": ["true", "false"],
  "svc:blob": ["QUJD", "QUI="],
  "aws:sourceip": ["10.1.2.3", "192.168.255.1", "2001:db8:7fff:0:0:0:0:1", "2001:db8:8000:0:0:0:0:1"],
};
