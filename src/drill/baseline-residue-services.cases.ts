/** More changes that an intruder makes through AWS calls: between organizations, in services that reach members, and those that nothing takes back. */
import { oneTimeCode } from "../domain/principal/one-time-code.ts";
import { type Call, MANAGEMENT, MEMBER, type ResidueCase, STRANGER, UMBRELLA } from "./baseline-residue.cases.ts";

type Input = Readonly<Record<string, unknown>>;
const within = (output: Input | undefined, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Input | undefined)?.[name], output);
const the = (answers: readonly Input[], index: number, ...path: readonly string[]): unknown =>
  within(answers[index], ...path);
const firstOf = (answers: readonly Input[], index: number, name: string): Input =>
  ((answers[index]?.[name] ?? []) as readonly Input[])[0] ?? {};
const org = (operation: string, input: Call[2] = {}, account: Call[3] = "acme-management"): Call => [
  "organizations",
  operation,
  input,
  account,
];
const ANYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
});
const iamArn = (rest: string): string => `arn:aws:iam::${MEMBER}:${rest}`;
const KEPT = { PolicyArn: iamArn("policy/kept") };
const DEVICE = { SerialNumber: iamArn("mfa/evil"), UserName: "eve" };
const INSTANCE = { InstanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef" };
const ASSIGNMENT = {
  ...INSTANCE,
  PermissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-2222222222222222",
  ...{ PrincipalType: "USER", PrincipalId: "90000000-5555-6666-7777-888888888888" },
  ...{ TargetId: MEMBER, TargetType: "AWS_ACCOUNT" },
};
const STACK_SET = { StackSetName: "evil" };
const INSTANCES = {
  ...STACK_SET,
  DeploymentTargets: { OrganizationalUnitIds: ["r-drll"] },
  Regions: ["us-east-1"],
};
const TEMPLATE = JSON.stringify({
  Resources: {
    Door: {
      Type: "AWS::IAM::Role",
      Properties: {
        RoleName: "stack-door",
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { AWS: STRANGER }, Action: "sts:AssumeRole" }],
        },
      },
    },
  },
});
const subnet = (id: string): string => `arn:aws:ec2:us-east-1:${MEMBER}:subnet/subnet-${id}`;
const shareIn = (answers: readonly Input[]): Input => ({
  resourceShareArn: the(answers, 0, "resourceShare", "resourceShareArn"),
});
const detector = (answers: readonly Input[], index = 0): Input => ({
  DetectorId: ((answers[index]?.DetectorIds ?? []) as readonly string[])[0],
});
const WATCHED = { AccountDetails: [{ AccountId: MANAGEMENT, Email: "aws@acme.example" }] };

function codes(seed: string, now: number): Input {
  const at = (ms: number): string => oneTimeCode(seed, (now + ms) as never);
  return { AuthenticationCode1: at(-30_000), AuthenticationCode2: at(0) };
}
const seedIn = (answers: readonly Input[]): string =>
  Buffer.from(the(answers, 0, "VirtualMFADevice", "Base32StringSeed") as Uint8Array).toString("utf8");

export const SERVICE_CASES: readonly ResidueCase[] = [
  {
    name: "a policy of the organization, and a type of policies",
    does: [
      org("CreatePolicy", { Name: "evil", Description: "", Type: "SERVICE_CONTROL_POLICY", Content: ANYTHING }),
      org("EnablePolicyType", { RootId: "r-drll", PolicyType: "TAG_POLICY" }),
    ],
    leaves: [
      ["organization acme", "policy types", "SERVICE_CONTROL_POLICY", "SERVICE_CONTROL_POLICY, TAG_POLICY"],
      ["policy evil (SERVICE_CONTROL_POLICY)", "content", null, "sha256"],
    ],
    undoes: [
      org("DisablePolicyType", { RootId: "r-drll", PolicyType: "TAG_POLICY" }),
      org("DeletePolicy", (answers) => ({ PolicyId: the(answers, 0, "Policy", "PolicySummary", "Id") })),
    ],
  },
  {
    name: "an invitation that is declined",
    does: [org("InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: STRANGER } })],
    leaves: [["organization acme", "offers INVITE to 480000000021", null, "not answered"]],
    undoes: [org("DeclineHandshake", (answers) => ({ HandshakeId: the(answers, 0, "Handshake", "Id") }), "stranger")],
  },
  {
    name: "an account that joins",
    does: [
      org("InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: STRANGER } }),
      org("AcceptHandshake", (answers) => ({ HandshakeId: the(answers, 0, "Handshake", "Id") }), "stranger"),
    ],
    leaves: [
      ["account 480000000021", "joined at", null, "2026-11-01T00:00:00"],
      ["account 480000000021", "joined by", null, "INVITED"],
      ["account 480000000021", "name and address", null, "stranger <owner@stranger.example>"],
      ["account 480000000021", "place", null, "Root"],
      ["account 480000000021", "state", null, "ACTIVE"],
      [
        "policy FullAWSAccess (SERVICE_CONTROL_POLICY)",
        "attached to",
        "Root, Root / Labs, acme-management, payments",
        "480000000021, Root, Root / Labs, acme-management, payments",
      ],
    ],
    undoes: [org("RemoveAccountFromOrganization", { AccountId: STRANGER })],
  },
  {
    name: "people, policies and a service's role",
    does: [
      ["iam", "CreateGroup", { GroupName: "evil" }],
      ["iam", "CreatePolicy", { PolicyName: "evil", PolicyDocument: ANYTHING }],
      ["iam", "CreatePolicyVersion", { ...KEPT, PolicyDocument: ANYTHING }],
      ["iam", "CreateServiceLinkedRole", { AWSServiceName: "config.amazonaws.com" }],
    ],
    leaves: [
      ["group evil of payments", "is there", null, "yes"],
      ["policy evil of payments", "content", null, "sha256"],
      ["policy evil of payments", "versions", null, "v1 (default)"],
      ["policy kept of payments", "versions", "v1 (default), v2", "v1 (default), v2, v3"],
      ["role AWSServiceRoleForConfig of payments", "policies", null, "AWSConfigServiceRolePolicy"],
      [
        "role AWSServiceRoleForConfig of payments",
        "trust",
        null,
        "lets in config.amazonaws.com: sts:AssumeRole (sha256",
      ],
    ],
    undoes: [
      ["iam", "DeleteGroup", { GroupName: "evil" }],
      ["iam", "DeletePolicy", { PolicyArn: iamArn("policy/evil") }],
      ["iam", "DeletePolicyVersion", { ...KEPT, VersionId: "v3" }],
      ["iam", "DeleteServiceLinkedRole", (answers) => ({ RoleName: the(answers, 3, "Role", "RoleName") })],
    ],
  },
  {
    name: "a second factor in somebody's hands",
    does: [
      ["iam", "CreateVirtualMFADevice", { VirtualMFADeviceName: "evil" }],
      ["iam", "EnableMFADevice", (answers, now) => ({ ...DEVICE, ...codes(seedIn(answers), now) })],
    ],
    leaves: [["second factor evil of payments", "held by", null, "arn:aws:iam::480000000011:user/eve"]],
    undoes: [
      ["iam", "DeactivateMFADevice", DEVICE],
      ["iam", "DeleteVirtualMFADevice", { SerialNumber: DEVICE.SerialNumber }],
    ],
  },
  {
    name: "a trail, a log group and an alarm",
    does: [
      ["cloudtrail", "CreateTrail", { Name: "evil", S3BucketName: "log-bucket" }],
      ["logs", "CreateLogGroup", { logGroupName: "evil" }],
      [
        "cloudwatch",
        "PutMetricAlarm",
        {
          ...{ AlarmName: "evil", Namespace: "Security", MetricName: "Departures", Statistic: "Sum", Period: 60 },
          ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" },
        },
      ],
    ],
    leaves: [
      ["alarm evil in payments", "settings", null, "ComparisonOperator"],
      ["log group evil in payments", "is there", null, "yes"],
      ["trail evil in payments", "bucket", null, "log-bucket"],
      ["trail evil in payments", "logs", null, "EventSelectors ["],
      [
        "trail evil in payments",
        "settings",
        null,
        "HomeRegion us-east-1, IncludeGlobalServiceEvents true, IsMultiRegionTrail false, IsOrganizationTrail false, LogFileValidationEnabled false",
      ],
      ["trail evil in payments", "writes", null, "no"],
    ],
    undoes: [
      ["cloudtrail", "DeleteTrail", { Name: "evil" }],
      ["logs", "DeleteLogGroup", { logGroupName: "evil" }],
      ["cloudwatch", "DeleteAlarms", { AlarmNames: ["evil"] }],
    ],
  },
  {
    name: "a cost allocation tag",
    does: [
      [
        "ce",
        "UpdateCostAllocationTagsStatus",
        { CostAllocationTagsStatus: [{ TagKey: "team", Status: "Active" }] },
        "acme-management",
      ],
    ],
    leaves: [["cost allocation tags of acme-management", "active", null, "team"]],
    undoes: [
      [
        "ce",
        "UpdateCostAllocationTagsStatus",
        { CostAllocationTagsStatus: [{ TagKey: "team", Status: "Inactive" }] },
        "acme-management",
      ],
    ],
  },
  {
    name: "GuardDuty that watches others, and takes members by itself",
    does: [
      ["guardduty", "ListDetectors", {}],
      ["guardduty", "CreateDetector", { Enable: true }, "acme-management"],
      ["guardduty", "EnableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      ["guardduty", "CreateMembers", (answers) => ({ ...detector(answers), ...WATCHED })],
      [
        "guardduty",
        "UpdateOrganizationConfiguration",
        (answers) => ({ ...detector(answers), AutoEnableOrganizationMembers: "NEW" }),
      ],
    ],
    leaves: [
      ["GuardDuty of acme-management", "administrator", null, "payments"],
      ["GuardDuty of acme-management", "detector", null, "ENABLED"],
      ["GuardDuty of acme-management", "settings", null, "Features ["],
      ["GuardDuty of payments", "takes members by itself", null, "NEW"],
      ["GuardDuty of payments", "watches acme-management", null, "Enabled"],
      ["account payments", "administers for", null, "guardduty.amazonaws.com"],
    ],
    undoes: [
      [
        "guardduty",
        "DisassociateFromAdministratorAccount",
        (answers) => ({ DetectorId: the(answers, 1, "DetectorId") }),
        "acme-management",
      ],
      ["guardduty", "CreateMembers", (answers) => ({ ...detector(answers), ...WATCHED })],
      ["guardduty", "DisassociateMembers", (answers) => ({ ...detector(answers), AccountIds: [MANAGEMENT] })],
      ["guardduty", "DeleteMembers", (answers) => ({ ...detector(answers), AccountIds: [MANAGEMENT] })],
      ["guardduty", "DisableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      org("DeregisterDelegatedAdministrator", { AccountId: MEMBER, ServicePrincipal: "guardduty.amazonaws.com" }),
      ["guardduty", "DeleteDetector", (answers) => ({ DetectorId: the(answers, 1, "DetectorId") }), "acme-management"],
    ],
  },
  {
    name: "a detector that is gone",
    does: [
      ["guardduty", "ListDetectors", {}],
      ["guardduty", "DeleteDetector", (answers) => detector(answers)],
    ],
    leaves: [
      ["GuardDuty of payments", "detector", "ENABLED", null],
      ["GuardDuty of payments", "settings", "Features [", null],
    ],
    undoes: [["guardduty", "CreateDetector", { Enable: true }]],
  },
  {
    name: "Security Hub that shows others, and takes members by itself",
    does: [
      ["securityhub", "EnableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      ["securityhub", "CreateMembers", { AccountDetails: [{ AccountId: STRANGER }] }],
      ["securityhub", "UpdateOrganizationConfiguration", { AutoEnable: true }],
    ],
    leaves: [
      ["Security Hub of acme-management", "administrator", null, "payments"],
      ["Security Hub of payments", "shows 480000000021", null, "Created"],
      ["Security Hub of payments", "takes members by itself", null, "true, standards DEFAULT"],
      ["account payments", "administers for", null, "securityhub.amazonaws.com"],
    ],
    undoes: [
      ["securityhub", "DeleteMembers", { AccountIds: [STRANGER] }],
      ["securityhub", "DisableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      org("DeregisterDelegatedAdministrator", { AccountId: MEMBER, ServicePrincipal: "securityhub.amazonaws.com" }),
    ],
  },
  {
    name: "a share that a stranger took, and more in it",
    does: [
      ["ram", "CreateResourceShare", { name: "evil", resourceArns: [subnet("0123456789abcdef0")] }],
      ["ram", "AssociateResourceShare", (answers) => ({ ...shareIn(answers), principals: [STRANGER] })],
      [
        "ram",
        "GetResourceShareInvitations",
        (answers) => ({ resourceShareArns: [shareIn(answers).resourceShareArn] }),
        "stranger",
      ],
      [
        "ram",
        "AcceptResourceShareInvitation",
        (answers) => ({
          resourceShareInvitationArn: firstOf(answers, 2, "resourceShareInvitations").resourceShareInvitationArn,
        }),
        "stranger",
      ],
    ],
    leaves: [
      ["share evil of payments", "is there", null, "yes"],
      ["share evil of payments", "outside the organization", null, "allowed"],
      ["share evil of payments", "shared with", null, "480000000021"],
      [
        "share evil of payments",
        "what is shared",
        null,
        "arn:aws:ec2:us-east-1:480000000011:subnet/subnet-0123456789abcdef0",
      ],
    ],
    undoes: [
      ["ram", "DisassociateResourceShare", (answers) => ({ ...shareIn(answers), principals: [STRANGER] })],
      ["ram", "DeleteResourceShare", shareIn],
    ],
  },
  {
    name: "sharing within the organization switched off",
    does: [org("DisableAWSServiceAccess", { ServicePrincipal: "ram.amazonaws.com" })],
    leaves: [
      [
        "organization acme",
        "trusted services",
        "config.amazonaws.com, guardduty.amazonaws.com, iam.amazonaws.com, member.org.stacksets.cloudformation.amazonaws.com, ram",
        "config.amazonaws.com, guardduty.amazonaws.com, iam.amazonaws.com, member.org.stacksets.cloudformation.amazonaws.com, security",
      ],
    ],
    undoes: [["ram", "EnableSharingWithAwsOrganization", {}, "acme-management"]],
  },
  {
    name: "somebody who may sign in",
    does: [["sso", "CreateAccountAssignment", ASSIGNMENT, "acme-management"]],
    leaves: [
      [
        "account payments",
        "permission set Readers",
        "GROUP 90000000-1111-2222-3333-444444444444",
        "GROUP 90000000-1111-2222-3333-444444444444, USER 90000000-5555-6666-7777-888888888888",
      ],
    ],
    undoes: [["sso", "DeleteAccountAssignment", ASSIGNMENT, "acme-management"]],
  },
  {
    name: "a stack set with a stack",
    does: [
      [
        "cloudformation",
        "CreateStackSet",
        {
          ...{ ...STACK_SET, TemplateBody: TEMPLATE, PermissionModel: "SERVICE_MANAGED" },
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
          Capabilities: ["CAPABILITY_NAMED_IAM"],
        },
        "acme-management",
      ],
      ["cloudformation", "CreateStackInstances", INSTANCES, "acme-management"],
    ],
    leaves: [
      ["role stack-door of payments", "trust", null, "lets in 480000000021: sts:AssumeRole (sha256"],
      ["stack set evil", "deploys by itself", null, "yes"],
      ["stack set evil", "settings", null, 'Capabilities ["CAPABILITY_NAMED_IAM"]'],
      ["stack set evil", "stack in payments (us-east-1)", null, "CURRENT"],
      ["stack set evil", "template", null, "sha256"],
    ],
    undoes: [
      ["cloudformation", "DeleteStackInstances", { ...INSTANCES, RetainStacks: false }, "acme-management"],
      ["cloudformation", "DeleteStackSet", STACK_SET, "acme-management"],
    ],
  },
  {
    name: "stack sets that may not act in members",
    does: [["cloudformation", "DeactivateOrganizationsAccess", {}, "acme-management"]],
    leaves: [["organization acme", "stack sets may act in members", "yes", null]],
    undoes: [["cloudformation", "ActivateOrganizationsAccess", {}, "acme-management"]],
  },
];

const transferIn = (answers: readonly Input[], index: number): Input => ({
  Id: firstOf(answers, index, "ResponsibilityTransfers").Id,
});
/** What nothing takes back; each after the others, and compared with what they left. */
export const LASTING_CASES: readonly ResidueCase[] = [
  {
    name: "a permission set",
    does: [["sso", "CreatePermissionSet", { ...INSTANCE, Name: "Evil" }, "acme-management"]],
    leaves: [
      ["permission set Evil", "is there", null, "yes"],
      ["permission set Evil", "settings", null, "SessionDuration PT1H"],
    ],
    undoes: [],
  },
  {
    name: "an offer to pay for another organization",
    does: [
      org("InviteOrganizationToTransferResponsibility", {
        ...{ Type: "BILLING", Target: { Type: "ACCOUNT", Id: UMBRELLA } },
        ...{ StartTimestamp: new Date("2030-03-01T00:00:00Z"), SourceName: "their bill" },
      }),
    ],
    leaves: [
      ["organization acme", "offers TRANSFER_RESPONSIBILITY to 480000000031", null, "not answered"],
      ["organization acme", "pays for 480000000031: their bill", null, "REQUESTED"],
    ],
    undoes: [],
  },
  {
    name: "a transfer that was accepted",
    does: [
      org("ListHandshakesForAccount", {}, "umbrella-management"),
      org(
        "AcceptHandshake",
        (answers) => ({ HandshakeId: firstOf(answers, 0, "Handshakes").Id }),
        "umbrella-management",
      ),
    ],
    leaves: [
      ["organization acme", "offers TRANSFER_RESPONSIBILITY to 480000000031", "not answered", null],
      ["organization acme", "pays for 480000000031: their bill", "REQUESTED", "ACCEPTED"],
    ],
    undoes: [],
  },
  {
    name: "a transfer by another name",
    does: [
      org("ListInboundResponsibilityTransfers", { Type: "BILLING" }),
      org("UpdateResponsibilityTransfer", (answers) => ({ ...transferIn(answers, 0), Name: "our bill" })),
    ],
    leaves: [
      ["organization acme", "pays for 480000000031: our bill", null, "ACCEPTED"],
      ["organization acme", "pays for 480000000031: their bill", "ACCEPTED", null],
    ],
    undoes: [],
  },
  {
    name: "a transfer that ends",
    does: [
      org("ListInboundResponsibilityTransfers", { Type: "BILLING" }),
      org("TerminateResponsibilityTransfer", (answers) => transferIn(answers, 0)),
    ],
    leaves: [["organization acme", "pays for 480000000031: our bill", "ACCEPTED", "WITHDRAWN"]],
    undoes: [],
  },
  {
    name: "a member that Security Hub lost",
    does: [
      ["securityhub", "EnableSecurityHub", {}, "acme-management"],
      ["securityhub", "EnableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      ["securityhub", "CreateMembers", { AccountDetails: [{ AccountId: MANAGEMENT }] }],
      ["securityhub", "DisassociateMembers", { AccountIds: [MANAGEMENT] }],
      ["securityhub", "DisableOrganizationAdminAccount", { AdminAccountId: MEMBER }, "acme-management"],
      org("DeregisterDelegatedAdministrator", { AccountId: MEMBER, ServicePrincipal: "securityhub.amazonaws.com" }),
    ],
    leaves: [
      ["Security Hub of acme-management", "is on", null, "yes"],
      ["Security Hub of acme-management", "settings", null, "AutoEnableControls true"],
      ["Security Hub of payments", "shows acme-management", null, "Removed"],
    ],
    undoes: [],
  },
  {
    name: "an account",
    does: [org("CreateAccount", { AccountName: "evil", Email: "evil@acme.example" })],
    leaves: [
      ["account 134006965143", "joined at", null, "2026-11-01T00:00:00"],
      ["account 134006965143", "joined by", null, "CREATED"],
      ["account 134006965143", "name and address", null, "evil <evil@acme.example>"],
      ["account 134006965143", "place", null, "Root"],
      ["account 134006965143", "state", null, "PENDING_ACTIVATION"],
      [
        "policy FullAWSAccess (SERVICE_CONTROL_POLICY)",
        "attached to",
        "Root, Root / Labs, acme-management, payments",
        "134006965143, Root, Root / Labs, acme-management, payments",
      ],
    ],
    undoes: [],
  },
  {
    name: "an account that joined and is closed",
    does: [
      org("InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: STRANGER } }),
      org("AcceptHandshake", (answers) => ({ HandshakeId: the(answers, 0, "Handshake", "Id") }), "stranger"),
      org("CloseAccount", { AccountId: STRANGER }),
    ],
    leaves: [
      ["account 480000000021", "joined at", null, "2026-11-01T00:00:00"],
      ["account 480000000021", "joined by", null, "INVITED"],
      ["account 480000000021", "name and address", null, "stranger <owner@stranger.example>"],
      ["account 480000000021", "place", null, "Root"],
      ["account 480000000021", "state", null, "PENDING_CLOSURE"],
      [
        "policy FullAWSAccess (SERVICE_CONTROL_POLICY)",
        "attached to",
        "134006965143, Root, Root / Labs, acme-management, payments",
        "134006965143, 480000000021, Root, Root / Labs, acme-management, payments",
      ],
    ],
    undoes: [],
  },
  {
    name: "an account that leaves",
    does: [
      org("ListPolicies", { Filter: "SERVICE_CONTROL_POLICY" }),
      org("DetachPolicy", (answers) => ({
        PolicyId: ((answers[0]?.Policies ?? []) as readonly Input[]).find(({ Name }) => Name === "stays")?.Id,
        TargetId: "r-drll",
      })),
      ["organizations", "LeaveOrganization", {}],
    ],
    leaves: [
      ["SAML provider AWSSSO_54c916be7e7eb144_DO_NOT_DELETE of payments", "settings", "sha256", null],
      ["account payments", "joined at", "2026-04-15T00:00:00", null],
      ["account payments", "joined by", "CREATED", null],
      ["account payments", "name and address", "payments <payments@acme.example>", null],
      ["account payments", "permission set Readers", "GROUP 90000000-1111-2222-3333-444444444444", null],
      ["account payments", "place", "Root", null],
      ["account payments", "state", "ACTIVE", null],
      ["costs of payments", "seen by itself", "30 days, 22.50 in all", "none"],
      [
        "policy FullAWSAccess (SERVICE_CONTROL_POLICY)",
        "attached to",
        "134006965143, 480000000021, Root, Root / Labs, acme-management, payments",
        "134006965143, 480000000021, Root, Root / Labs, acme-management",
      ],
      ["policy stays (SERVICE_CONTROL_POLICY)", "attached to", "Root", null],
      ["role AWSReservedSSO_Readers_5aaeff1d95b41699 of payments", "longest session", "43200 seconds", null],
      ["role AWSReservedSSO_Readers_5aaeff1d95b41699 of payments", "policies", "ReadOnlyAccess", null],
      [
        "role AWSReservedSSO_Readers_5aaeff1d95b41699 of payments",
        "trust",
        "lets in arn:aws:iam::480000000011:saml-provider/",
        null,
      ],
    ],
    undoes: [],
  },
];

export const LONE_ORGANIZATION_FILE = `
orgdrill: 1
organizations:
  - name: acme
    id: o-drillacme1
    created: 300d ago
    featureSet: CONSOLIDATED_BILLING
    policyTypes: []
    management:
      id: "${MANAGEMENT}"
      name: acme-management
      email: aws@acme.example
      created: 300d ago
      iamUserAccessToBilling: true
      principals: { roles: { admin: { trust: self, policies: [AdministratorAccess] } } }
`;
/** What befalls an organization that has no members; each after the others. */
export const LONE_CASES: readonly ResidueCase[] = [
  {
    name: "all features",
    does: [org("EnableAllFeatures")],
    leaves: [["organization acme", "offers ENABLE_ALL_FEATURES to its members", null, "not answered"]],
    undoes: [],
  },
  {
    name: "no organization",
    does: [org("DeleteOrganization")],
    leaves: [
      ["account acme-management", "joined at", "2026-01-05T00:00:00", null],
      ["account acme-management", "joined by", "INVITED", null],
      ["account acme-management", "name and address", "acme-management <aws@acme.example>", null],
      ["account acme-management", "place", "Root", null],
      ["account acme-management", "state", "ACTIVE", null],
      ["organization acme", "feature set", "CONSOLIDATED_BILLING", null],
      ["organization acme", "offers ENABLE_ALL_FEATURES to its members", "not answered", null],
    ],
    undoes: [],
  },
  {
    name: "another organization",
    does: [org("CreateOrganization", { FeatureSet: "ALL" })],
    leaves: [
      ["account acme-management", "joined at", null, "2026-11-01T00:00:00"],
      ["account acme-management", "joined by", null, "INVITED"],
      ["account acme-management", "name and address", null, "acme-management <aws@acme.example>"],
      ["account acme-management", "place", null, "Root"],
      ["account acme-management", "state", null, "ACTIVE"],
      ["organization acme", "feature set", null, "ALL"],
    ],
    undoes: [],
  },
];
