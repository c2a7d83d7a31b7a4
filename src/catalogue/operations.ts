/** Every emulated operation with the source of its behaviour and how sure that source makes us. */

import { inferredIn, sourceInWords } from "./operation-inferences.ts";
import { type OperationRecord, recordOfOperation } from "./operation-records.ts";
import type { Confidence, OperationService } from "./operation-service.ts";
import { OPERATION_SOURCES } from "./operation-sources.data.ts";

export type { Confidence, OperationService } from "./operation-service.ts";

export type CataloguedOperation = Readonly<{
  service: OperationService;
  name: string;
  /** Title of the reference page, and of the recording where there is one. */
  source: string;
  /** Of its answer. */
  confidence: Confidence;
  /** What is inferred of its answer, in clauses. */
  inferred: readonly string[];
  /** How well its CloudTrail record is known. */
  record: OperationRecord;
}>;

const REFERENCES: Readonly<Record<OperationService, string>> = {
  organizations: "AWS Organizations API Reference",
  iam: "AWS Identity and Access Management API Reference",
  sts: "AWS Security Token Service API Reference",
  cloudtrail: "AWS CloudTrail API Reference",
  events: "Amazon EventBridge API Reference",
  s3: "Amazon S3 API Reference",
  sqs: "Amazon Simple Queue Service API Reference",
  sns: "Amazon Simple Notification Service API Reference",
  logs: "Amazon CloudWatch Logs API Reference",
  monitoring: "Amazon CloudWatch API Reference",
  ce: "AWS Billing and Cost Management API Reference, AWS Cost Explorer",
  budgets: "AWS Billing and Cost Management API Reference, AWS Budgets",
  config: "AWS Config API Reference",
  sso: "AWS IAM Identity Center API Reference",
  cloudformation: "AWS CloudFormation API Reference",
  guardduty: "Amazon GuardDuty API Reference",
  securityhub: "AWS Security Hub API Reference",
  ram: "AWS Resource Access Manager API Reference",
  savingsplans: "AWS Savings Plans API Reference",
  invoicing: "AWS Billing and Cost Management API Reference, AWS Invoicing",
  artifact: "AWS Artifact API Reference",
  servicequotas: "Service Quotas API Reference",
  lambda: "AWS Lambda API Reference",
};

const NAMES: Readonly<Record<OperationService, string>> = {
  organizations:
    "AcceptHandshake AttachPolicy CancelHandshake CloseAccount CreateAccount CreateOrganization CreateOrganizationalUnit CreatePolicy " +
    "DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DescribeAccount DescribeCreateAccountStatus " +
    "DescribeHandshake DescribeOrganization DescribeOrganizationalUnit DescribePolicy DetachPolicy DisablePolicyType " +
    "EnablePolicyType InviteAccountToOrganization LeaveOrganization ListAccounts ListAccountsForParent ListChildren " +
    "ListCreateAccountStatus ListHandshakesForAccount ListHandshakesForOrganization ListOrganizationalUnitsForParent " +
    "ListParents ListPolicies ListPoliciesForTarget ListRoots ListTargetsForPolicy MoveAccount " +
    "RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy DeleteResourcePolicy " +
    "DeregisterDelegatedAdministrator DescribeEffectivePolicy DescribeResourcePolicy DisableAWSServiceAccess " +
    "EnableAllFeatures EnableAWSServiceAccess ListAWSServiceAccessForOrganization ListDelegatedAdministrators " +
    "ListDelegatedServicesForAccount ListTagsForResource PutResourcePolicy RegisterDelegatedAdministrator TagResource " +
    "UntagResource InviteOrganizationToTransferResponsibility DescribeResponsibilityTransfer UpdateResponsibilityTransfer " +
    "TerminateResponsibilityTransfer ListInboundResponsibilityTransfers ListOutboundResponsibilityTransfers",
  iam:
    "AddUserToGroup AttachGroupPolicy AttachRolePolicy AttachUserPolicy ChangePassword CreateAccessKey " +
    "CreateAccountAlias CreateGroup CreateLoginProfile CreateOpenIDConnectProvider CreatePolicy " +
    "CreatePolicyVersion CreateRole CreateSAMLProvider CreateServiceLinkedRole CreateUser CreateVirtualMFADevice " +
    "DeactivateMFADevice DeleteAccessKey DeleteAccountAlias DeleteAccountPasswordPolicy DeleteGroup " +
    "DeleteGroupPolicy DeleteLoginProfile DeleteOpenIDConnectProvider DeletePolicy DeletePolicyVersion DeleteRole " +
    "DeleteRolePermissionsBoundary DeleteRolePolicy DeleteSAMLProvider DeleteServiceLinkedRole DeleteUser " +
    "DeleteUserPermissionsBoundary DeleteUserPolicy DeleteVirtualMFADevice DetachGroupPolicy DetachRolePolicy " +
    "DetachUserPolicy EnableMFADevice GetAccountAuthorizationDetails GetAccountPasswordPolicy GetAccountSummary " +
    "GetGroup GetGroupPolicy GetLoginProfile GetMFADevice GetOpenIDConnectProvider GetPolicy GetPolicyVersion " +
    "GetRole GetRolePolicy GetSAMLProvider GetServiceLinkedRoleDeletionStatus GetUser GetUserPolicy " +
    "ListAccessKeys ListAccountAliases ListAttachedGroupPolicies ListAttachedRolePolicies " +
    "ListAttachedUserPolicies ListEntitiesForPolicy ListGroupPolicies ListGroups ListGroupsForUser ListMFADevices " +
    "ListOpenIDConnectProviders ListPolicies ListPolicyTags ListPolicyVersions ListRolePolicies ListRoleTags " +
    "ListRoles ListSAMLProviders ListUserPolicies ListUserTags ListUsers ListVirtualMFADevices PutGroupPolicy " +
    "PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy RemoveUserFromGroup " +
    "SetDefaultPolicyVersion SimulateCustomPolicy SimulatePrincipalPolicy TagPolicy TagRole TagUser UntagPolicy " +
    "UntagRole UntagUser UpdateAccessKey UpdateAccountPasswordPolicy UpdateAssumeRolePolicy UpdateGroup " +
    "UpdateLoginProfile UpdateRole UpdateRoleDescription UpdateUser DeleteSigningCertificate ListSigningCertificates " +
    "DisableOrganizationsRootCredentialsManagement DisableOrganizationsRootSessions " +
    "EnableOrganizationsRootCredentialsManagement EnableOrganizationsRootSessions ListOrganizationsFeatures",
  sts:
    "AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetCallerIdentity GetFederationToken " +
    "GetSessionToken",
  cloudtrail:
    "AddTags CreateTrail DeleteTrail DescribeTrails GetEventSelectors GetTrail GetTrailStatus ListPublicKeys ListTags " +
    "ListTrails LookupEvents PutEventSelectors RemoveTags StartLogging StopLogging UpdateTrail CancelQuery " +
    "CreateEventDataStore DeleteEventDataStore DescribeQuery GetEventDataStore GetQueryResults ListEventDataStores " +
    "ListQueries RestoreEventDataStore StartEventDataStoreIngestion StartQuery StopEventDataStoreIngestion UpdateEventDataStore",
  events:
    "CreateEventBus DeleteEventBus DeleteRule DescribeEventBus DescribeRule DisableRule EnableRule ListEventBuses " +
    "ListRuleNamesByTarget ListRules ListTagsForResource ListTargetsByRule PutEvents PutPermission PutRule PutTargets " +
    "RemovePermission RemoveTargets TagResource TestEventPattern UntagResource",
  s3:
    "CreateBucket DeleteBucket DeleteBucketPolicy DeleteObject DeleteObjects DeletePublicAccessBlock GetBucketLocation " +
    "GetBucketPolicy GetBucketPolicyStatus GetBucketVersioning GetObject GetPublicAccessBlock HeadBucket HeadObject " +
    "ListBuckets ListObjects ListObjectsV2 PutBucketPolicy PutObject PutPublicAccessBlock",
  sqs:
    "AddPermission ChangeMessageVisibility CreateQueue DeleteMessage DeleteQueue GetQueueAttributes GetQueueUrl ListQueues " +
    "PurgeQueue ReceiveMessage RemovePermission SendMessage SetQueueAttributes",
  ce:
    "CreateAnomalyMonitor DeleteAnomalyMonitor GetAnomalies GetAnomalyMonitors GetCostAndUsage GetDimensionValues " +
    "GetReservationCoverage GetReservationUtilization GetSavingsPlansCoverage GetSavingsPlansUtilization GetTags " +
    "ListCostAllocationTags UpdateCostAllocationTagsStatus",
  ram:
    "AcceptResourceShareInvitation AssociateResourceShare CreateResourceShare DeleteResourceShare " +
    "DisassociateResourceShare EnableSharingWithAwsOrganization GetResourceShareAssociations " +
    "GetResourceShareInvitations GetResourceShares ListPrincipals ListResources",
  lambda:
    "AddPermission CreateFunction DeleteFunction GetFunction GetFunctionConfiguration GetPolicy Invoke ListFunctions " +
    "RemovePermission",
  guardduty:
    "CreateDetector CreateMembers CreateSampleFindings DeleteDetector DeleteMembers " +
    "DescribeOrganizationConfiguration DisableOrganizationAdminAccount " +
    "DisassociateFromAdministratorAccount DisassociateMembers EnableOrganizationAdminAccount " +
    "GetAdministratorAccount GetDetector GetFindings GetMembers ListDetectors ListFindings ListMembers " +
    "ListOrganizationAdminAccounts UpdateDetector UpdateOrganizationConfiguration",
  securityhub:
    "BatchImportFindings CreateMembers DeleteMembers DescribeHub DescribeOrganizationConfiguration " +
    "DisableOrganizationAdminAccount DisableSecurityHub DisassociateMembers EnableOrganizationAdminAccount " +
    "EnableSecurityHub GetAdministratorAccount GetFindings GetMembers ListMembers ListOrganizationAdminAccounts " +
    "UpdateOrganizationConfiguration",
  budgets: "CreateBudget DeleteBudget DescribeBudget DescribeBudgets",
  savingsplans: "DescribeSavingsPlans",
  invoicing: "ListInvoiceSummaries",
  artifact: "ListCustomerAgreements",
  servicequotas:
    "GetAWSDefaultServiceQuota GetRequestedServiceQuotaChange GetServiceQuota ListAWSDefaultServiceQuotas " +
    "ListRequestedServiceQuotaChangeHistory ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotas ListServices " +
    "RequestServiceQuotaIncrease",
  config:
    "DeleteConfigurationAggregator DescribeConfigurationAggregatorSourcesStatus " +
    "DescribeConfigurationAggregators DescribeConfigurationRecorderStatus DescribeConfigurationRecorders " +
    "DescribeDeliveryChannels GetAggregateDiscoveredResourceCounts ListAggregateDiscoveredResources " +
    "PutConfigurationAggregator PutConfigurationRecorder PutDeliveryChannel StartConfigurationRecorder " +
    "StopConfigurationRecorder",
  sso:
    "AttachManagedPolicyToPermissionSet CreateAccountAssignment CreatePermissionSet DeleteAccountAssignment " +
    "DescribeAccountAssignmentCreationStatus DescribeAccountAssignmentDeletionStatus DescribePermissionSet " +
    "DescribePermissionSetProvisioningStatus ListAccountAssignments ListAccountsForProvisionedPermissionSet " +
    "ListInstances ListPermissionSets ProvisionPermissionSet PutInlinePolicyToPermissionSet",
  cloudformation:
    "ActivateOrganizationsAccess CreateStackInstances CreateStackSet DeactivateOrganizationsAccess " +
    "DeleteStackInstances DeleteStackSet DescribeOrganizationsAccess DescribeStackInstance DescribeStackSet " +
    "DescribeStackSetOperation DescribeStacks ListStackInstances ListStackResources ListStackSetOperations " +
    "ListStackSets ListStacks",
  sns:
    "CreateTopic DeleteTopic GetTopicAttributes ListSubscriptions ListSubscriptionsByTopic ListTopics " +
    "Publish SetTopicAttributes Subscribe Unsubscribe",
  logs:
    "CreateLogGroup CreateLogStream DeleteLogGroup DeleteMetricFilter DescribeLogGroups DescribeLogStreams " +
    "DescribeMetricFilters FilterLogEvents PutLogEvents PutMetricFilter TestMetricFilter",
  monitoring:
    "DeleteAlarms DescribeAlarmHistory DescribeAlarms DisableAlarmActions EnableAlarmActions " +
    "GetMetricStatistics PutMetricAlarm PutMetricData SetAlarmState",
};

export const SERVICES_EMULATED: readonly OperationService[] = [
  "organizations",
  "iam",
  "sts",
  "cloudtrail",
  "events",
  "s3",
  "sqs",
  "ce",
  "budgets",
  "config",
  "sso",
  "cloudformation",
  "sns",
  "logs",
  "monitoring",
  "guardduty",
  "securityhub",
  "ram",
  "savingsplans",
  "invoicing",
  "artifact",
  "servicequotas",
  "lambda",
];

export const OPERATIONS: readonly CataloguedOperation[] = SERVICES_EMULATED.flatMap((service) =>
  NAMES[service].split(" ").map((name) => catalogued(service, name)),
);

const BY_NAME: ReadonlyMap<string, CataloguedOperation> = new Map(
  OPERATIONS.map((operation) => [`${operation.service}:${operation.name}`, operation]),
);

/** The entry of one operation, or undefined when it is not emulated. */
export const operationNamed = (service: string, name: string): CataloguedOperation | undefined =>
  BY_NAME.get(`${service}:${name}`);

function catalogued(service: OperationService, name: string): CataloguedOperation {
  const reference = `${REFERENCES[service]}, ${name}`;
  const known = OPERATION_SOURCES[`${service}:${name}`];
  const record = recordOfOperation(service, name);
  if (known === undefined) return { service, name, source: reference, confidence: "documented", inferred: [], record };
  const { source, confidence } = known;
  const inferred = inferredIn(source);
  return { service, name, source: `${reference}; ${sourceInWords(source)}`, confidence, inferred, record };
}
