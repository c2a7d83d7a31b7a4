/** Changes that an intruder makes through AWS calls, what each must leave as residue, and what takes it back. */
import type { ServiceName } from "../target/index.ts";

type Input = Readonly<Record<string, unknown>>;
/** `answers` are the outputs of the case's calls so far, the last one last. */
export type Call = readonly [
  service: ServiceName,
  operation: string,
  input: Input | ((answers: readonly Input[], now: number) => Input),
  account?: "acme-management" | "the other payments" | "stranger" | "umbrella-management",
];
/** What was told before and is told afterwards: the beginning of it; null for nothing. */
export type Left = readonly [subject: string, aspect: string, before: string | null, after: string | null];
export type ResidueCase = Readonly<{
  name: string;
  does: readonly Call[];
  leaves: readonly Left[];
  undoes: readonly Call[];
}>;

export const MEMBER = "480000000011";
/** Another account of the same name. */
export const OTHER = "480000000012";
export const MANAGEMENT = "480000000001";
export const UMBRELLA = "480000000031";
export const STRANGER = "480000000021";
const ROOT = "r-drll";

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:${MEMBER}:${rest}`;
const iamArn = (rest: string): string => `arn:aws:iam::${MEMBER}:${rest}`;
const allows = (Action: string | readonly string[], Resource: unknown, Principal?: unknown): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "x", Effect: "Allow", ...(Principal !== undefined && { Principal }), Action, Resource }],
  });
const trusts = (who: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: who }, Action: "sts:AssumeRole" }],
  });
const trustsService = (Service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
  });
const LOOK = allows("s3:ListAllMyBuckets", "*");
const OPEN = allows("iam:*", "*");
const NO_LEAVING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }],
});
const QUEUE_URL = (name: string): string => `https://sqs.us-east-1.amazonaws.com/${MEMBER}/${name}`;
const TOPIC = arn("sns", "kept");
const METADATA = (issuer: string): string =>
  `<EntityDescriptor entityID="${issuer}">${"<!-- signed by nobody -->".repeat(50)}</EntityDescriptor>`;
const user = { UserName: "eve" };
const role = { RoleName: "kept" };
const group = { GroupName: "kept" };
const ADMIN = { PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" };
const KEPT_POLICY = { PolicyArn: iamArn("policy/kept") };
const BLOCK = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const ALARM = {
  ...{ AlarmName: "kept", Namespace: "Security", MetricName: "Departures", Statistic: "Sum", Period: 60 },
  ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold", AlarmActions: [TOPIC] },
};
const FILTER = {
  ...{ logGroupName: "kept", filterName: "leaving", filterPattern: "{ $.eventName = LeaveOrganization }" },
  metricTransformations: [{ metricNamespace: "Security", metricName: "Departures", metricValue: "1" }],
};
const RECORDER = {
  ConfigurationRecorder: {
    ...{ name: "default", roleARN: iamArn("role/kept") },
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  },
};
const FUNCTION = {
  ...{ FunctionName: "kept", Runtime: "nodejs20.x", Handler: "index.handler", Role: iamArn("role/runner") },
  Code: { ZipFile: new TextEncoder().encode("PK") },
};
const FUNCTION_POLICY = { Action: "lambda:InvokeFunction", Principal: STRANGER, StatementId: "x" };
const BUDGET = {
  AccountId: MEMBER,
  Budget: {
    ...{ BudgetName: "kept", BudgetType: "COST", TimeUnit: "MONTHLY" },
    BudgetLimit: { Amount: "10", Unit: "USD" },
  },
};
const MONITOR = {
  AnomalyMonitor: { MonitorName: "kept", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" },
};
const KEPT_TARGET = { Id: "1", Arn: arn("sqs", "kept") };

/** What is there before anybody takes the baseline. */
export const SETUP: readonly Call[] = [
  ["iam", "CreateUser", user],
  ["iam", "CreateAccessKey", user],
  ["iam", "CreateUser", { UserName: "signs-in" }],
  ["iam", "CreateLoginProfile", { UserName: "signs-in", Password: "correct-Horse-1-battery" }],
  ["iam", "CreateGroup", group],
  ["iam", "CreateRole", { ...role, AssumeRolePolicyDocument: trusts(MEMBER) }],
  ["iam", "CreateRole", { RoleName: "runner", AssumeRolePolicyDocument: trustsService("lambda.amazonaws.com") }],
  ["iam", "CreatePolicy", { PolicyName: "kept", PolicyDocument: LOOK }],
  ["iam", "CreatePolicyVersion", { ...KEPT_POLICY, PolicyDocument: allows("s3:ListBucket", "*") }],
  ["s3", "CreateBucket", { Bucket: "kept-bucket" }],
  ["s3", "CreateBucket", { Bucket: "log-bucket" }],
  [
    "s3",
    "PutBucketPolicy",
    {
      Bucket: "log-bucket",
      Policy: allows(["s3:GetBucketAcl", "s3:PutObject"], ["arn:aws:s3:::log-bucket", "arn:aws:s3:::log-bucket/*"], {
        Service: "cloudtrail.amazonaws.com",
      }),
    },
  ],
  ["sqs", "CreateQueue", { QueueName: "kept" }],
  ["sns", "CreateTopic", { Name: "kept" }],
  ["events", "PutRule", { Name: "kept", EventPattern: '{"source":["aws.iam"]}' }],
  ["events", "PutTargets", { Rule: "kept", Targets: [KEPT_TARGET] }],
  ["cloudwatch", "PutMetricAlarm", ALARM],
  ["logs", "CreateLogGroup", { logGroupName: "kept" }],
  ["logs", "PutMetricFilter", FILTER],
  ["lambda", "CreateFunction", FUNCTION],
  ["budgets", "CreateBudget", BUDGET],
  ["cloudtrail", "CreateEventDataStore", { Name: "kept", TerminationProtectionEnabled: false }],
  ["config", "PutConfigurationRecorder", RECORDER],
  ["config", "PutDeliveryChannel", { DeliveryChannel: { name: "default", s3BucketName: "kept-bucket" } }],
  ["config", "StartConfigurationRecorder", { ConfigurationRecorderName: "default" }],
  ["guardduty", "CreateDetector", { Enable: true }],
  ["securityhub", "EnableSecurityHub", {}],
];

const detectorOf = (answers: readonly Input[]): unknown =>
  (answers[0]?.DetectorIds as readonly unknown[] | undefined)?.[0];
const last = (answers: readonly Input[]): Input => answers.at(-1) ?? {};
const first = (answers: readonly Input[]): Input => answers[0] ?? {};
const member = (output: Input, name: string): Input => (output[name] ?? {}) as Input;

const ORGANIZATION_CASES: readonly ResidueCase[] = [
  {
    name: "a delegation policy of the management account",
    does: [
      [
        "organizations",
        "PutResourcePolicy",
        {
          Content: allows(["organizations:DescribeOrganization", "organizations:AttachPolicy"], "*", {
            AWS: iamArn("root"),
          }),
        },
        "acme-management",
      ],
    ],
    leaves: [
      [
        "organization acme",
        "delegation policy",
        null,
        `lets in ${iamArn("root")}: organizations:DescribeOrganization, organizations:AttachPolicy (sha256 `,
      ],
    ],
    undoes: [["organizations", "DeleteResourcePolicy", {}, "acme-management"]],
  },
  {
    name: "an open invitation",
    does: [
      [
        "organizations",
        "InviteAccountToOrganization",
        { Target: { Type: "ACCOUNT", Id: STRANGER } },
        "acme-management",
      ],
    ],
    leaves: [["organization acme", `offers INVITE to ${STRANGER}`, null, "not answered"]],
    undoes: [
      [
        "organizations",
        "CancelHandshake",
        (answers) => ({ HandshakeId: member(last(answers), "Handshake").Id }),
        "acme-management",
      ],
    ],
  },
  {
    name: "central root access switched off",
    does: [
      ["iam", "DisableOrganizationsRootSessions", {}, "acme-management"],
      ["iam", "DisableOrganizationsRootCredentialsManagement", {}, "acme-management"],
    ],
    leaves: [["organization acme", "central root access", "RootCredentialsManagement, RootSessions", null]],
    undoes: [
      ["iam", "EnableOrganizationsRootSessions", {}, "acme-management"],
      ["iam", "EnableOrganizationsRootCredentialsManagement", {}, "acme-management"],
    ],
  },
  {
    name: "trusted access switched off",
    does: [["organizations", "DisableAWSServiceAccess", { ServicePrincipal: "ram.amazonaws.com" }, "acme-management"]],
    leaves: [["organization acme", "trusted services", "config", "config"]],
    undoes: [["organizations", "EnableAWSServiceAccess", { ServicePrincipal: "ram.amazonaws.com" }, "acme-management"]],
  },
  {
    name: "a delegated administrator",
    does: [
      [
        "organizations",
        "RegisterDelegatedAdministrator",
        { AccountId: MEMBER, ServicePrincipal: "guardduty.amazonaws.com" },
        "acme-management",
      ],
    ],
    leaves: [["account payments", "administers for", null, "guardduty.amazonaws.com"]],
    undoes: [
      [
        "organizations",
        "DeregisterDelegatedAdministrator",
        { AccountId: MEMBER, ServicePrincipal: "guardduty.amazonaws.com" },
        "acme-management",
      ],
    ],
  },
  {
    name: "a guardrail detached",
    does: [
      ["organizations", "ListPolicies", { Filter: "SERVICE_CONTROL_POLICY" }, "acme-management"],
      [
        "organizations",
        "DetachPolicy",
        (answers) => ({ PolicyId: guardrailIn(answers), TargetId: ROOT }),
        "acme-management",
      ],
    ],
    leaves: [["policy stays (SERVICE_CONTROL_POLICY)", "attached to", "Root", null]],
    undoes: [
      [
        "organizations",
        "AttachPolicy",
        (answers) => ({ PolicyId: guardrailIn(answers), TargetId: ROOT }),
        "acme-management",
      ],
    ],
  },
  {
    name: "a guardrail with other words",
    does: [
      ["organizations", "ListPolicies", { Filter: "SERVICE_CONTROL_POLICY" }, "acme-management"],
      [
        "organizations",
        "UpdatePolicy",
        (answers) => ({ PolicyId: guardrailIn(answers), Content: NO_LEAVING.replace("Leave", "leave") }),
        "acme-management",
      ],
    ],
    leaves: [["policy stays (SERVICE_CONTROL_POLICY)", "content", "sha256", "sha256"]],
    undoes: [
      [
        "organizations",
        "UpdatePolicy",
        (answers) => ({ PolicyId: guardrailIn(answers), Content: NO_LEAVING }),
        "acme-management",
      ],
    ],
  },
  {
    name: "tags of an account and of the root",
    does: [
      [
        "organizations",
        "TagResource",
        { ResourceId: MEMBER, Tags: [{ Key: "team", Value: "evil" }] },
        "acme-management",
      ],
      ["organizations", "TagResource", { ResourceId: ROOT, Tags: [{ Key: "team", Value: "evil" }] }, "acme-management"],
    ],
    leaves: [
      ["account payments", "tag team", null, "evil"],
      ["unit Root", "tag team", null, "evil"],
    ],
    undoes: [
      ["organizations", "UntagResource", { ResourceId: MEMBER, TagKeys: ["team"] }, "acme-management"],
      ["organizations", "UntagResource", { ResourceId: ROOT, TagKeys: ["team"] }, "acme-management"],
    ],
  },
  {
    name: "a unit, and an account in it",
    does: [
      ["organizations", "CreateOrganizationalUnit", { ParentId: ROOT, Name: "Hidden" }, "acme-management"],
      [
        "organizations",
        "MoveAccount",
        (answers) => ({
          ...{ AccountId: MEMBER, SourceParentId: ROOT },
          DestinationParentId: member(last(answers), "OrganizationalUnit").Id,
        }),
        "acme-management",
      ],
    ],
    leaves: [
      ["account payments", "place", "Root", "Root / Hidden"],
      [
        "policy FullAWSAccess (SERVICE_CONTROL_POLICY)",
        "attached to",
        "Root, Root / Labs",
        "Root, Root / Hidden, Root / Labs",
      ],
      ["unit Root / Hidden", "parent", null, "Root"],
    ],
    undoes: [
      [
        "organizations",
        "MoveAccount",
        (answers) => ({
          ...{ AccountId: MEMBER, DestinationParentId: ROOT },
          SourceParentId: member(first(answers), "OrganizationalUnit").Id,
        }),
        "acme-management",
      ],
      [
        "organizations",
        "DeleteOrganizationalUnit",
        (answers) => ({ OrganizationalUnitId: member(first(answers), "OrganizationalUnit").Id }),
        "acme-management",
      ],
    ],
  },
  {
    name: "a unit by another name",
    does: [
      ["organizations", "ListOrganizationalUnitsForParent", { ParentId: ROOT }, "acme-management"],
      [
        "organizations",
        "UpdateOrganizationalUnit",
        (answers) => ({ OrganizationalUnitId: unitIn(answers), Name: "Renamed" }),
        "acme-management",
      ],
    ],
    leaves: [
      ["policy FullAWSAccess (SERVICE_CONTROL_POLICY)", "attached to", "Root, Root / Labs", "Root, Root / Renamed"],
      ["unit Root / Labs", "parent", "Root", null],
      ["unit Root / Renamed", "parent", null, "Root"],
    ],
    undoes: [
      [
        "organizations",
        "UpdateOrganizationalUnit",
        (answers) => ({ OrganizationalUnitId: unitIn(answers), Name: "Labs" }),
        "acme-management",
      ],
    ],
  },
  {
    name: "GuardDuty in other hands",
    does: [["guardduty", "EnableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"]],
    leaves: [
      ["GuardDuty of acme-management", "administrator", null, "payments"],
      ["GuardDuty of payments", "takes members by itself", null, "NONE"],
      ["account payments", "administers for", null, "guardduty.amazonaws.com"],
    ],
    undoes: [
      ["guardduty", "DisableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      [
        "organizations",
        "DeregisterDelegatedAdministrator",
        { AccountId: MEMBER, ServicePrincipal: "guardduty.amazonaws.com" },
        "acme-management",
      ],
    ],
  },
];

const unitIn = (answers: readonly Input[]): unknown =>
  ((answers[0]?.OrganizationalUnits ?? []) as readonly Input[])[0]?.Id;

function guardrailIn(answers: readonly Input[]): unknown {
  const policies = (answers[0]?.Policies ?? []) as readonly Input[];
  return policies.find(({ Name }) => Name === "stays")?.Id;
}

const keyIn = (answers: readonly Input[]): unknown =>
  ((answers[0]?.AccessKeyMetadata ?? []) as readonly Input[])[0]?.AccessKeyId;

const PEOPLE_CASES: readonly ResidueCase[] = [
  {
    name: "a key that is switched off",
    does: [
      ["iam", "ListAccessKeys", user],
      ["iam", "UpdateAccessKey", (answers) => ({ ...user, AccessKeyId: keyIn(answers), Status: "Inactive" })],
    ],
    leaves: [["user eve of payments", "access keys", "AKIA", "AKIA"]],
    undoes: [["iam", "UpdateAccessKey", (answers) => ({ ...user, AccessKeyId: keyIn(answers), Status: "Active" })]],
  },
  {
    name: "a password that is nobody's yet, and other names",
    does: [
      ["iam", "UpdateLoginProfile", { UserName: "signs-in", PasswordResetRequired: true }],
      ["iam", "UpdateUser", { ...user, NewUserName: "adam" }],
      ["iam", "UpdateGroup", { ...group, NewGroupName: "others" }],
    ],
    leaves: [
      ["group kept of payments", "is there", "yes", null],
      ["group others of payments", "is there", null, "yes"],
      ["user adam of payments", "access keys", null, "AKIA"],
      ["user adam of payments", "is there", null, "yes"],
      ["user eve of payments", "access keys", "AKIA", null],
      ["user eve of payments", "is there", "yes", null],
      ["user signs-in of payments", "password", "set", "set, to be changed at the next sign-in"],
    ],
    undoes: [
      ["iam", "UpdateLoginProfile", { UserName: "signs-in", PasswordResetRequired: false }],
      ["iam", "UpdateUser", { UserName: "adam", NewUserName: "eve" }],
      ["iam", "UpdateGroup", { GroupName: "others", NewGroupName: "kept" }],
    ],
  },
  {
    name: "a user with a password",
    does: [
      ["iam", "CreateUser", { UserName: "mallory" }],
      ["iam", "CreateLoginProfile", { UserName: "mallory", Password: "correct-Horse-1-battery" }],
    ],
    leaves: [
      ["user mallory of payments", "is there", null, "yes"],
      ["user mallory of payments", "password", null, "set"],
    ],
    undoes: [
      ["iam", "DeleteLoginProfile", { UserName: "mallory" }],
      ["iam", "DeleteUser", { UserName: "mallory" }],
    ],
  },
  {
    name: "one more access key",
    does: [["iam", "CreateAccessKey", user]],
    leaves: [["user eve of payments", "access keys", "AKIA", "AKIA"]],
    undoes: [
      [
        "iam",
        "DeleteAccessKey",
        (answers) => ({ ...user, AccessKeyId: member(last(answers), "AccessKey").AccessKeyId }),
      ],
    ],
  },
  {
    name: "more power for a user",
    does: [
      ["iam", "AttachUserPolicy", { ...user, ...ADMIN }],
      ["iam", "PutUserPolicy", { ...user, PolicyName: "more", PolicyDocument: OPEN }],
      ["iam", "PutUserPermissionsBoundary", { ...user, PermissionsBoundary: ADMIN.PolicyArn }],
      ["iam", "AddUserToGroup", { ...user, ...group }],
      ["iam", "TagUser", { ...user, Tags: [{ Key: "team", Value: "evil" }] }],
    ],
    leaves: [
      ["user eve of payments", "boundary", null, ADMIN.PolicyArn],
      ["user eve of payments", "groups", null, "kept"],
      ["user eve of payments", "inline policies", null, "more sha256"],
      ["user eve of payments", "policies", null, "AdministratorAccess"],
      ["user eve of payments", "tags", null, "team=evil"],
    ],
    undoes: [
      ["iam", "DetachUserPolicy", { ...user, ...ADMIN }],
      ["iam", "DeleteUserPolicy", { ...user, PolicyName: "more" }],
      ["iam", "DeleteUserPermissionsBoundary", user],
      ["iam", "RemoveUserFromGroup", { ...user, ...group }],
      ["iam", "UntagUser", { ...user, TagKeys: ["team"] }],
    ],
  },
  {
    name: "more power for a group",
    does: [
      ["iam", "AttachGroupPolicy", { ...group, ...ADMIN }],
      ["iam", "PutGroupPolicy", { ...group, PolicyName: "more", PolicyDocument: OPEN }],
    ],
    leaves: [
      ["group kept of payments", "inline policies", null, "more sha256"],
      ["group kept of payments", "policies", null, "AdministratorAccess"],
    ],
    undoes: [
      ["iam", "DetachGroupPolicy", { ...group, ...ADMIN }],
      ["iam", "DeleteGroupPolicy", { ...group, PolicyName: "more" }],
    ],
  },
  {
    name: "a role that strangers may assume",
    does: [["iam", "UpdateAssumeRolePolicy", { ...role, PolicyDocument: trusts(STRANGER) }]],
    leaves: [
      [
        "role kept of payments",
        "trust",
        `lets in ${MEMBER}: sts:AssumeRole (sha256`,
        `lets in ${STRANGER}: sts:AssumeRole (sha256`,
      ],
    ],
    undoes: [["iam", "UpdateAssumeRolePolicy", { ...role, PolicyDocument: trusts(MEMBER) }]],
  },
  {
    name: "more power for a role",
    does: [
      ["iam", "AttachRolePolicy", { ...role, ...ADMIN }],
      ["iam", "PutRolePolicy", { ...role, PolicyName: "more", PolicyDocument: OPEN }],
      ["iam", "PutRolePermissionsBoundary", { ...role, PermissionsBoundary: ADMIN.PolicyArn }],
      ["iam", "TagRole", { ...role, Tags: [{ Key: "team", Value: "evil" }] }],
      ["iam", "UpdateRole", { ...role, MaxSessionDuration: 43200 }],
    ],
    leaves: [
      ["role kept of payments", "boundary", null, ADMIN.PolicyArn],
      ["role kept of payments", "inline policies", null, "more sha256"],
      ["role kept of payments", "longest session", null, "43200 seconds"],
      ["role kept of payments", "policies", null, "AdministratorAccess"],
      ["role kept of payments", "tags", null, "team=evil"],
    ],
    undoes: [
      ["iam", "DetachRolePolicy", { ...role, ...ADMIN }],
      ["iam", "DeleteRolePolicy", { ...role, PolicyName: "more" }],
      ["iam", "DeleteRolePermissionsBoundary", role],
      ["iam", "UntagRole", { ...role, TagKeys: ["team"] }],
      ["iam", "UpdateRole", { ...role, MaxSessionDuration: 3600 }],
    ],
  },
  {
    name: "a new role",
    does: [["iam", "CreateRole", { RoleName: "door", AssumeRolePolicyDocument: trusts(STRANGER) }]],
    leaves: [["role door of payments", "trust", null, `lets in ${STRANGER}: sts:AssumeRole`]],
    undoes: [["iam", "DeleteRole", { RoleName: "door" }]],
  },
  {
    name: "another version of a policy in force",
    does: [
      ["iam", "SetDefaultPolicyVersion", { ...KEPT_POLICY, VersionId: "v2" }],
      ["iam", "TagPolicy", { ...KEPT_POLICY, Tags: [{ Key: "team", Value: "evil" }] }],
    ],
    leaves: [
      ["policy kept of payments", "content", "sha256", "sha256"],
      ["policy kept of payments", "tags", null, "team=evil"],
      ["policy kept of payments", "versions", "v1 (default), v2", "v1, v2 (default)"],
    ],
    undoes: [
      ["iam", "SetDefaultPolicyVersion", { ...KEPT_POLICY, VersionId: "v1" }],
      ["iam", "UntagPolicy", { ...KEPT_POLICY, TagKeys: ["team"] }],
    ],
  },
  {
    name: "an OIDC provider",
    does: [
      [
        "iam",
        "CreateOpenIDConnectProvider",
        { Url: "https://evil.example", ClientIDList: ["x"], ThumbprintList: ["a".repeat(40)] },
      ],
    ],
    leaves: [["OIDC provider evil.example of payments", "settings", null, 'ClientIDList ["x"]']],
    undoes: [
      ["iam", "DeleteOpenIDConnectProvider", { OpenIDConnectProviderArn: iamArn("oidc-provider/evil.example") }],
    ],
  },
  {
    name: "a SAML provider",
    does: [["iam", "CreateSAMLProvider", { Name: "evil", SAMLMetadataDocument: METADATA("evil") }]],
    leaves: [["SAML provider evil of payments", "settings", null, "sha256"]],
    undoes: [["iam", "DeleteSAMLProvider", { SAMLProviderArn: iamArn("saml-provider/evil") }]],
  },
  {
    name: "a second factor",
    does: [["iam", "CreateVirtualMFADevice", { VirtualMFADeviceName: "x" }]],
    leaves: [["second factor x of payments", "held by", null, "nobody yet"]],
    undoes: [["iam", "DeleteVirtualMFADevice", { SerialNumber: iamArn("mfa/x") }]],
  },
  {
    name: "an alias and other rules for passwords",
    does: [
      ["iam", "CreateAccountAlias", { AccountAlias: "evil-alias" }],
      ["iam", "UpdateAccountPasswordPolicy", { MinimumPasswordLength: 6 }],
    ],
    leaves: [
      ["sign-in of payments", "alias", null, "evil-alias"],
      ["sign-in of payments", "password policy", null, "AllowUsersToChangePassword"],
    ],
    undoes: [
      ["iam", "DeleteAccountAlias", { AccountAlias: "evil-alias" }],
      ["iam", "DeleteAccountPasswordPolicy", {}],
    ],
  },
];

const WATCHING_CASES: readonly ResidueCase[] = [
  {
    name: "a trail that writes no more",
    does: [
      ["cloudtrail", "StopLogging", { Name: "own" }],
      [
        "cloudtrail",
        "PutEventSelectors",
        { TrailName: "own", EventSelectors: [{ ReadWriteType: "ReadOnly", IncludeManagementEvents: true }] },
      ],
      [
        "cloudtrail",
        "AddTags",
        { ResourceId: arn("cloudtrail", "trail/own"), TagsList: [{ Key: "team", Value: "evil" }] },
      ],
    ],
    leaves: [
      ["trail own in payments", "logs", "EventSelectors [", "EventSelectors ["],
      ["trail own in payments", "tags", null, "team=evil"],
      ["trail own in payments", "writes", "yes", "no"],
    ],
    undoes: [
      ["cloudtrail", "StartLogging", { Name: "own" }],
      [
        "cloudtrail",
        "PutEventSelectors",
        { TrailName: "own", EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true }] },
      ],
      ["cloudtrail", "RemoveTags", { ResourceId: arn("cloudtrail", "trail/own"), TagsList: [{ Key: "team" }] }],
    ],
  },
  {
    name: "a trail of one Region",
    does: [["cloudtrail", "UpdateTrail", { Name: "own", IsMultiRegionTrail: false }]],
    leaves: [["trail own in payments", "settings", "HomeRegion", "HomeRegion"]],
    undoes: [["cloudtrail", "UpdateTrail", { Name: "own", IsMultiRegionTrail: true }]],
  },
  {
    name: "an event data store that takes nothing in",
    does: [
      ["cloudtrail", "ListEventDataStores", {}],
      ["cloudtrail", "StopEventDataStoreIngestion", (answers) => ({ EventDataStore: storeIn(answers) })],
    ],
    leaves: [["event data store kept in payments", "status", "ENABLED", "STOPPED_INGESTION"]],
    undoes: [["cloudtrail", "StartEventDataStoreIngestion", (answers) => ({ EventDataStore: storeIn(answers) })]],
  },
  {
    name: "an event data store that keeps less",
    does: [
      ["cloudtrail", "ListEventDataStores", {}],
      [
        "cloudtrail",
        "UpdateEventDataStore",
        (answers) => ({ EventDataStore: storeIn(answers), MultiRegionEnabled: false }),
      ],
    ],
    leaves: [["event data store kept in payments", "settings", "AdvancedEventSelectors", "AdvancedEventSelectors"]],
    undoes: [
      [
        "cloudtrail",
        "UpdateEventDataStore",
        (answers) => ({ EventDataStore: storeIn(answers), MultiRegionEnabled: true }),
      ],
    ],
  },
  {
    name: "an event data store to be deleted",
    does: [
      ["cloudtrail", "ListEventDataStores", {}],
      ["cloudtrail", "DeleteEventDataStore", (answers) => ({ EventDataStore: storeIn(answers) })],
    ],
    leaves: [["event data store kept in payments", "status", "ENABLED", "PENDING_DELETION"]],
    undoes: [["cloudtrail", "RestoreEventDataStore", (answers) => ({ EventDataStore: storeIn(answers) })]],
  },
  {
    name: "a new rule",
    does: [["events", "PutRule", { Name: "leak", EventPattern: '{"source":["aws.iam"]}' }]],
    leaves: [
      ["rule leak in payments", "pattern", null, '{"source":["aws.iam"]}'],
      ["rule leak in payments", "state", null, "ENABLED"],
    ],
    undoes: [["events", "DeleteRule", { Name: "leak" }]],
  },
  {
    name: "a rule that is off, with another target and a tag",
    does: [
      ["events", "DisableRule", { Name: "kept" }],
      ["events", "PutTargets", { Rule: "kept", Targets: [{ Id: "evil", Arn: TOPIC }] }],
      ["events", "TagResource", { ResourceARN: arn("events", "rule/kept"), Tags: [{ Key: "team", Value: "evil" }] }],
    ],
    leaves: [
      ["rule kept in payments", "state", "ENABLED", "DISABLED"],
      ["rule kept in payments", "tags", null, "team=evil"],
      ["rule kept in payments", "targets", arn("sqs", "kept"), `${TOPIC}, ${arn("sqs", "kept")}`],
    ],
    undoes: [
      ["events", "EnableRule", { Name: "kept" }],
      ["events", "RemoveTargets", { Rule: "kept", Ids: ["evil"] }],
      ["events", "UntagResource", { ResourceARN: arn("events", "rule/kept"), TagKeys: ["team"] }],
    ],
  },
  {
    name: "a bus that is open to everybody",
    does: [["events", "PutPermission", { Action: "events:PutEvents", Principal: "*", StatementId: "x" }]],
    leaves: [["event bus default in payments", "policy", null, "lets in everybody: events:PutEvents (sha256"]],
    undoes: [["events", "RemovePermission", { StatementId: "x" }]],
  },
  {
    name: "a new bus",
    does: [["events", "CreateEventBus", { Name: "evil" }]],
    leaves: [["event bus evil in payments", "is there", null, "yes"]],
    undoes: [["events", "DeleteEventBus", { Name: "evil" }]],
  },
  {
    name: "an alarm whose actions are off",
    does: [["cloudwatch", "DisableAlarmActions", { AlarmNames: ["kept"] }]],
    leaves: [["alarm kept in payments", "actions", TOPIC, "switched off"]],
    undoes: [["cloudwatch", "EnableAlarmActions", { AlarmNames: ["kept"] }]],
  },
  {
    name: "an alarm with another threshold",
    does: [["cloudwatch", "PutMetricAlarm", { ...ALARM, Threshold: 1000 }]],
    leaves: [["alarm kept in payments", "settings", "ComparisonOperator", "ComparisonOperator"]],
    undoes: [["cloudwatch", "PutMetricAlarm", ALARM]],
  },
  {
    name: "a log group without its filter",
    does: [["logs", "DeleteMetricFilter", { logGroupName: "kept", filterName: "leaving" }]],
    leaves: [
      ["metric filter leaving of kept in payments", "feeds", "Security Departures", null],
      ["metric filter leaving of kept in payments", "pattern", "{ $.eventName", null],
    ],
    undoes: [["logs", "PutMetricFilter", FILTER]],
  },
  {
    name: "a detector that is off",
    does: [
      ["guardduty", "ListDetectors", {}],
      ["guardduty", "UpdateDetector", (answers) => ({ DetectorId: detectorOf(answers), Enable: false })],
    ],
    leaves: [
      ["GuardDuty of payments", "detector", "ENABLED", "DISABLED"],
      ["GuardDuty of payments", "settings", "Features [", "Features ["],
    ],
    undoes: [["guardduty", "UpdateDetector", (answers) => ({ DetectorId: detectorOf(answers), Enable: true })]],
  },
  {
    name: "Security Hub switched off",
    does: [["securityhub", "DisableSecurityHub", {}]],
    leaves: [
      ["Security Hub of payments", "is on", "yes", null],
      ["Security Hub of payments", "settings", "Auto", null],
    ],
    undoes: [["securityhub", "EnableSecurityHub", {}]],
  },
  {
    name: "a recorder that is stopped and records less",
    does: [
      ["config", "StopConfigurationRecorder", { ConfigurationRecorderName: "default" }],
      [
        "config",
        "PutConfigurationRecorder",
        {
          ConfigurationRecorder: {
            ...RECORDER.ConfigurationRecorder,
            recordingGroup: { allSupported: false, resourceTypes: ["AWS::IAM::User"] },
          },
        },
      ],
    ],
    leaves: [
      ["Config of payments", "recorder default", "records", "stopped"],
      ["Config of payments", "settings of default", "recordingGroup", "recordingGroup"],
    ],
    undoes: [
      ["config", "PutConfigurationRecorder", RECORDER],
      ["config", "StartConfigurationRecorder", { ConfigurationRecorderName: "default" }],
    ],
  },
  {
    name: "a delivery channel to another place",
    does: [
      [
        "config",
        "PutDeliveryChannel",
        { DeliveryChannel: { name: "default", s3BucketName: "kept-bucket", s3KeyPrefix: "evil" } },
      ],
    ],
    leaves: [
      [
        "Config of payments",
        "delivery channel default",
        "s3BucketName kept",
        "s3BucketName kept-bucket, s3KeyPrefix evil",
      ],
    ],
    undoes: [["config", "PutDeliveryChannel", { DeliveryChannel: { name: "default", s3BucketName: "kept-bucket" } }]],
  },
  {
    name: "an aggregator",
    does: [
      [
        "config",
        "PutConfigurationAggregator",
        {
          ConfigurationAggregatorName: "evil",
          OrganizationAggregationSource: { RoleArn: `arn:aws:iam::${MANAGEMENT}:role/admin`, AllAwsRegions: true },
        },
        "acme-management",
      ],
    ],
    leaves: [
      ["Config of acme-management", "aggregator evil", null, "OrganizationAggregationSource"],
      ["Config of acme-management", "aggregator evil gathers from o-drillacme1", null, "SUCCEEDED"],
      ["Config of acme-management", "aggregator evil gathers from payments", null, "SUCCEEDED"],
    ],
    undoes: [["config", "DeleteConfigurationAggregator", { ConfigurationAggregatorName: "evil" }, "acme-management"]],
  },
  {
    name: "a budget that is gone",
    does: [["budgets", "DeleteBudget", { AccountId: MEMBER, BudgetName: "kept" }]],
    leaves: [["budget kept of payments", "settings", "BudgetLimit", null]],
    undoes: [["budgets", "CreateBudget", BUDGET]],
  },
  {
    name: "an anomaly monitor",
    does: [["ce", "CreateAnomalyMonitor", MONITOR]],
    leaves: [["anomaly monitor kept of payments", "settings", null, "MonitorDimension SERVICE"]],
    undoes: [["ce", "DeleteAnomalyMonitor", (answers) => ({ MonitorArn: last(answers).MonitorArn })]],
  },
];

function storeIn(answers: readonly Input[]): unknown {
  const stores = (answers[0]?.EventDataStores ?? []) as readonly Input[];
  return stores.find(({ Name }) => Name === "kept")?.EventDataStoreArn;
}

const DOOR_CASES: readonly ResidueCase[] = [
  {
    name: "a queue that is open to everybody",
    does: [
      [
        "sqs",
        "SetQueueAttributes",
        { QueueUrl: QUEUE_URL("kept"), Attributes: { Policy: allows("sqs:*", arn("sqs", "kept"), "*") } },
      ],
    ],
    leaves: [["queue kept in payments", "policy", null, "lets in everybody: sqs:* (sha256"]],
    undoes: [["sqs", "SetQueueAttributes", { QueueUrl: QUEUE_URL("kept"), Attributes: { Policy: "" } }]],
  },
  {
    name: "a queue that a stranger may read",
    does: [
      [
        "sqs",
        "AddPermission",
        { QueueUrl: QUEUE_URL("kept"), Label: "x", AWSAccountIds: [STRANGER], Actions: ["ReceiveMessage"] },
      ],
    ],
    leaves: [["queue kept in payments", "policy", null, `lets in arn:aws:iam::${STRANGER}:root: SQS:ReceiveMessage`]],
    undoes: [
      ["sqs", "RemovePermission", { QueueUrl: QUEUE_URL("kept"), Label: "x" }],
      ["sqs", "SetQueueAttributes", { QueueUrl: QUEUE_URL("kept"), Attributes: { Policy: "" } }],
    ],
  },
  {
    name: "a new queue",
    does: [["sqs", "CreateQueue", { QueueName: "evil" }]],
    leaves: [["queue evil in payments", "settings", null, "DelaySeconds"]],
    undoes: [["sqs", "DeleteQueue", { QueueUrl: QUEUE_URL("evil") }]],
  },
  {
    name: "a stranger who hears of a topic",
    does: [
      [
        "sns",
        "Subscribe",
        { TopicArn: TOPIC, Protocol: "email", Endpoint: "evil@x.example", ReturnSubscriptionArn: true },
      ],
    ],
    leaves: [["topic kept in payments", "sends to email evil@x.example", null, "confirmed"]],
    undoes: [["sns", "Unsubscribe", (answers) => ({ SubscriptionArn: last(answers).SubscriptionArn })]],
  },
  {
    name: "a topic that is gone",
    does: [["sns", "DeleteTopic", { TopicArn: TOPIC }]],
    leaves: [
      ["topic kept in payments", "is there", "yes", null],
      ["topic kept in payments", "policy", "lets in", null],
    ],
    undoes: [["sns", "CreateTopic", { Name: "kept" }]],
  },
  {
    name: "a topic's policy",
    does: [
      ["sns", "GetTopicAttributes", { TopicArn: TOPIC }],
      [
        "sns",
        "SetTopicAttributes",
        { TopicArn: TOPIC, AttributeName: "Policy", AttributeValue: allows("sns:Publish", TOPIC, "*") },
      ],
    ],
    leaves: [["topic kept in payments", "policy", "lets in", "lets in everybody: sns:Publish (sha256"]],
    undoes: [
      [
        "sns",
        "SetTopicAttributes",
        (answers) => ({
          ...{ TopicArn: TOPIC, AttributeName: "Policy" },
          AttributeValue: member(first(answers), "Attributes").Policy,
        }),
      ],
    ],
  },
  {
    name: "a bucket's policy and its public access block",
    does: [
      ["s3", "DeletePublicAccessBlock", { Bucket: "kept-bucket" }],
      [
        "s3",
        "PutBucketPolicy",
        {
          Bucket: "kept-bucket",
          Policy: allows("s3:*", ["arn:aws:s3:::kept-bucket", "arn:aws:s3:::kept-bucket/*"], "*"),
        },
      ],
    ],
    leaves: [
      ["bucket kept-bucket of payments", "policy", null, "lets in everybody: s3:* (sha256"],
      ["bucket kept-bucket of payments", "public access block", "BlockPublicAcls true", null],
    ],
    undoes: [
      ["s3", "DeleteBucketPolicy", { Bucket: "kept-bucket" }],
      ["s3", "PutPublicAccessBlock", { Bucket: "kept-bucket", PublicAccessBlockConfiguration: BLOCK }],
    ],
  },
  {
    name: "a new bucket",
    does: [["s3", "CreateBucket", { Bucket: "evil-bucket" }]],
    leaves: [
      ["bucket evil-bucket of payments", "is there", null, "us-east-1"],
      ["bucket evil-bucket of payments", "public access block", null, "Block"],
    ],
    undoes: [["s3", "DeleteBucket", { Bucket: "evil-bucket" }]],
  },
  {
    name: "a function that strangers may call",
    does: [["lambda", "AddPermission", { FunctionName: "kept", ...FUNCTION_POLICY }]],
    leaves: [
      ["function kept in payments", "policy", null, `lets in arn:aws:iam::${STRANGER}:root: lambda:InvokeFunction`],
    ],
    undoes: [["lambda", "RemovePermission", { FunctionName: "kept", StatementId: "x" }]],
  },
  {
    name: "a new function",
    does: [["lambda", "CreateFunction", { ...FUNCTION, FunctionName: "evil" }]],
    leaves: [["function evil in payments", "settings", null, "Architectures"]],
    undoes: [["lambda", "DeleteFunction", { FunctionName: "evil" }]],
  },
  {
    name: "a share with a stranger",
    does: [
      [
        "ram",
        "CreateResourceShare",
        {
          name: "evil",
          principals: [STRANGER],
          resourceArns: [`arn:aws:ec2:us-east-1:${MEMBER}:subnet/subnet-0123456789abcdef0`],
        },
      ],
    ],
    leaves: [
      ["share evil of payments", "is there", null, "yes"],
      ["share evil of payments", "outside the organization", null, "allowed"],
      ["share evil of payments", "what is shared", null, "arn:aws:ec2"],
    ],
    undoes: [
      [
        "ram",
        "DeleteResourceShare",
        (answers) => ({ resourceShareArn: member(last(answers), "resourceShare").resourceShareArn }),
      ],
    ],
  },
];

/** What nothing takes back; last, each after the others. */
export const FOR_GOOD: readonly ResidueCase[] = [
  {
    name: "a request for a higher limit",
    does: [
      [
        "servicequotas",
        "RequestServiceQuotaIncrease",
        { ServiceCode: "lambda", QuotaCode: "L-B99A9384", DesiredValue: 20000 },
      ],
    ],
    leaves: [["quotas of payments", "", null, "20000"]],
    undoes: [],
  },
];

export const RESIDUE_CASES: readonly ResidueCase[] = [
  ...ORGANIZATION_CASES,
  ...PEOPLE_CASES,
  ...WATCHING_CASES,
  ...DOOR_CASES,
];

const PROD = { workloads: "ou-drll-workprod1", sandbox: "ou-drll-sandprod1" };
const OWN_ADMIN = { PolicyArn: iamArn("policy/AdministratorAccess") };
const holders = { user: { UserName: "ops" }, role: { RoleName: "ops" }, group: { GroupName: "ops" } };
const SHARED = {
  name: "partners",
  principals: [STRANGER],
  resourceArns: [`arn:aws:ec2:us-east-1:${MEMBER}:subnet/subnet-0123456789abcdef0`],
};
/** What is there where names are not unique. */
export const TWIN_SETUP: readonly Call[] = [
  ["iam", "CreateUser", holders.user],
  ["iam", "CreateGroup", holders.group],
  ["iam", "CreateRole", { ...holders.role, AssumeRolePolicyDocument: trusts(MEMBER) }],
  ["iam", "CreatePolicy", { PolicyName: "AdministratorAccess", PolicyDocument: LOOK }],
  ["iam", "AttachUserPolicy", { ...holders.user, ...OWN_ADMIN }],
  ["iam", "AttachGroupPolicy", { ...holders.group, ...OWN_ADMIN }],
  ["iam", "AttachRolePolicy", { ...holders.role, ...OWN_ADMIN }],
  ["ram", "CreateResourceShare", SHARED],
];

const swapped = (one: Input, other: Input): readonly Call[] => [
  ["iam", "DetachUserPolicy", { ...holders.user, ...one }],
  ["iam", "AttachUserPolicy", { ...holders.user, ...other }],
  ["iam", "DetachGroupPolicy", { ...holders.group, ...one }],
  ["iam", "AttachGroupPolicy", { ...holders.group, ...other }],
  ["iam", "DetachRolePolicy", { ...holders.role, ...one }],
  ["iam", "AttachRolePolicy", { ...holders.role, ...other }],
];
const moved = (from: string, to: string): readonly Call[] => [
  ["organizations", "ListPolicies", { Filter: "SERVICE_CONTROL_POLICY" }, "acme-management"],
  ...(["DetachPolicy", "AttachPolicy"] as const).map(
    (operation, index): Call => [
      "organizations",
      operation,
      (answers) => ({ PolicyId: guardrailIn(answers), TargetId: [from, to][index] }),
      "acme-management",
    ],
  ),
];
const OWN_TOLD = `AdministratorAccess (${OWN_ADMIN.PolicyArn})`;
const SHARE = "share partners (arn:aws:ram:";

/** Changes to something that is called as something else is. */
export const TWIN_CASES: readonly ResidueCase[] = [
  {
    name: "a user as there is one in another account of the same name",
    does: [["iam", "CreateUser", holders.user, "the other payments"]],
    leaves: [[`user ops of payments (${OTHER})`, "is there", null, "yes"]],
    undoes: [["iam", "DeleteUser", holders.user, "the other payments"]],
  },
  {
    name: "a guardrail moved to another unit of the same name",
    does: moved(PROD.workloads, PROD.sandbox),
    leaves: [
      ["policy stays (SERVICE_CONTROL_POLICY)", "attached to", "Root / Workloads / Prod", "Root / Sandbox / Prod"],
    ],
    undoes: moved(PROD.sandbox, PROD.workloads),
  },
  {
    name: "policies exchanged for one of AWS's of the same name",
    does: swapped(OWN_ADMIN, ADMIN),
    leaves: ["group", "role", "user"].map((each) => [
      `${each} ops of payments (${MEMBER})`,
      "policies",
      OWN_TOLD,
      "AdministratorAccess",
    ]),
    undoes: swapped(ADMIN, OWN_ADMIN),
  },
  {
    name: "a second share of the same name with the same stranger",
    does: [["ram", "CreateResourceShare", SHARED]],
    leaves: [
      ...[SHARE, SHARE].flatMap((share): readonly Left[] => [
        [share, "is there", null, "yes"],
        [share, "outside the organization", null, "allowed"],
        [share, "what is shared", null, "arn:aws:ec2"],
      ]),
      [`share partners of payments (${MEMBER})`, "is there", "yes", null],
      [`share partners of payments (${MEMBER})`, "outside the organization", "allowed", null],
      [`share partners of payments (${MEMBER})`, "what is shared", "arn:aws:ec2", null],
    ],
    undoes: [
      [
        "ram",
        "DeleteResourceShare",
        (answers) => ({ resourceShareArn: member(last(answers), "resourceShare").resourceShareArn }),
      ],
    ],
  },
];

export const TWIN_ORGANIZATION_FILE = `
orgdrill: 1
organizations:
  - name: acme
    id: o-drillacme1
    created: 300d ago
    trustedServices: [ram.amazonaws.com]
    management:
      id: "${MANAGEMENT}"
      name: acme-management
      email: aws@acme.example
      created: 300d ago
      iamUserAccessToBilling: true
      principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
    root:
      id: ${ROOT}
      policies: [FullAWSAccess]
      organizationalUnits:
        - name: Workloads
          id: ou-drll-workload1
          organizationalUnits: [{ name: Prod, id: ${PROD.workloads}, policies: [FullAWSAccess, stays] }]
        - name: Sandbox
          id: ou-drll-sandbox01
          organizationalUnits: [{ name: Prod, id: ${PROD.sandbox} }]
      accounts:
        - id: "${MEMBER}"
          name: payments
          email: payments@acme.example
          created: 200d ago
          joined: { method: created, at: 200d ago }
          iamUserAccessToBilling: true
          principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
        - id: "${OTHER}"
          name: payments
          email: other-payments@acme.example
          created: 200d ago
          joined: { method: created, at: 200d ago }
          iamUserAccessToBilling: true
          principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
policies: { stays: { type: SERVICE_CONTROL_POLICY, document: ${NO_LEAVING} } }
standaloneAccounts:
  - id: "${STRANGER}"
    name: stranger
    email: owner@stranger.example
    created: 200d ago
    principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
`;

export const ORGANIZATION_FILE = `
orgdrill: 1
organizations:
  - name: acme
    id: o-drillacme1
    created: 300d ago
    trustedServices:
      - config.amazonaws.com
      - guardduty.amazonaws.com
      - iam.amazonaws.com
      - member.org.stacksets.cloudformation.amazonaws.com
      - ram.amazonaws.com
      - securityhub.amazonaws.com
      - sso.amazonaws.com
    identityCenter:
      id: ssoins-1234567890abcdef
      identityStoreId: d-1234567890
      permissionSets: [{ name: Readers, id: ps-2222222222222222, policies: [ReadOnlyAccess] }]
      assignments: [{ account: payments, permissionSet: Readers, group: 90000000-1111-2222-3333-444444444444 }]
    rootAccess: { credentialsManagement: true, sessions: true }
    management:
      id: "${MANAGEMENT}"
      name: acme-management
      email: aws@acme.example
      created: 300d ago
      iamUserAccessToBilling: true
      principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
    root:
      id: ${ROOT}
      policies: [FullAWSAccess, stays]
      organizationalUnits: [{ name: Labs, id: ou-drll-labs0001 }]
      accounts:
        - id: "${MEMBER}"
          name: payments
          email: payments@acme.example
          created: 200d ago
          joined: { method: created, at: 200d ago }
          iamUserAccessToBilling: true
          principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
  - name: umbrella
    id: o-drillumbr1
    created: 300d ago
    management:
      id: "${UMBRELLA}"
      name: umbrella-management
      email: aws@umbrella.example
      created: 300d ago
      principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
policies: { stays: { type: SERVICE_CONTROL_POLICY, document: ${NO_LEAVING} } }
billing: [{ account: payments, usage: [{ service: AWS Lambda, dailyCents: 75, tags: { team: red } }] }]
trails: { own: { account: payments, bucket: own-trail } }
standaloneAccounts:
  - id: "${STRANGER}"
    name: stranger
    email: owner@stranger.example
    created: 200d ago
    principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
`;
