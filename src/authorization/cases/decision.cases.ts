/** Whole decisions: ladders of service control policies, boundaries, sessions, resource and trust policies, root, services. */
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
  SESSION_ARN,
  trust,
  USER_ARN,
} from "./cast.test-support.ts";

const SCP = "Organizations User Guide: SCP evaluation; aws-facts 5";
const TABLE = "IAM User Guide: Policy evaluation logic; policy-evaluation 3.7";
const BOUNDARY = "IAM User Guide: Permissions boundaries";
const CROSS = "IAM User Guide: Cross-account policy evaluation logic";
const TRUST = "IAM User Guide: Roles terms and concepts; policy-evaluation 3.7";
const ROOT_USER = "Organizations User Guide: SCPs; aws-facts 4 and 6";

const leave = { action: "organizations:LeaveOrganization", resource: "*" };
const assume = { action: "sts:AssumeRole", resource: `arn:aws:iam::${ACCOUNT}:role/Target`, resourceIsRole: true };
const session = { principal: SESSION };

export const DECISION_CASES: readonly DecisionCase[] = [
  {
    name: "ladder: full access at every level",
    question: { ...leave, serviceControl: [[ALL], [ALL], [ALL]] },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "ladder: a deny at the organizational unit",
    question: { ...leave, serviceControl: [[ALL], [ALL, policy(deny("organizations:LeaveOrganization"))], [ALL]] },
    expected: "explicit serviceControl",
    source: SCP,
  },
  {
    name: "ladder: an allow missing at the organizational unit",
    question: { ...leave, serviceControl: [[ALL], [NOTHING], [ALL]] },
    expected: "implicit serviceControl",
    source: SCP,
  },
  {
    name: "ladder: an allow missing at the root",
    question: { ...leave, serviceControl: [[NOTHING], [ALL], [ALL]] },
    expected: "implicit serviceControl",
    source: SCP,
  },
  {
    name: "ladder: an allow missing at the account",
    question: { ...leave, serviceControl: [[ALL], [ALL], [NOTHING]] },
    expected: "implicit serviceControl",
    source: SCP,
  },
  {
    name: "ladder: different allow lists that overlap in the action",
    question: {
      serviceControl: [
        [policy(allow(["s3:*", "ec2:*"]))],
        [policy(allow("s3:*")), policy(allow("iam:*"))],
        [policy(allow("s3:Get*"))],
      ],
    },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "ladder: allow lists that do not overlap",
    question: { serviceControl: [[ALL], [policy(allow("ec2:*"))], [policy(allow("s3:*"))]] },
    expected: "implicit serviceControl",
    source: SCP,
  },
  {
    name: "nothing attached at one level",
    question: { ...leave, serviceControl: [[ALL], [], [ALL]] },
    expected: "implicit serviceControl",
    source: SCP,
  },
  {
    name: "an allow list with a coupled deny",
    question: {
      ...leave,
      serviceControl: [[policy(allow(["ec2:*", "organizations:*"]), deny("organizations:LeaveOrganization"))]],
    },
    expected: "explicit serviceControl",
    source: "aws-facts 5: the allow-list example",
  },
  {
    name: "a service control policy never grants",
    question: { identity: [], serviceControl: [[ALL]] },
    expected: "implicit identity",
    source: SCP,
  },
  {
    name: "a deny on ARNs misses an action without resources",
    question: {
      ...leave,
      serviceControl: [[ALL, policy({ ...deny("organizations:*"), Resource: "arn:aws:organizations::*:account/*" })]],
    },
    expected: "allowed",
    source: "policy-evaluation 3.2",
  },
  {
    name: "an exempted role passes",
    question: {
      ...leave,
      ...session,
      context: { "aws:principalarn": ROLE_ARN },
      serviceControl: [
        [
          ALL,
          policy(
            deny("organizations:*", { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Dev" } } }),
          ),
        ],
      ],
    },
    expected: "allowed",
    source: "aws-facts 5: the common exception pattern",
  },
  {
    name: "another role does not",
    question: {
      ...leave,
      ...session,
      context: { "aws:principalarn": ROLE_ARN },
      serviceControl: [
        [
          ALL,
          policy(
            deny("organizations:*", { Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/Admin" } } }),
          ),
        ],
      ],
    },
    expected: "explicit serviceControl",
    source: "aws-facts 5: the common exception pattern",
  },
  {
    name: "a deny with an unresolvable variable fails open",
    question: {
      ...session,
      serviceControl: [
        [
          ALL,
          policy({ ...deny("s3:*"), Resource: "arn:aws:s3:::box/${aws:username}" }),
          policy({ ...deny("s3:*"), Resource: ["*", "arn:aws:s3:::box/${aws:username}"] }),
        ],
      ],
    },
    expected: "allowed",
    source: "policy-evaluation 3.2",
  },
  {
    name: "a service-linked role is not bound",
    question: { principal: LINKED, serviceControl: [[policy(deny("*"))]] },
    expected: "allowed",
    source: SCP,
  },
  {
    name: "root of a member account is bound",
    question: {
      ...leave,
      principal: ROOT,
      identity: [],
      serviceControl: [[ALL, policy(deny("organizations:LeaveOrganization"))]],
    },
    expected: "explicit serviceControl",
    source: ROOT_USER,
  },
  {
    name: "root needs no identity policy",
    question: { ...leave, principal: ROOT, identity: [], serviceControl: [[ALL]] },
    expected: "allowed",
    source: ROOT_USER,
  },
  {
    name: "root needs the allow of every level",
    question: { ...leave, principal: ROOT, identity: [], serviceControl: [[ALL], [NOTHING]] },
    expected: "implicit serviceControl",
    source: ROOT_USER,
  },
  {
    name: "root is bound by a resource policy's deny",
    question: { principal: ROOT, identity: [], resourcePolicy: policy(deny("s3:*", { Principal: "*" })) },
    expected: "explicit resource",
    source: ROOT_USER,
  },
  {
    name: "root is bound by a resource control policy",
    question: {
      principal: ROOT,
      identity: [],
      resourceControl: [[policy(allow("*", { Principal: "*" }), deny("s3:*", { Principal: "*" }))]],
    },
    expected: "explicit resourceControl",
    source: "Organizations User Guide: RCPs",
  },
  {
    name: "a root session of AssumeRoot is limited to its task",
    question: { ...leave, principal: ROOT, identity: [], session: [policy(allow("s3:DeleteBucketPolicy"))] },
    expected: "implicit session",
    source: "aws-facts 4; claim ROOT-04",
  },
  { name: "no policy at all", question: { identity: [] }, expected: "implicit identity", source: TABLE },
  {
    name: "an identity policy denies",
    question: { identity: [ALL, policy(deny("s3:*"))] },
    expected: "explicit identity",
    source: TABLE,
  },
  {
    name: "GetCallerIdentity cannot be denied",
    question: { action: "sts:GetCallerIdentity", resource: "*", identity: [policy(deny("*"))] },
    expected: "allowed",
    source: "STS API Reference: GetCallerIdentity",
  },
  {
    name: "a boundary that allows nothing here",
    question: { boundary: NOTHING },
    expected: "implicit boundary",
    source: BOUNDARY,
  },
  {
    name: "a boundary that allows",
    question: { boundary: policy(allow("s3:*")) },
    expected: "allowed",
    source: BOUNDARY,
  },
  {
    name: "a boundary never grants",
    question: { identity: [], boundary: ALL },
    expected: "implicit identity",
    source: BOUNDARY,
  },
  {
    name: "a boundary that denies",
    question: { boundary: policy(allow("*"), deny("s3:*")) },
    expected: "explicit boundary",
    source: BOUNDARY,
  },
  {
    name: "one of several session policies allows",
    question: { ...session, session: [NOTHING, ALL] },
    expected: "allowed",
    source: "IAM User Guide: Session policies",
  },
  {
    name: "a session policy never grants",
    question: { ...session, identity: [], session: [ALL] },
    expected: "implicit identity",
    source: "IAM User Guide: Session policies",
  },
  {
    name: "a session policy that denies",
    question: { ...session, session: [policy(allow("*"), deny("s3:*"))] },
    expected: "explicit session",
    source: "IAM User Guide: Session policies",
  },
  {
    name: "a federated user without a session policy has nothing",
    question: { principal: FEDERATED, session: [] },
    expected: "implicit session",
    source: "STS API Reference: GetFederationToken",
  },
  {
    name: "user ARN: identity and boundary are not asked",
    question: { identity: [], boundary: NOTHING, resourcePolicy: byPrincipal({ AWS: USER_ARN }) },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "user ARN: a federated session of that user is limited",
    question: {
      principal: FEDERATED,
      identity: [],
      session: [NOTHING],
      resourcePolicy: byPrincipal({ AWS: USER_ARN }),
    },
    expected: "implicit session",
    source: TABLE,
  },
  {
    name: "federated-user ARN: not limited",
    question: {
      principal: FEDERATED,
      identity: [],
      session: [NOTHING],
      resourcePolicy: byPrincipal({ AWS: FEDERATED.arn }),
    },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "role ARN: identity is not asked",
    question: { ...session, identity: [], resourcePolicy: byPrincipal({ AWS: ROLE_ARN }) },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "role ARN: the boundary limits",
    question: { ...session, identity: [], boundary: NOTHING, resourcePolicy: byPrincipal({ AWS: ROLE_ARN }) },
    expected: "implicit boundary",
    source: TABLE,
  },
  {
    name: "role ARN: the session policy limits",
    question: { ...session, identity: [], session: [NOTHING], resourcePolicy: byPrincipal({ AWS: ROLE_ARN }) },
    expected: "implicit session",
    source: TABLE,
  },
  {
    name: "session ARN: nothing of the caller limits",
    question: {
      ...session,
      identity: [],
      boundary: NOTHING,
      session: [NOTHING],
      resourcePolicy: byPrincipal({ AWS: SESSION_ARN }),
    },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "everybody: nothing of the caller limits",
    question: { ...session, identity: [], boundary: NOTHING, session: [NOTHING], resourcePolicy: byPrincipal("*") },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "account: identity is asked",
    question: { identity: [], resourcePolicy: byPrincipal({ AWS: ACCOUNT }) },
    expected: "implicit identity",
    source: TABLE,
  },
  {
    name: "account's root ARN: boundary limits",
    question: { boundary: NOTHING, resourcePolicy: byPrincipal({ AWS: `arn:aws:iam::${ACCOUNT}:root` }) },
    expected: "implicit boundary",
    source: TABLE,
  },
  {
    name: "a silent resource policy leaves it to identity",
    question: { resourcePolicy: byPrincipal({ AWS: OTHER }) },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "service control policies limit every row",
    question: { identity: [], resourcePolicy: byPrincipal({ AWS: USER_ARN }), serviceControl: [[NOTHING]] },
    expected: "implicit serviceControl",
    source: TABLE,
  },
  {
    name: "a key policy that names nobody",
    question: {
      action: "kms:Decrypt",
      resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`,
      resourcePolicy: byPrincipal({ AWS: OTHER }, "kms:*"),
    },
    expected: "implicit resource",
    source: "IAM User Guide: KMS key policies; policy-evaluation 3.7",
  },
  {
    name: "a key policy that names the account",
    question: {
      action: "kms:Decrypt",
      resource: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1`,
      resourcePolicy: byPrincipal({ AWS: ACCOUNT }, "kms:*"),
    },
    expected: "allowed",
    source: "IAM User Guide: KMS key policies; policy-evaluation 3.7",
  },
  {
    name: "not-principal excepts who is listed with the account",
    question: { resourcePolicy: policy(deny("s3:*", { NotPrincipal: { AWS: [USER_ARN, ACCOUNT] } })) },
    expected: "allowed",
    source: "IAM User Guide: NotPrincipal element",
  },
  {
    name: "not-principal without the account denies",
    question: { resourcePolicy: policy(deny("s3:*", { NotPrincipal: { AWS: USER_ARN } })) },
    expected: "explicit resource",
    source: "IAM User Guide: NotPrincipal element",
  },
  {
    name: "not-principal always denies behind a boundary",
    question: { boundary: ALL, resourcePolicy: policy(deny("s3:*", { NotPrincipal: { AWS: [USER_ARN, ACCOUNT] } })) },
    expected: "explicit resource",
    source: "IAM User Guide: NotPrincipal element",
  },
  {
    name: "not-principal needs role, session and account",
    question: { ...session, resourcePolicy: policy(deny("s3:*", { NotPrincipal: { AWS: [ROLE_ARN, ACCOUNT] } })) },
    expected: "explicit resource",
    source: "IAM User Guide: NotPrincipal element",
  },
  {
    name: "cross-account: without a resource policy",
    question: { resourceAccountId: OTHER },
    expected: "implicit resource",
    source: CROSS,
  },
  {
    name: "cross-account: both sides allow",
    question: { resourceAccountId: OTHER, resourcePolicy: byPrincipal({ AWS: ACCOUNT }) },
    expected: "allowed",
    source: CROSS,
  },
  {
    name: "cross-account: the caller's side is silent",
    question: { resourceAccountId: OTHER, identity: [], resourcePolicy: byPrincipal({ AWS: USER_ARN }) },
    expected: "implicit identity",
    source: CROSS,
  },
  {
    name: "cross-account: the session ARN is no short cut",
    question: {
      ...session,
      resourceAccountId: OTHER,
      session: [NOTHING],
      resourcePolicy: byPrincipal({ AWS: SESSION_ARN }),
    },
    expected: "implicit session",
    source: CROSS,
  },
  {
    name: "cross-account: the caller's service control policies bind",
    question: { resourceAccountId: OTHER, resourcePolicy: byPrincipal("*"), serviceControl: [[policy(deny("s3:*"))]] },
    expected: "explicit serviceControl",
    source: CROSS,
  },
  {
    name: "cross-account: root still needs the other side",
    question: { principal: ROOT, identity: [], resourceAccountId: OTHER },
    expected: "implicit resource",
    source: CROSS,
  },
  {
    name: "trust naming the caller suffices in the account",
    question: { ...assume, identity: [], resourcePolicy: trust({ AWS: USER_ARN }) },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust naming the account delegates to identity",
    question: { ...assume, identity: [], resourcePolicy: trust({ AWS: ACCOUNT }) },
    expected: "implicit identity",
    source: TRUST,
  },
  {
    name: "trust naming the account, identity allows",
    question: { ...assume, resourcePolicy: trust({ AWS: ACCOUNT }) },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust naming somebody else",
    question: { ...assume, resourcePolicy: trust({ AWS: OTHER }) },
    expected: "implicit trust",
    source: TRUST,
  },
  {
    name: "trust across accounts needs both",
    question: { ...assume, resourceAccountId: OTHER, identity: [], resourcePolicy: trust({ AWS: USER_ARN }) },
    expected: "implicit identity",
    source: TRUST,
  },
  {
    name: "trust across accounts, both",
    question: { ...assume, resourceAccountId: OTHER, resourcePolicy: trust({ AWS: ACCOUNT }) },
    expected: "allowed",
    source: TRUST,
  },
  {
    name: "trust with a failing condition",
    question: {
      ...assume,
      resourcePolicy: trust({ AWS: USER_ARN }, { Condition: { StringEquals: { "sts:ExternalId": "secret" } } }),
    },
    expected: "implicit trust",
    source: TRUST,
  },
  {
    name: "a role does not trust itself by itself",
    question: { ...assume, ...session, resourcePolicy: trust({ AWS: OTHER }) },
    expected: "implicit trust",
    source: TRUST,
  },
  {
    name: "trust that denies",
    question: { ...assume, resourcePolicy: policy({ Effect: "Deny", Action: "sts:*", Principal: "*" }) },
    expected: "explicit trust",
    source: TRUST,
  },
  {
    name: "a service named by the resource",
    question: {
      principal: SERVICE,
      identity: [],
      resourcePolicy: byPrincipal({ Service: "cloudtrail.amazonaws.com" }),
      serviceControl: [[policy(deny("*"))]],
    },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "a service not named",
    question: { principal: SERVICE, identity: [ALL], resourcePolicy: byPrincipal({ Service: "s3.amazonaws.com" }) },
    expected: "implicit resource",
    source: TABLE,
  },
  {
    name: "an unguarded organization check hits services",
    question: {
      principal: SERVICE,
      identity: [],
      resourcePolicy: policy(
        allow("s3:*", { Principal: { Service: "cloudtrail.amazonaws.com" } }),
        deny("s3:*", { Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-x" } } }),
      ),
    },
    expected: "explicit resource",
    source: "policy-evaluation 3.3",
  },
  {
    name: "an anonymous caller and a public resource",
    question: { principal: ANONYMOUS, identity: [], resourcePolicy: byPrincipal("*") },
    expected: "allowed",
    source: TABLE,
  },
  {
    name: "an anonymous caller and a private one",
    question: { principal: ANONYMOUS, identity: [], resourcePolicy: byPrincipal({ AWS: ACCOUNT }) },
    expected: "implicit resource",
    source: TABLE,
  },
  {
    name: "a resource control policy binds outsiders",
    question: {
      principal: ANONYMOUS,
      identity: [],
      resourcePolicy: byPrincipal("*"),
      resourceControl: [[policy(allow("*", { Principal: "*" }), deny("s3:*", { Principal: "*" }))]],
    },
    expected: "explicit resourceControl",
    source: "Organizations User Guide: RCPs",
  },
  {
    name: "retiring a grant is exempt from resource control policies",
    question: {
      action: "kms:RetireGrant",
      resource: "*",
      resourceControl: [[policy(deny("kms:*", { Principal: "*" }))]],
    },
    expected: "allowed",
    source: "Organizations User Guide: RCPs",
  },
  {
    name: "explicit wins over implicit",
    question: { identity: [], serviceControl: [[NOTHING]], boundary: policy(deny("*")) },
    expected: "explicit boundary",
    source: TABLE,
  },
  {
    name: "among explicit ones the organization's is named",
    question: { identity: [policy(deny("*"))], serviceControl: [[ALL, policy(deny("*"))]] },
    expected: "explicit serviceControl",
    source: "policy-evaluation 3.8",
  },
  {
    name: "among implicit ones the service control policy comes before identity",
    question: { identity: [], boundary: NOTHING, serviceControl: [[NOTHING]] },
    expected: "implicit serviceControl",
    source: "aws-facts 6",
  },
];
