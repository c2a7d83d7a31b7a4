/** Which writing operations show in a baseline, and as what; which do not, and why: whoever adds an operation decides here. */
import type { FactKind } from "../evidence/index.ts";

/** What each kind of fact shows of, by service; and the operations that tell it. */
export type Compared = Readonly<{ writes: Readonly<Record<string, string>>; reads: Readonly<Record<string, string>> }>;

export const COMPARED: Readonly<Record<FactKind, Compared>> = {
  organization: {
    writes: {
      organizations: "CreateOrganization DeleteOrganization EnableAllFeatures EnablePolicyType DisablePolicyType",
    },
    reads: { organizations: "DescribeOrganization ListRoots" },
  },
  unit: {
    writes: { organizations: "CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit" },
    reads: { organizations: "ListOrganizationalUnitsForParent" },
  },
  account: {
    writes: {
      organizations:
        "CreateAccount CloseAccount MoveAccount RemoveAccountFromOrganization LeaveOrganization AcceptHandshake",
    },
    reads: { organizations: "ListAccounts" },
  },
  policy: {
    writes: { organizations: "CreatePolicy UpdatePolicy DeletePolicy AttachPolicy DetachPolicy" },
    reads: { organizations: "ListPolicies ListTargetsForPolicy DescribePolicy" },
  },
  tags: {
    writes: { organizations: "TagResource UntagResource" },
    reads: { organizations: "ListTagsForResource" },
  },
  delegation: {
    writes: {
      organizations:
        "PutResourcePolicy DeleteResourcePolicy EnableAWSServiceAccess DisableAWSServiceAccess RegisterDelegatedAdministrator " +
        "DeregisterDelegatedAdministrator",
      ram: "EnableSharingWithAwsOrganization",
    },
    reads: {
      organizations:
        "DescribeResourcePolicy ListAWSServiceAccessForOrganization ListDelegatedAdministrators ListDelegatedServicesForAccount",
    },
  },
  invitation: {
    writes: { organizations: "InviteAccountToOrganization CancelHandshake DeclineHandshake" },
    reads: { organizations: "ListHandshakesForOrganization ListHandshakesForAccount" },
  },
  transfer: {
    writes: {
      organizations:
        "InviteOrganizationToTransferResponsibility UpdateResponsibilityTransfer TerminateResponsibilityTransfer",
    },
    reads: { organizations: "ListInboundResponsibilityTransfers ListOutboundResponsibilityTransfers" },
  },
  "root access": {
    writes: {
      iam:
        "EnableOrganizationsRootCredentialsManagement DisableOrganizationsRootCredentialsManagement " +
        "EnableOrganizationsRootSessions DisableOrganizationsRootSessions",
    },
    reads: { iam: "ListOrganizationsFeatures" },
  },
  identity: {
    writes: {
      iam:
        "CreateUser UpdateUser DeleteUser TagUser UntagUser AttachUserPolicy DetachUserPolicy PutUserPolicy DeleteUserPolicy " +
        "PutUserPermissionsBoundary DeleteUserPermissionsBoundary CreateAccessKey UpdateAccessKey DeleteAccessKey " +
        "CreateLoginProfile UpdateLoginProfile DeleteLoginProfile CreateGroup UpdateGroup DeleteGroup AddUserToGroup " +
        "RemoveUserFromGroup AttachGroupPolicy DetachGroupPolicy PutGroupPolicy DeleteGroupPolicy CreateRole UpdateRole " +
        "DeleteRole TagRole UntagRole UpdateAssumeRolePolicy AttachRolePolicy DetachRolePolicy PutRolePolicy DeleteRolePolicy " +
        "PutRolePermissionsBoundary DeleteRolePermissionsBoundary CreateServiceLinkedRole DeleteServiceLinkedRole CreatePolicy " +
        "CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion DeletePolicy TagPolicy UntagPolicy",
    },
    reads: {
      iam: "GetAccountAuthorizationDetails GetAccountSummary ListRoles ListAccessKeys GetLoginProfile ListPolicyTags",
    },
  },
  "sign-in": {
    writes: {
      iam:
        "CreateOpenIDConnectProvider DeleteOpenIDConnectProvider CreateSAMLProvider DeleteSAMLProvider CreateVirtualMFADevice " +
        "EnableMFADevice DeactivateMFADevice DeleteVirtualMFADevice CreateAccountAlias DeleteAccountAlias " +
        "UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy",
    },
    reads: {
      iam:
        "ListAccountAliases GetAccountPasswordPolicy ListOpenIDConnectProviders GetOpenIDConnectProvider ListSAMLProviders " +
        "GetSAMLProvider ListVirtualMFADevices",
    },
  },
  trail: {
    writes: {
      cloudtrail: "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors AddTags RemoveTags",
    },
    reads: { cloudtrail: "DescribeTrails GetTrailStatus GetEventSelectors ListTags" },
  },
  "event data store": {
    writes: {
      cloudtrail:
        "CreateEventDataStore UpdateEventDataStore DeleteEventDataStore RestoreEventDataStore StartEventDataStoreIngestion " +
        "StopEventDataStoreIngestion",
    },
    reads: { cloudtrail: "ListEventDataStores GetEventDataStore" },
  },
  rule: {
    writes: { events: "PutRule DeleteRule EnableRule DisableRule PutTargets RemoveTargets TagResource UntagResource" },
    reads: { events: "ListRules ListTargetsByRule ListTagsForResource" },
  },
  "event bus": {
    writes: { events: "CreateEventBus DeleteEventBus PutPermission RemovePermission" },
    reads: { events: "ListEventBuses" },
  },
  alarm: {
    writes: { monitoring: "PutMetricAlarm DeleteAlarms EnableAlarmActions DisableAlarmActions" },
    reads: { monitoring: "DescribeAlarms" },
  },
  "log group": {
    writes: { logs: "CreateLogGroup DeleteLogGroup PutMetricFilter DeleteMetricFilter" },
    reads: { logs: "DescribeLogGroups DescribeMetricFilters" },
  },
  topic: {
    writes: { sns: "CreateTopic DeleteTopic SetTopicAttributes Subscribe Unsubscribe" },
    reads: { sns: "ListTopics GetTopicAttributes ListSubscriptionsByTopic" },
  },
  queue: {
    writes: { sqs: "CreateQueue DeleteQueue SetQueueAttributes AddPermission RemovePermission" },
    reads: { sqs: "ListQueues GetQueueAttributes" },
  },
  function: {
    writes: { lambda: "CreateFunction DeleteFunction AddPermission RemovePermission" },
    reads: { lambda: "ListFunctions GetPolicy" },
  },
  bucket: {
    writes: {
      s3: "CreateBucket DeleteBucket PutBucketPolicy DeleteBucketPolicy PutPublicAccessBlock DeletePublicAccessBlock",
    },
    reads: { s3: "ListBuckets GetBucketPolicy GetPublicAccessBlock GetBucketVersioning" },
  },
  detector: {
    writes: {
      guardduty:
        "CreateDetector UpdateDetector DeleteDetector CreateMembers DeleteMembers DisassociateMembers " +
        "DisassociateFromAdministratorAccount EnableOrganizationAdminAccount DisableOrganizationAdminAccount " +
        "UpdateOrganizationConfiguration",
    },
    reads: {
      guardduty:
        "ListOrganizationAdminAccounts ListDetectors GetDetector DescribeOrganizationConfiguration ListMembers",
    },
  },
  hub: {
    writes: {
      securityhub:
        "EnableSecurityHub DisableSecurityHub CreateMembers DeleteMembers DisassociateMembers EnableOrganizationAdminAccount " +
        "DisableOrganizationAdminAccount UpdateOrganizationConfiguration",
    },
    reads: { securityhub: "ListOrganizationAdminAccounts DescribeHub DescribeOrganizationConfiguration ListMembers" },
  },
  recorder: {
    writes: {
      config:
        "PutConfigurationRecorder StartConfigurationRecorder StopConfigurationRecorder PutDeliveryChannel " +
        "PutConfigurationAggregator DeleteConfigurationAggregator",
    },
    reads: {
      config:
        "DescribeConfigurationRecorderStatus DescribeConfigurationRecorders DescribeDeliveryChannels " +
        "DescribeConfigurationAggregators DescribeConfigurationAggregatorSourcesStatus",
    },
  },
  share: {
    writes: {
      ram:
        "CreateResourceShare DeleteResourceShare AssociateResourceShare DisassociateResourceShare " +
        "AcceptResourceShareInvitation",
    },
    reads: { ram: "GetResourceShares GetResourceShareAssociations GetResourceShareInvitations" },
  },
  assignment: {
    writes: { sso: "CreatePermissionSet CreateAccountAssignment DeleteAccountAssignment" },
    reads: {
      sso: "ListInstances ListPermissionSets DescribePermissionSet ListAccountsForProvisionedPermissionSet ListAccountAssignments",
    },
  },
  "stack set": {
    writes: {
      cloudformation:
        "CreateStackSet DeleteStackSet CreateStackInstances DeleteStackInstances ActivateOrganizationsAccess " +
        "DeactivateOrganizationsAccess",
    },
    reads: { cloudformation: "DescribeOrganizationsAccess ListStackSets DescribeStackSet ListStackInstances" },
  },
  costs: { writes: {}, reads: { ce: "GetCostAndUsage" } },
  "cost watch": {
    writes: {
      budgets: "CreateBudget DeleteBudget",
      ce: "CreateAnomalyMonitor DeleteAnomalyMonitor UpdateCostAllocationTagsStatus",
    },
    reads: { budgets: "DescribeBudgets", ce: "GetAnomalyMonitors ListCostAllocationTags" },
  },
  quota: {
    writes: { servicequotas: "RequestServiceQuotaIncrease" },
    reads: { servicequotas: "ListRequestedServiceQuotaChangeHistory" },
  },
};

/** What a baseline does not tell of: named in every finding that says that an organization has recovered. */
export type NotCompared = Readonly<{ what: string; why: string; writes: Readonly<Record<string, string>> }>;

export const NOT_COMPARED: readonly NotCompared[] = [
  {
    what: "objects in buckets",
    why: "logs are written there all the time, and a bucket can hold more than anybody lists",
    writes: { s3: "PutObject DeleteObject DeleteObjects" },
  },
  {
    what: "messages in queues",
    why: "reading a message takes it out of sight of whom it is for",
    writes: { sqs: "SendMessage ReceiveMessage DeleteMessage PurgeQueue ChangeMessageVisibility" },
  },
  {
    what: "log events and metric values",
    why: "they come and go without anybody changing a setting",
    writes: { logs: "CreateLogStream PutLogEvents", monitoring: "PutMetricData" },
  },
  {
    what: "states of alarms",
    why: "an alarm changes its state by itself",
    writes: { monitoring: "SetAlarmState" },
  },
  {
    what: "findings of GuardDuty and Security Hub",
    why: "they are what was seen, not what is set",
    writes: { guardduty: "CreateSampleFindings", securityhub: "BatchImportFindings" },
  },
  {
    what: "the words of passwords",
    why: "no API tells them, nor when they were changed",
    writes: { iam: "ChangePassword" },
  },
  {
    what: "descriptions of roles and signing certificates",
    why: "nobody is let in by a description, and no operation here uploads a certificate",
    writes: { iam: "UpdateRoleDescription DeleteSigningCertificate" },
  },
  {
    what: "policies of permission sets (their roles in the accounts are compared)",
    why: "no operation here reads them; what is provisioned shows in the role of each account",
    writes: { sso: "AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet ProvisionPermissionSet" },
  },
  {
    what: "sessions that were handed out",
    why: "no API lists them",
    writes: {},
  },
];

/** Writing operations after which nothing is left that could be compared. */
export const LEAVES_NOTHING: Readonly<Record<string, string>> = {
  events: "PutEvents",
  sns: "Publish",
  lambda: "Invoke",
  cloudtrail: "CancelQuery",
};
