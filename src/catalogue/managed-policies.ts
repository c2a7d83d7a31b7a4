/** AWS-managed policies whose documents are known for certain, as data. A policy that is not here must be written out by whoever names it. */
import { READ_ONLY_ACCESS, SECURITY_AUDIT, VIEW_ONLY_ACCESS, WHOLE_FOR } from "./reading-policies.data.ts";
import { ROOT_TASK_POLICIES } from "./root-task-policies.ts";

export type AwsManagedPolicy = Readonly<{
  name: string;
  path: string;
  arn: string;
  /** The version that the document is, such as `v12`. */
  version: string;
  /** When AWS made that version, ISO 8601; absent when not known. */
  versionCreatedAt?: string;
  /** The document's text. */
  document: string;
  /** True when the document is not the whole of AWS's current one; `note` then says so to the reader. */
  abridged: boolean;
  note?: string;
  source: string;
}>;

type Facts = Readonly<{
  path?: string;
  version: string;
  versionCreatedAt?: string;
  statements: readonly object[];
  note?: string;
}>;

const REFERENCE = "AWS Managed Policy Reference Guide";

function managedPolicy(name: string, facts: Facts): AwsManagedPolicy {
  const path = facts.path ?? "/";
  return {
    name,
    path,
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    version: facts.version,
    ...(facts.versionCreatedAt === undefined ? {} : { versionCreatedAt: facts.versionCreatedAt }),
    document: JSON.stringify({ Version: "2012-10-17", Statement: facts.statements }),
    abridged: facts.note !== undefined,
    ...(facts.note === undefined ? {} : { note: facts.note }),
    source: `${REFERENCE}: ${name}`,
  };
}

const allow = (actions: string | readonly string[]): object => ({ Effect: "Allow", Action: actions, Resource: "*" });

type Reading = Readonly<{ path?: string; version: string; versionCreatedAt: string; actions: readonly string[] }>;

/** Too long to be kept whole: what it allows of services that are not emulated is left out. */
const readingPolicy = (name: string, { actions, ...facts }: Reading): AwsManagedPolicy =>
  managedPolicy(name, {
    ...facts,
    statements: [allow(actions)],
    note: `the document of ${name} holds what it allows of ${WHOLE_FOR.join(", ")}, and nothing of other services`,
  });

const ACCOUNT_READS = [
  "account:GetAlternateContact",
  "account:GetContactInformation",
  "account:ListRegions",
  "account:GetRegionOptStatus",
  "account:GetPrimaryEmail",
];

const ACCOUNT_TASKS = [
  "account:PutAlternateContact",
  "account:DeleteAlternateContact",
  "account:GetAlternateContact",
  "account:GetContactInformation",
  "account:PutContactInformation",
  "account:ListRegions",
  "account:EnableRegion",
  "account:DisableRegion",
  "account:PutAccountName",
  "account:GetAccountInformation",
];

const IAM_READS = [
  "iam:GenerateCredentialReport",
  "iam:GenerateServiceLastAccessedDetails",
  "iam:Get*",
  "iam:List*",
  "iam:SimulateCustomPolicy",
  "iam:SimulatePrincipalPolicy",
];

export const AWS_MANAGED_POLICIES: readonly AwsManagedPolicy[] = [
  managedPolicy("AdministratorAccess", {
    version: "v1",
    versionCreatedAt: "2015-02-06T18:39:46Z",
    statements: [allow("*")],
  }),
  managedPolicy("AWSDenyAll", {
    version: "v2",
    versionCreatedAt: "2023-12-18T16:42:05Z",
    statements: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
  }),
  managedPolicy("PowerUserAccess", {
    version: "v12",
    versionCreatedAt: "2026-02-12T17:59:14Z",
    statements: [
      { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
      allow([
        "account:GetAccountInformation",
        "account:GetGovCloudAccountInformation",
        "account:GetPrimaryEmail",
        "account:ListRegions",
        "iam:CreateServiceLinkedRole",
        "iam:DeleteServiceLinkedRole",
        "iam:ListRoles",
        "organizations:DescribeEffectivePolicy",
        "organizations:DescribeOrganization",
      ]),
    ],
  }),
  managedPolicy("IAMFullAccess", {
    version: "v2",
    versionCreatedAt: "2019-06-21T19:40:00Z",
    statements: [
      allow([
        "iam:*",
        "organizations:DescribeAccount",
        "organizations:DescribeOrganization",
        "organizations:DescribeOrganizationalUnit",
        "organizations:DescribePolicy",
        "organizations:ListChildren",
        "organizations:ListParents",
        "organizations:ListPoliciesForTarget",
        "organizations:ListRoots",
        "organizations:ListPolicies",
        "organizations:ListTargetsForPolicy",
      ]),
    ],
  }),
  managedPolicy("IAMReadOnlyAccess", {
    version: "v4",
    versionCreatedAt: "2018-01-25T19:11:27Z",
    statements: [allow(IAM_READS)],
  }),
  managedPolicy("AWSOrganizationsFullAccess", {
    version: "v9",
    versionCreatedAt: "2026-02-12T17:59:07Z",
    statements: [
      { Sid: "AWSOrganizationsFullAccess", ...allow("organizations:*") },
      { Sid: "AWSOrganizationsFullAccessAccount", ...allow(ACCOUNT_TASKS) },
      {
        Sid: "AWSOrganizationsFullAccessCreateSLR",
        ...allow("iam:CreateServiceLinkedRole"),
        Condition: { StringEquals: { "iam:AWSServiceName": "organizations.amazonaws.com" } },
      },
    ],
  }),
  managedPolicy("AWSOrganizationsReadOnlyAccess", {
    version: "v6",
    versionCreatedAt: "2024-06-07T21:32:16Z",
    statements: [
      { Sid: "AWSOrganizationsReadOnly", ...allow(["organizations:Describe*", "organizations:List*"]) },
      { Sid: "AWSOrganizationsReadOnlyAccount", ...allow(ACCOUNT_READS) },
    ],
  }),
  managedPolicy("AWSCloudTrail_ReadOnlyAccess", {
    version: "v1",
    versionCreatedAt: "2022-06-14T17:19:05Z",
    statements: [allow(["cloudtrail:Get*", "cloudtrail:Describe*", "cloudtrail:List*", "cloudtrail:LookupEvents"])],
  }),
  managedPolicy("AWSOrganizationsServiceTrustPolicy", {
    path: "/aws-service-role/",
    version: "v3",
    versionCreatedAt: "2026-03-05T19:12:09Z",
    statements: [
      {
        Sid: "AllowDeletionOfServiceLinkedRoleForOrganizations",
        Effect: "Allow",
        Action: ["iam:DeleteRole"],
        Resource: ["arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*"],
      },
      { Sid: "AllowCreationOfServiceLinkedRoles", ...allow(["iam:CreateServiceLinkedRole"]) },
      {
        Sid: "ListRolesSLR",
        Effect: "Allow",
        Action: "iam:ListRoles",
        Resource: "arn:aws:iam::*:role/aws-service-role/*",
      },
    ],
  }),
  readingPolicy("ReadOnlyAccess", READ_ONLY_ACCESS),
  readingPolicy("SecurityAudit", SECURITY_AUDIT),
  readingPolicy("ViewOnlyAccess", { ...VIEW_ONLY_ACCESS, path: "/job-function/" }),
  ...ROOT_TASK_POLICIES,
];

const BY_NAME: ReadonlyMap<string, AwsManagedPolicy> = new Map(AWS_MANAGED_POLICIES.map((each) => [each.name, each]));
const BY_ARN: ReadonlyMap<string, AwsManagedPolicy> = new Map(AWS_MANAGED_POLICIES.map((each) => [each.arn, each]));

/** The AWS-managed policy of this name, or undefined when its document is not known here. */
export const awsManagedPolicyNamed = (name: string): AwsManagedPolicy | undefined => BY_NAME.get(name);

/** The AWS-managed policy of this ARN, or undefined when its document is not known here. */
export const awsManagedPolicyByArn = (arn: string): AwsManagedPolicy | undefined => BY_ARN.get(arn);
