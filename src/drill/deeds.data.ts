/** What people try in a drill, in words, and the request that it is: whoever adds a deed adds a row. `"…"` stands for a name. */
import type { ServiceName } from "../target/index.ts";

export type Request = Readonly<{
  service: ServiceName;
  operation: string;
  input?: Readonly<Record<string, unknown>>;
  /** The member of the answer that holds what is asked for. */
  shows?: string;
}>;

/** Of the names in its words; `idOf` finds the id of an account by its name. */
export type Deed = (first: string, second: string, idOf: (account: string) => string) => Request;

const listing = (service: ServiceName, operation: string, shows: string): Deed => {
  const request = { service, operation, shows };
  return () => request;
};

const asking = (service: ServiceName, operation: string, input?: Request["input"]): Deed => {
  const request = { service, operation, ...(input !== undefined && { input }) };
  return () => request;
};

const iam = (operation: string, input: Request["input"] = {}): Request => ({ service: "iam", operation, input });

const managed = (policy: string): string => `arn:aws:iam::aws:policy/${policy}`;

const trusting = (principal: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: principal }, Action: "sts:AssumeRole" },
  });

/** Organizations API Reference. */
const ORGANIZATION: Readonly<Record<string, Deed>> = {
  "delete the organization": asking("organizations", "DeleteOrganization"),
  "found an organization through the API": asking("organizations", "CreateOrganization"),
  "see the organization's description": asking("organizations", "DescribeOrganization"),
  "list the accounts": listing("organizations", "ListAccounts", "Accounts"),
  "list the invitations that were sent": listing("organizations", "ListHandshakesForOrganization", "Handshakes"),
  "list the invitations that were received": listing("organizations", "ListHandshakesForAccount", "Handshakes"),
  "list the guardrails": () => ({
    ...{ service: "organizations", operation: "ListPolicies", shows: "Policies" },
    input: { Filter: "SERVICE_CONTROL_POLICY" },
  }),
  'list the tags of the account "…"': (account, _, idOf) => ({
    ...{ service: "organizations", operation: "ListTagsForResource", shows: "Tags" },
    input: { ResourceId: idOf(account) },
  }),
  'see the description of the account "…"': (account, _, idOf) => ({
    ...{ service: "organizations", operation: "DescribeAccount", input: { AccountId: idOf(account) } },
  }),
  'see the effective policy "…"': (type) => ({
    ...{ service: "organizations", operation: "DescribeEffectivePolicy", shows: "EffectivePolicy.PolicyContent" },
    input: { PolicyType: type },
  }),
  'invite the account with the number "…"': (number) => ({
    ...{ service: "organizations", operation: "InviteAccountToOrganization" },
    input: { Target: { Type: "ACCOUNT", Id: number } },
  }),
  'end the delegated administration of "…" for "…"': (account, servicePrincipal, idOf) => ({
    ...{ service: "organizations", operation: "DeregisterDelegatedAdministrator" },
    input: { AccountId: idOf(account), ServicePrincipal: servicePrincipal },
  }),
};

/** IAM API Reference; STS API Reference: GetCallerIdentity. */
const IDENTITIES: Readonly<Record<string, Deed>> = {
  "see its own identity": asking("sts", "GetCallerIdentity"),
  "list the users": listing("iam", "ListUsers", "Users"),
  "list the roles": listing("iam", "ListRoles", "Roles"),
  'see the user "…"': (user) => iam("GetUser", { UserName: user }),
  'see the role "…"': (role) => iam("GetRole", { RoleName: role }),
  'create the user "…"': (user) => iam("CreateUser", { UserName: user }),
  'delete the user "…"': (user) => iam("DeleteUser", { UserName: user }),
  'give the user "…" the password "…"': (user, password) =>
    iam("CreateLoginProfile", { UserName: user, Password: password }),
  'create an access key for the user "…"': (user) => iam("CreateAccessKey", { UserName: user }),
  'list the access keys of the user "…"': (user) => ({
    ...iam("ListAccessKeys", { UserName: user }),
    shows: "AccessKeyMetadata",
  }),
  'attach the policy "…" to the user "…"': (policy, user) =>
    iam("AttachUserPolicy", { UserName: user, PolicyArn: managed(policy) }),
  'delete the policy "…" of the user "…"': (policy, user) =>
    iam("DeleteUserPolicy", { UserName: user, PolicyName: policy }),
  'create the role "…" that everybody may assume': (role) =>
    iam("CreateRole", { RoleName: role, AssumeRolePolicyDocument: trusting("*") }),
  'create the role "…" that "…" may assume': (role, account, idOf) =>
    iam("CreateRole", { RoleName: role, AssumeRolePolicyDocument: trusting(`arn:aws:iam::${idOf(account)}:root`) }),
  'let only "…" assume the role "…"': (account, role, idOf) =>
    iam("UpdateAssumeRolePolicy", { RoleName: role, PolicyDocument: trusting(idOf(account)) }),
  'attach the policy "…" to the role "…"': (policy, role) =>
    iam("AttachRolePolicy", { RoleName: role, PolicyArn: managed(policy) }),
  'detach the policy "…" from the role "…"': (policy, role) =>
    iam("DetachRolePolicy", { RoleName: role, PolicyArn: managed(policy) }),
  'delete the role "…"': (role) => iam("DeleteRole", { RoleName: role }),
};

/** What sessions as root are for, and what they are not. IAM User Guide, "Centrally manage root access for member accounts". */
const ROOT_USERS: Readonly<Record<string, Deed>> = {
  "see how root access is centralised": listing("iam", "ListOrganizationsFeatures", "EnabledFeatures"),
  "leave root credentials to the members": asking("iam", "DisableOrganizationsRootCredentialsManagement"),
  "see the account's summary": asking("iam", "GetAccountSummary"),
  "see its own password": asking("iam", "GetLoginProfile"),
  "delete its own password": asking("iam", "DeleteLoginProfile"),
  "create an access key of its own": asking("iam", "CreateAccessKey"),
  "list its own access keys": listing("iam", "ListAccessKeys", "AccessKeyMetadata"),
};

/** The API references of S3, SQS, CloudTrail, EventBridge, CloudFormation and GuardDuty. */
const RESOURCES: Readonly<Record<string, Deed>> = {
  "list the buckets": listing("s3", "ListBuckets", "Buckets"),
  'list the objects of the bucket "…"': (bucket) => ({
    ...{ service: "s3", operation: "ListObjectsV2", input: { Bucket: bucket }, shows: "Contents" },
  }),
  'read "…" of the bucket "…"': (key, bucket) => ({
    ...{ service: "s3", operation: "GetObject", input: { Bucket: bucket, Key: key } },
  }),
  'put "…" into the bucket "…"': (key, bucket) => ({
    ...{ service: "s3", operation: "PutObject", input: { Bucket: bucket, Key: key, Body: "kept" } },
  }),
  "list the queues": listing("sqs", "ListQueues", "QueueUrls"),
  'create the queue "…"': (queue) => ({ service: "sqs", operation: "CreateQueue", input: { QueueName: queue } }),
  'create the topic "…"': (topic) => ({ service: "sns", operation: "CreateTopic", input: { Name: topic } }),
  "list the trails": listing("cloudtrail", "DescribeTrails", "trailList"),
  'stop the trail "…"': (trail) => ({ service: "cloudtrail", operation: "StopLogging", input: { Name: trail } }),
  'delete the trail "…"': (trail) => ({ service: "cloudtrail", operation: "DeleteTrail", input: { Name: trail } }),
  "read the event history": listing("cloudtrail", "LookupEvents", "Events"),
  'look up the events "…"': (name) => ({
    ...{ service: "cloudtrail", operation: "LookupEvents", shows: "Events" },
    input: { LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: name }] },
  }),
  "list the rules": listing("events", "ListRules", "Rules"),
  'make the rule "…" that matches nothing': (rule) => ({
    ...{ service: "events", operation: "PutRule" },
    input: { Name: rule, EventPattern: '{"source":["aws.none"]}' },
  }),
  'switch the rule "…" off': (rule) => ({ service: "events", operation: "DisableRule", input: { Name: rule } }),
  "list the stacks": () => ({
    ...{ service: "cloudformation", operation: "ListStacks", shows: "StackSummaries" },
    input: { StackStatusFilter: ["CREATE_COMPLETE"] },
  }),
  "list the detectors": listing("guardduty", "ListDetectors", "DetectorIds"),
};

/** Budgets API Reference: CreateBudget, DescribeBudget. */
const BUDGETS: Readonly<Record<string, Deed>> = {
  'set up the budget "…" of "…"': (budget, account, idOf) => ({
    ...{ service: "budgets", operation: "CreateBudget" },
    input: {
      AccountId: idOf(account),
      Budget: {
        ...{ BudgetName: budget, BudgetType: "COST", TimeUnit: "MONTHLY" },
        BudgetLimit: { Amount: "10", Unit: "USD" },
      },
    },
  }),
  'see the budget "…" of "…"': (budget, account, idOf) => ({
    ...{ service: "budgets", operation: "DescribeBudget" },
    input: { AccountId: idOf(account), BudgetName: budget },
  }),
};

export const DEEDS: Readonly<Record<string, Deed>> = {
  ...ORGANIZATION,
  ...IDENTITIES,
  ...ROOT_USERS,
  ...RESOURCES,
  ...BUDGETS,
};
