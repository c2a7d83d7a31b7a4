/** The operations that the emulator promises; each must have a complete constraint table. */
import type { SigningName } from "./services.ts";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const PROMISED: Readonly<Record<SigningName, readonly string[]>> = {
  organizations: words(`
    CreateOrganization DescribeOrganization DeleteOrganization EnablePolicyType DisablePolicyType ListRoots ListAccounts
    ListAccountsForParent DescribeAccount CreateAccount CloseAccount DescribeCreateAccountStatus ListCreateAccountStatus ListParents
    ListChildren CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit DescribeOrganizationalUnit
    ListOrganizationalUnitsForParent CreatePolicy UpdatePolicy DeletePolicy DescribePolicy ListPolicies
    ListPoliciesForTarget ListTargetsForPolicy AttachPolicy DetachPolicy MoveAccount LeaveOrganization
    RemoveAccountFromOrganization InviteAccountToOrganization AcceptHandshake DeclineHandshake CancelHandshake
    DescribeHandshake ListHandshakesForAccount ListHandshakesForOrganization EnableAllFeatures
    TagResource UntagResource ListTagsForResource EnableAWSServiceAccess DisableAWSServiceAccess
    ListAWSServiceAccessForOrganization RegisterDelegatedAdministrator DeregisterDelegatedAdministrator
    ListDelegatedAdministrators ListDelegatedServicesForAccount PutResourcePolicy DescribeResourcePolicy
    DeleteResourcePolicy DescribeEffectivePolicy InviteOrganizationToTransferResponsibility
    DescribeResponsibilityTransfer UpdateResponsibilityTransfer TerminateResponsibilityTransfer
    ListInboundResponsibilityTransfers ListOutboundResponsibilityTransfers`),
  iam: words(`
    CreateUser GetUser DeleteUser ListUsers CreateRole GetRole DeleteRole ListRoles UpdateAssumeRolePolicy
    PutUserPolicy GetUserPolicy DeleteUserPolicy ListUserPolicies PutRolePolicy GetRolePolicy DeleteRolePolicy
    ListRolePolicies AttachUserPolicy DetachUserPolicy ListAttachedUserPolicies AttachRolePolicy DetachRolePolicy
    ListAttachedRolePolicies CreatePolicy GetPolicy GetPolicyVersion DeletePolicy ListPolicies CreatePolicyVersion
    CreateAccessKey DeleteAccessKey ListAccessKeys UpdateAccessKey SimulateCustomPolicy SimulatePrincipalPolicy
    AddUserToGroup AttachGroupPolicy ChangePassword CreateAccountAlias CreateGroup CreateLoginProfile
    CreateOpenIDConnectProvider CreateSAMLProvider CreateServiceLinkedRole CreateVirtualMFADevice
    DeactivateMFADevice DeleteAccountAlias DeleteAccountPasswordPolicy DeleteGroup DeleteGroupPolicy
    DeleteLoginProfile DeleteOpenIDConnectProvider DeletePolicyVersion DeleteRolePermissionsBoundary
    DeleteSAMLProvider DeleteServiceLinkedRole DeleteUserPermissionsBoundary DeleteVirtualMFADevice
    DetachGroupPolicy EnableMFADevice GetAccountPasswordPolicy GetGroup GetGroupPolicy GetLoginProfile GetMFADevice
    GetOpenIDConnectProvider GetSAMLProvider GetServiceLinkedRoleDeletionStatus ListAccountAliases
    ListAttachedGroupPolicies ListEntitiesForPolicy ListGroupPolicies ListGroups ListGroupsForUser ListMFADevices
    ListOpenIDConnectProviders ListPolicyTags ListPolicyVersions ListRoleTags ListSAMLProviders ListUserTags
    ListVirtualMFADevices PutGroupPolicy PutRolePermissionsBoundary PutUserPermissionsBoundary RemoveUserFromGroup
    SetDefaultPolicyVersion TagPolicy TagRole TagUser UntagPolicy UntagRole UntagUser UpdateAccountPasswordPolicy
    UpdateGroup UpdateLoginProfile UpdateRole UpdateRoleDescription UpdateUser GetAccountAuthorizationDetails
    GetAccountSummary ListSigningCertificates DeleteSigningCertificate ListOrganizationsFeatures
    EnableOrganizationsRootCredentialsManagement DisableOrganizationsRootCredentialsManagement
    EnableOrganizationsRootSessions DisableOrganizationsRootSessions`),
  sts: words(`
    AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetCallerIdentity GetFederationToken
    GetSessionToken`),
  cloudtrail: words(`
    LookupEvents CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging DescribeTrails GetTrail ListTrails
    GetTrailStatus PutEventSelectors GetEventSelectors AddTags RemoveTags ListTags ListPublicKeys CancelQuery
    CreateEventDataStore DeleteEventDataStore DescribeQuery GetEventDataStore GetQueryResults ListEventDataStores
    ListQueries RestoreEventDataStore StartEventDataStoreIngestion StartQuery StopEventDataStoreIngestion
    UpdateEventDataStore`),
  events: words(`
    PutRule DescribeRule DeleteRule ListRules EnableRule DisableRule PutTargets RemoveTargets ListTargetsByRule
    CreateEventBus DeleteEventBus DescribeEventBus ListEventBuses ListRuleNamesByTarget PutEvents PutPermission
    RemovePermission TagResource UntagResource ListTagsForResource TestEventPattern`),
  s3: words(`
    ListBuckets CreateBucket DeleteBucket HeadBucket GetBucketLocation GetBucketVersioning GetBucketPolicy
    GetBucketPolicyStatus PutBucketPolicy DeleteBucketPolicy GetPublicAccessBlock PutPublicAccessBlock
    DeletePublicAccessBlock ListObjects ListObjectsV2 PutObject GetObject HeadObject DeleteObject DeleteObjects`),
  sqs: words(`
    CreateQueue DeleteQueue GetQueueUrl ListQueues GetQueueAttributes SetQueueAttributes AddPermission RemovePermission
    SendMessage ReceiveMessage DeleteMessage PurgeQueue ChangeMessageVisibility`),
  ce: words(`
    GetCostAndUsage GetDimensionValues GetTags CreateAnomalyMonitor GetAnomalyMonitors DeleteAnomalyMonitor GetAnomalies
    GetReservationCoverage GetReservationUtilization GetSavingsPlansCoverage GetSavingsPlansUtilization
    ListCostAllocationTags UpdateCostAllocationTagsStatus`),
  savingsplans: words("DescribeSavingsPlans"),
  invoicing: words("ListInvoiceSummaries"),
  artifact: words("ListCustomerAgreements"),
  servicequotas: words(`
    GetAWSDefaultServiceQuota GetRequestedServiceQuotaChange GetServiceQuota ListAWSDefaultServiceQuotas
    ListRequestedServiceQuotaChangeHistory ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotas ListServices
    RequestServiceQuotaIncrease`),
  ram: words(`
    AcceptResourceShareInvitation AssociateResourceShare CreateResourceShare DeleteResourceShare
    DisassociateResourceShare EnableSharingWithAwsOrganization GetResourceShareAssociations GetResourceShareInvitations
    GetResourceShares ListPrincipals ListResources`),
  guardduty: words(`
    CreateDetector CreateMembers CreateSampleFindings DeleteDetector DeleteMembers DescribeOrganizationConfiguration DisableOrganizationAdminAccount
    DisassociateFromAdministratorAccount DisassociateMembers EnableOrganizationAdminAccount GetAdministratorAccount GetDetector GetFindings
    GetMembers ListDetectors ListFindings ListMembers ListOrganizationAdminAccounts UpdateDetector UpdateOrganizationConfiguration`),
  securityhub: words(`
    BatchImportFindings CreateMembers DeleteMembers DescribeHub DescribeOrganizationConfiguration
    DisableOrganizationAdminAccount DisableSecurityHub DisassociateMembers EnableOrganizationAdminAccount
    EnableSecurityHub GetAdministratorAccount GetFindings GetMembers ListMembers ListOrganizationAdminAccounts
    UpdateOrganizationConfiguration`),
  budgets: words("CreateBudget DescribeBudget DescribeBudgets DeleteBudget"),
  config: words(`
    DeleteConfigurationAggregator DescribeConfigurationAggregatorSourcesStatus DescribeConfigurationAggregators
    DescribeConfigurationRecorderStatus DescribeConfigurationRecorders DescribeDeliveryChannels
    GetAggregateDiscoveredResourceCounts ListAggregateDiscoveredResources PutConfigurationAggregator
    PutConfigurationRecorder PutDeliveryChannel StartConfigurationRecorder StopConfigurationRecorder`),
  sso: words(`
    AttachManagedPolicyToPermissionSet CreateAccountAssignment CreatePermissionSet DeleteAccountAssignment
    DescribeAccountAssignmentCreationStatus DescribeAccountAssignmentDeletionStatus DescribePermissionSet
    DescribePermissionSetProvisioningStatus ListAccountAssignments ListAccountsForProvisionedPermissionSet
    ListInstances ListPermissionSets ProvisionPermissionSet PutInlinePolicyToPermissionSet`),
  cloudformation: words(`
    ActivateOrganizationsAccess CreateStackInstances CreateStackSet DeactivateOrganizationsAccess
    DeleteStackInstances DeleteStackSet DescribeOrganizationsAccess DescribeStackInstance DescribeStackSet
    DescribeStackSetOperation DescribeStacks ListStackInstances ListStackResources ListStackSetOperations
    ListStackSets ListStacks`),
  lambda: words(`
    CreateFunction GetFunction GetFunctionConfiguration ListFunctions DeleteFunction AddPermission RemovePermission
    GetPolicy Invoke`),
  sns: words(`
    CreateTopic DeleteTopic GetTopicAttributes ListSubscriptions ListSubscriptionsByTopic ListTopics
    Publish SetTopicAttributes Subscribe Unsubscribe`),
  logs: words(`
    CreateLogGroup CreateLogStream DeleteLogGroup DeleteMetricFilter DescribeLogGroups DescribeLogStreams DescribeMetricFilters
    FilterLogEvents PutLogEvents PutMetricFilter TestMetricFilter`),
  monitoring: words(`
    DeleteAlarms DescribeAlarmHistory DescribeAlarms DisableAlarmActions EnableAlarmActions
    GetMetricStatistics PutMetricAlarm PutMetricData SetAlarmState`),
};
