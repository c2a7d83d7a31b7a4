/**
 * What AWS's broad reading policies allow of the services that orgdrill emulates: every action that their documents name of these,
 * and none of other services. Transcribed from the versions named here; none of their statements about these services denies
 * anything or has a condition, and all are about every resource.
 */

/** Prefixes of the actions that are whole in the documents below. */
export const WHOLE_FOR: readonly string[] = (
  "organizations iam sts cloudtrail events account s3 sqs ce budgets config sso cloudformation sns logs " +
  "cloudwatch guardduty securityhub ram savingsplans invoicing artifact servicequotas lambda"
).split(" ");

const actions = (byService: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(byService).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`));

/** Version v182. */
export const READ_ONLY_ACCESS = {
  version: "v182",
  versionCreatedAt: "2026-04-03T15:27:12Z",
  actions: actions({
    account:
      "GetAccountInformation GetAlternateContact GetContactInformation GetGovCloudAccountInformation GetPrimaryEmail " +
      "GetRegionOptStatus ListRegions",
    artifact:
      "GetCustomerAgreement GetReport GetReportMetadata GetTermForReport ListAgreements ListCustomerAgreements " +
      "ListReportVersions ListReports",
    budgets: "Describe* ListTagsForResource View*",
    ce:
      "DescribeCostCategoryDefinition DescribeNotificationSubscription DescribeReport GetAnomalies GetAnomalyMonitors " +
      "GetAnomalySubscriptions GetApproximateUsageRecords GetCommitmentPurchaseAnalysis GetCostAndUsage " +
      "GetCostAndUsageComparisons GetCostAndUsageWithResources GetCostCategories GetCostComparisonDrivers " +
      "GetCostForecast GetDimensionValues GetPreferences GetReservationCoverage GetReservationPurchaseRecommendation " +
      "GetReservationUtilization GetRightsizingRecommendation GetSavingsPlanPurchaseRecommendationDetails " +
      "GetSavingsPlansCoverage GetSavingsPlansPurchaseRecommendation GetSavingsPlansUtilization " +
      "GetSavingsPlansUtilizationDetails GetTags GetUsageForecast ListCommitmentPurchaseAnalyses " +
      "ListCostAllocationTagBackfillHistory ListCostAllocationTags ListCostCategoryDefinitions " +
      "ListCostCategoryResourceAssociations ListSavingsPlansPurchaseRecommendationGeneration ListTagsForResource",
    cloudformation: "BatchDescribeTypeConfigurations Describe* Detect* Estimate* Get* List* ValidateTemplate",
    cloudtrail: "Describe* Get* List* LookupEvents",
    cloudwatch: "Describe* GenerateQuery GenerateQueryResultsSummary Get* List*",
    config:
      "BatchGetAggregateResourceConfig BatchGetResourceConfig Deliver* Describe* Get* List* " +
      "SelectAggregateResourceConfig SelectResourceConfig",
    events: "Describe* List* Test*",
    guardduty: "Describe* Get* List*",
    iam: "Generate* Get* List* Simulate*",
    invoicing: "GetInvoiceEmailDeliveryPreferences GetInvoicePDF ListInvoiceSummaries",
    lambda: "Get* List*",
    logs:
      "Describe* FilterLogEvents Get* ListAggregateLogGroupSummaries ListAnomalies ListEntitiesForLogGroup " +
      "ListIntegrations ListLogAnomalyDetectors ListLogDeliveries ListLogGroupsForEntity ListLogGroupsForQuery " +
      "ListScheduledQueries ListSourcesForS3TableIntegration ListTagsForResource ListTagsLogGroup StartLiveTail " +
      "StartQuery StopLiveTail StopQuery TestMetricFilter",
    organizations: "Describe* List*",
    ram: "Get* List*",
    s3: "DescribeJob Get* List*",
    savingsplans:
      "DescribeSavingsPlanRates DescribeSavingsPlans DescribeSavingsPlansOfferingRates DescribeSavingsPlansOfferings " +
      "ListTagsForResource",
    securityhub:
      "BatchGetAutomationRules BatchGetConfigurationPolicyAssociations BatchGetControlEvaluations " +
      "BatchGetSecurityControls BatchGetStandardsControlAssociations Describe* Get* List*",
    servicequotas:
      "GetAWSDefaultServiceQuota GetAssociationForServiceQuotaTemplate GetAutoManagementConfiguration " +
      "GetQuotaUtilizationReport GetRequestedServiceQuotaChange GetServiceQuota " +
      "GetServiceQuotaIncreaseRequestFromTemplate ListAWSDefaultServiceQuotas ListRequestedServiceQuotaChangeHistory " +
      "ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotaIncreaseRequestsInTemplate ListServiceQuotas " +
      "ListServices StartQuotaUtilizationReport",
    sns: "Check* Get* List*",
    sqs: "Get* List* Receive*",
    sso: "Describe* Get* List*",
    sts: "GetAccessKeyInfo GetCallerIdentity GetSessionToken",
  }),
} as const;

/** Version v86. */
export const SECURITY_AUDIT = {
  version: "v86",
  versionCreatedAt: "2026-05-01T03:12:13Z",
  actions: actions({
    account: "GetAccountInformation GetAlternateContact GetPrimaryEmail GetRegionOptStatus",
    cloudformation: "DescribeStack* GetStackPolicy GetTemplate ListStack*",
    cloudtrail:
      "DescribeTrails GetEventSelectors GetInsightSelectors GetTrail GetTrailStatus ListTags ListTrails LookupEvents",
    cloudwatch: "Describe* GetDashboard ListDashboards ListTagsForResource",
    config:
      "BatchGetAggregateResourceConfig BatchGetResourceConfig Deliver* Describe* Get* List* " +
      "SelectAggregateResourceConfig SelectResourceConfig",
    events: "Describe* List* TestEventPattern",
    guardduty: "DescribeMalwareScans DescribeOrganizationConfiguration DescribePublishingDestination Get* List*",
    iam:
      "GenerateCredentialReport GenerateServiceLastAccessedDetails Get* List* SimulateCustomPolicy " +
      "SimulatePrincipalPolicy",
    lambda:
      "GetAccountSettings GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionConfiguration " +
      "GetFunctionEventInvokeConfig GetLayerVersionPolicy GetPolicy GetRuntimeManagementConfig List*",
    logs: "Describe* GetLogDelivery ListLogDeliveries ListTagsForResource ListTagsLogGroup",
    organizations: "Describe* List*",
    ram: "GetResourceShares List*",
    s3:
      "DescribeJob GetAccelerateConfiguration GetAccessGrantsInstanceResourcePolicy GetAccessPoint " +
      "GetAccessPointConfigurationForObjectLambda GetAccessPointForObjectLambda GetAccessPointPolicy " +
      "GetAccessPointPolicyForObjectLambda GetAccessPointPolicyStatus GetAccessPointPolicyStatusForObjectLambda " +
      "GetAccountPublicAccessBlock GetAnalyticsConfiguration GetBucket* GetEncryptionConfiguration " +
      "GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration GetMultiRegionAccessPoint " +
      "GetMultiRegionAccessPointPolicy GetMultiRegionAccessPointPolicyStatus GetObjectAcl GetObjectTagging " +
      "GetObjectVersionAcl GetReplicationConfiguration GetStorageLensConfiguration GetStorageLensGroup " +
      "ListAccessGrants ListAccessGrantsInstances ListAccessPoints ListAccessPointsForObjectLambda ListAllMyBuckets " +
      "ListBucket ListCallerAccessGrants ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations " +
      "ListStorageLensGroups",
    securityhub:
      "BatchGetAutomationRules BatchGetConfigurationPolicyAssociations BatchGetControlEvaluations " +
      "BatchGetSecurityControls BatchGetStandardsControlAssociations Describe* Get* List*",
    servicequotas:
      "GetAWSDefaultServiceQuota GetAssociationForServiceQuotaTemplate GetRequestedServiceQuotaChange GetServiceQuota " +
      "GetServiceQuotaIncreaseRequestFromTemplate ListAWSDefaultServiceQuotas ListRequestedServiceQuotaChangeHistory " +
      "ListRequestedServiceQuotaChangeHistoryByQuota ListServiceQuotaIncreaseRequestsInTemplate ListServiceQuotas " +
      "ListServices ListTagsForResource",
    sns:
      "GetPlatformApplicationAttributes GetTopicAttributes ListSubscriptions ListSubscriptionsByTopic " +
      "ListTagsForResource ListTopics",
    sqs: "GetQueueAttributes ListDeadLetterSourceQueues ListQueueTags ListQueues",
    sso:
      "DescribeAccountAssignmentCreationStatus DescribeAccountAssignmentDeletionStatus DescribeApplication " +
      "DescribeApplicationAssignment DescribeApplicationProvider DescribeInstance " +
      "DescribeInstanceAccessControlAttributeConfiguration DescribePermissionSet " +
      "DescribePermissionSetProvisioningStatus DescribeRegion DescribeTrustedTokenIssuer GetApplicationAccessScope " +
      "GetApplicationAssignmentConfiguration GetApplicationAuthenticationMethod GetApplicationGrant " +
      "GetApplicationSessionConfiguration GetInlinePolicyForPermissionSet GetPermissionsBoundaryForPermissionSet " +
      "ListAccountAssignmentCreationStatus ListAccountAssignmentDeletionStatus ListAccountAssignments " +
      "ListAccountAssignmentsForPrincipal ListAccountsForProvisionedPermissionSet ListApplicationAccessScopes " +
      "ListApplicationAssignments ListApplicationAssignmentsForPrincipal ListApplicationAuthenticationMethods " +
      "ListApplicationGrants ListApplicationInstanceCertificates ListApplicationInstances ListApplicationProviders " +
      "ListApplicationTemplates ListApplications ListCustomerManagedPolicyReferencesInPermissionSet " +
      "ListDirectoryAssociations ListInstances ListManagedPoliciesInPermissionSet ListPermissionSetProvisioningStatus " +
      "ListPermissionSets ListPermissionSetsProvisionedToAccount ListProfileAssociations ListProfiles ListRegions " +
      "ListTagsForResource ListTrustedTokenIssuers",
    sts: "GetAccessKeyInfo",
  }),
} as const;

/** Version v45. */
export const VIEW_ONLY_ACCESS = {
  version: "v45",
  versionCreatedAt: "2026-04-22T18:12:21Z",
  actions: actions({
    cloudformation: "DescribeStacks List*",
    cloudtrail: "DescribeTrails ListTrails LookupEvents",
    cloudwatch: "Get* List*",
    config: "Describe* List*",
    events: "ListRuleNamesByTarget ListRules ListTargetsByRule",
    iam: "GetAccountSummary GetLoginProfile List*",
    lambda: "List*",
    logs:
      "Describe* GetTransformer ListEntitiesForLogGroup ListLogGroupsForEntity ListLogGroupsForQuery " +
      "ListTagsForResource",
    organizations: "List*",
    s3: "ListAllMyBuckets ListBucket ListMultiRegionAccessPoints",
    sns: "List*",
    sqs: "GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues ListMessageMoveTasks ListQueueTags ListQueues",
  }),
} as const;
