/** Where an emulated operation knowingly does less than AWS: what it leaves out is refused or said here, never pretended. */
import { AWS_MANAGED_POLICIES } from "./managed-policies.ts";

const READING = "versions, parts and keys of the customer's own are refused with 501";
const QUEUE_ATTRIBUTES = "attributes of FIFO queues, dead-letter queues and KMS keys are refused with 501";
const ABRIDGED_NAMES = AWS_MANAGED_POLICIES.filter(({ abridged }) => abridged)
  .map(({ name }) => name)
  .join(", ");
const ABRIDGED = `of AWS's policies ${ABRIDGED_NAMES} hold what they allow of the services that orgdrill emulates, and nothing of others`;
const MANAGED_POLICIES = `AWS-managed policies whose documents are not known to orgdrill are refused with 501; ${ABRIDGED}`;
const KNOWN_POLICIES = `only the AWS-managed policies whose documents are known to orgdrill are shown; ${ABRIDGED}`;
const SIMULATION = `ResourceHandlingOption is refused with 501; ${ABRIDGED}, so that actions of others are denied where AWS may allow them`;
const SAML_ENCRYPTION = "encrypted SAML assertions are refused with 501";
const UNSIGNED_IDENTITIES = "the signature of what the identity provider says is not verified";
const PACKING =
  "how AWS packs session policies and tags is not published: an inline policy's characters alone are held against the limit, and PackedPolicySize is not told";
const TRAIL_SETTINGS = "SNS topics and KMS keys of a trail are refused with 501";

const AGGREGATED = "what the recorders that are on would record now, of the types that orgdrill has";
const DECLARED_USAGE = "costs are those of the usage that the organization file declares, and are known at once";
const TWO_DIMENSIONS =
  "dimensions but SERVICE and LINKED_ACCOUNT, filters on tags, cost categories and billing views are refused with 501";

const COMMITMENTS =
  "a dollar of commitment covers a dollar of use, costs do not change by it, and plans do not see what reservations cover";

const TAG_POLICIES =
  "of tag policies those are applied that stand over the management account, and what enforced_for names";
const MANAGEMENT_POLICIES =
  "of management policies JSON and operators are checked, and in tag and opt-out policies the fields and their values; what fields other types have and which values they take is not, nor which types of a service a tag policy can name";
const TRANSFERRED_BILLS =
  "a billing transfer in force changes no cost and no bill: each organization's stay with its own management account";

const NEWCOMERS_ROLE = "no record CreateServiceLinkedRole tells of the service-linked role that is made on the way";
const NO_LEGACY_BILLING =
  "there are no prepayments and no legacy billing permissions, so UNUSED_PREPAYMENT_BALANCE and LEGACY_PERMISSIONS_STILL_IN_USE are never answered";

const FILTER_PATTERNS =
  "in space-delimited filter patterns a second ellipsis, parentheses and conditions on another field than their own are refused with 501";

/** By service and name. */
export const OPERATION_DEVIATIONS: Readonly<Record<string, string>> = {
  "organizations:AcceptHandshake": `${TRANSFERRED_BILLS}; ${NEWCOMERS_ROLE}; ${NO_LEGACY_BILLING}`,
  "organizations:CreateAccount": `how long a creation takes is modelled; ${TAG_POLICIES}`,
  "organizations:CreateOrganizationalUnit": TAG_POLICIES,
  "organizations:CreatePolicy": `${MANAGEMENT_POLICIES}; ${TAG_POLICIES}`,
  "organizations:CreateOrganization": `${NEWCOMERS_ROLE}; of the founder's sign-up payment method, contact and phone are asked for, once: ACCOUNT_CREATION_NOT_COMPLETE is never answered, and MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED and MASTER_ACCOUNT_MISSING_CONTACT_INFO by no other operation`,
  "organizations:DescribeAccount":
    "an account that is SUSPENDED in the organization file is shown as such, and its users and roles work on",
  "organizations:InviteAccountToOrganization": `${TAG_POLICIES}; addresses are verified by a link alone and invitations go on while all features are being enabled, so EMAIL_VERIFICATION_CODE_EXPIRED, MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED and INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES are never answered; ${NO_LEGACY_BILLING}`,
  "organizations:PutResourcePolicy": "tag policies are not applied to its tags",
  "organizations:TagResource": `${TAG_POLICIES}; none are applied to tags of the delegation policy`,
  "organizations:UpdatePolicy": MANAGEMENT_POLICIES,
  "organizations:CloseAccount": "how long closing takes is modelled",
  "organizations:DescribeEffectivePolicy":
    "effective policies are merged, and not validated against each type's schema: one that AWS would find invalid is shown, where AWS withholds it; a change is in force at once, where AWS takes seconds",
  "organizations:InviteOrganizationToTransferResponsibility": `any later month is taken as the start, no quota of transfers is applied, and tags are kept but cannot be read or changed; ${TRANSFERRED_BILLS}; tag policies are not applied to its tags`,
  "iam:AttachGroupPolicy": MANAGED_POLICIES,
  "iam:AttachRolePolicy": MANAGED_POLICIES,
  "iam:AttachUserPolicy": MANAGED_POLICIES,
  "iam:CreateSAMLProvider": SAML_ENCRYPTION,
  "iam:CreateVirtualMFADevice": "a name of more than some 2,800 characters is taken, and has no QRCodePNG",
  "iam:GetAccountAuthorizationDetails": KNOWN_POLICIES,
  "iam:GetPolicy": MANAGED_POLICIES,
  "iam:GetPolicyVersion": MANAGED_POLICIES,
  "iam:ListEntitiesForPolicy": MANAGED_POLICIES,
  "iam:ListPolicies": KNOWN_POLICIES,
  "iam:ListPolicyVersions": MANAGED_POLICIES,
  "iam:PutRolePermissionsBoundary": MANAGED_POLICIES,
  "iam:PutUserPermissionsBoundary": MANAGED_POLICIES,
  "iam:CreateServiceLinkedRole": "services whose role is not known to orgdrill are refused with 501",
  "iam:DeleteServiceLinkedRole":
    "a role of a service whose use is not in this world (Access Analyzer, Support, Trusted Advisor, Auto Scaling) is deleted as if nothing used it",
  "iam:SimulateCustomPolicy": "ResourceHandlingOption is refused with 501",
  "iam:SimulatePrincipalPolicy": SIMULATION,
  "sts:AssumeRole": PACKING,
  "sts:AssumeRoleWithSAML": `${UNSIGNED_IDENTITIES}; ${SAML_ENCRYPTION}; ${PACKING}`,
  "sts:AssumeRoleWithWebIdentity": `${UNSIGNED_IDENTITIES}; OAuth 2.0 access tokens (ProviderId) are refused with 501; ${PACKING}`,
  "sts:GetFederationToken": PACKING,
  "cloudtrail:CreateTrail": TRAIL_SETTINGS,
  "cloudtrail:UpdateTrail": TRAIL_SETTINGS,
  "cloudtrail:GetTrailStatus": "shows one status for all Regions of a trail",
  "cloudtrail:ListPublicKeys": "there is one key, the same for all times and Regions",
  "cloudtrail:PutEventSelectors":
    "data events of other things than objects of S3, and network activity events, are refused with 501; the files that CloudTrail itself writes into a bucket leave no data events",
  "cloudtrail:StartLogging":
    "a log file comes five modelled minutes after its first record; digest files begin with the first log file of an account and a Region, and after a day without log files the clock's next rest gets one digest for the whole silence; what cannot be written into a log group is not tried again",
  "cloudtrail:LookupEvents": "shows a call at once, which AWS does after minutes",
  "cloudtrail:CreateEventDataStore":
    "KMS keys, and other events than management events and data events of objects of S3, are refused with 501; all stores together keep their latest 200,000 records; AWS opens CloudTrail Lake to no new customers since 31 May 2026, and orgdrill to all",
  "cloudtrail:UpdateEventDataStore": "KMS keys are refused with 501",
  "cloudtrail:DescribeQuery":
    "dashboards and templates (QueryAlias, RefreshId) are refused with 501; bytes are those of the records as JSON; a query on a store that lost records to the limit has FAILED",
  "cloudtrail:GetQueryResults":
    "what a query found is computed when somebody reads it; a query on a store that lost records to the limit has FAILED",
  "cloudtrail:ListQueries": "an account's latest 1,000 queries are kept",
  "cloudtrail:StartQuery":
    "of SQL: SELECT of columns, * or COUNT(*) FROM one store, WHERE with =, <>, LIKE, IN, IS NULL, comparisons of eventTime, AND, OR, NOT, GROUP BY columns, ORDER BY, LIMIT; everything else is refused with InvalidQueryStatementException and its place; DeliveryS3Uri and QueryAlias are refused with 501; a query takes one modelled second",
  "events:CreateEventBus":
    "partner buses, keys of the customer's own, logging and dead-letter queues of a bus are refused with 501",
  "events:PutEvents": "global endpoints are refused with 501",
  "events:PutRule":
    "schedules and roles are refused with 501; the quota of 2,048 characters for a pattern cannot be raised, and that LimitExceededException tells of it is inferred",
  "events:PutTargets":
    "targets are topics, queues, log groups, event buses and functions, and those of other services are refused with 501, as are parameters of ECS, Kinesis, HTTP and the like; a target that the organization file's rules name and the file does not describe is taken to be there and to let EventBridge in",
  "lambda:AddPermission": "the unique id of a user or role is refused as a principal, as what is no name of one",
  "lambda:CreateFunction":
    "a stand-in: code is measured and thrown away, and the function is active at once; runtimes are not held against those that AWS knows, a deployment package may be anything and code in S3 is not looked for, names of environment variables are not checked; layers, images, versions, tags and the like are refused with 501",
  "lambda:Invoke":
    "a stand-in runs no code: asynchronous invocations are taken and handed on to what the organization file says, an answer is refused with 501",
  "lambda:GetFunction": "without the place of the code",
  "s3:CreateBucket": "ACLs, tags, Object Lock and directory buckets are refused with 501",
  "s3:DeleteObject": "versions and conditions are refused with 501",
  "s3:DeleteObjects": "versions are refused with 501",
  "s3:GetObject": READING,
  "s3:HeadObject": READING,
  "s3:PutObject": "encryption other than AES256, tags, locks, ACLs and other storage classes are refused with 501",
  "ce:GetCostAndUsage": `${DECLARED_USAGE}; hourly data is never there; ${TWO_DIMENSIONS}`,
  "ce:GetDimensionValues": `${DECLARED_USAGE}; ${TWO_DIMENSIONS}`,
  "ce:GetTags": `tags are those of the usage that the organization file declares; ${TWO_DIMENSIONS}`,
  "ce:ListCostAllocationTags":
    "keys are listed at once, which AWS does within a day of their first use; tags that AWS generates and the month of last use are not told",
  "ce:UpdateCostAllocationTagsStatus": "the list says so at once; the data follow as assumed",
  "ce:GetSavingsPlansCoverage": `${COMMITMENTS}; groups but SERVICE, filters but SERVICE and LINKED_ACCOUNT, and sorting are refused with 501`,
  "ce:GetSavingsPlansUtilization": `${COMMITMENTS}; savings and amortized commitment are not told; filters but LINKED_ACCOUNT are refused`,
  "ce:GetReservationCoverage": `${COMMITMENTS}; every use is one instance of any kind; groups but LINKED_ACCOUNT, normalized units and sorting are refused with 501`,
  "ce:GetReservationUtilization": `${COMMITMENTS}; every use is one instance of any kind; costs and savings are not told`,
  "savingsplans:DescribeSavingsPlans":
    "plans are declared in the organization file, all of them without upfront payment; filters are refused with 501",
  "invoicing:ListInvoiceSummaries":
    "invoices are those of the usage that the organization file declares, one a month for what the account paid in it, in the last fourteen months; taxes, credits, due dates, payment currency, issuing entity, receiver role and billing transfers are not told; what a payer is told of a member's invoices, and filters on entity and role, are refused with 501",
  "artifact:ListCustomerAgreements":
    "agreements are AWS's standard ones, by the names that the organization file or the console gave them; identifiers are made up from those; descriptions and terms are not told",
  "servicequotas:GetServiceQuota":
    "a few quotas of a few services; one that was never raised is told with AWS's default; quotas of resources are refused with 501",
  "servicequotas:ListServiceQuotas":
    "a few quotas of a few services; one that was never raised is told with AWS's default; quotas of resources are refused with 501",
  "servicequotas:ListServices": "the services of the few quotas that orgdrill knows",
  "servicequotas:RequestServiceQuotaIncrease": "AWS's answer is not modelled: a request stays pending",
  "ce:CreateAnomalyMonitor": "monitors watch services or named accounts; other kinds and tags are refused with 501",
  "ce:GetAnomalies": "a day is unusual that costs more than twice the mean of the ten before; scores are 0",
  "budgets:CreateBudget":
    "cost budgets with filters on accounts and services; notifications, other kinds, plans and expressions are refused with 501",
  "budgets:DescribeBudget": "without a forecast",
  "budgets:DescribeBudgets": "without a forecast",
  "config:PutConfigurationRecorder": "exclusions, daily recording and recorders of services are refused with 501",
  "config:PutConfigurationAggregator":
    "only of an organization; sources of single accounts, filters and tags are refused with 501",
  "config:PutDeliveryChannel": "no file is delivered",
  "config:DescribeConfigurationAggregatorSourcesStatus": "accounts without a recorder that is on have no row",
  "config:ListAggregateDiscoveredResources": AGGREGATED,
  "config:GetAggregateDiscoveredResourceCounts": AGGREGATED,
  "sso:CreateAccountAssignment": "the work is done at once; users and groups are not looked up",
  "sso:DeleteAccountAssignment": "the work is done at once",
  "sso:ProvisionPermissionSet": "the work is done at once",
  "sso:AttachManagedPolicyToPermissionSet": MANAGED_POLICIES,
  "sso:CreatePermissionSet": "tags are refused with 501",
  "cloudformation:CreateStackSet":
    "service-managed sets of roles, rules and buckets; other resources and functions, URLs and managed execution are refused with 501",
  "cloudformation:CreateStackInstances":
    "the work is done at once, an account that fails does not hold up the others; filters on accounts, overrides and preferences are refused with 501",
  "cloudformation:DeleteStackInstances":
    "the work is done at once; filters on accounts and preferences are refused with 501",
  "cloudformation:ListStackInstances": "Filters are refused with 501",
  "cloudformation:ListStackSets": "sets that were deleted are not listed",
  "sns:CreateTopic": "FIFO topics, tags, encryption and delivery settings are refused with 501",
  "sns:Publish": "message attributes and structures are refused with 501; the signature in the envelope is not AWS's",
  "sns:Subscribe": "protocols other than sqs and email are refused with 501; a mailbox counts as confirmed",
  "logs:CreateLogGroup": "keys, tags and classes are refused with 501; resource policies are not there",
  "logs:PutLogEvents": "a group keeps its latest 10,000 events",
  "logs:FilterLogEvents": FILTER_PATTERNS,
  "logs:PutMetricFilter": `dimensions and transformed logs are refused with 501; ${FILTER_PATTERNS}`,
  "logs:TestMetricFilter": FILTER_PATTERNS,
  "monitoring:PutMetricAlarm":
    "metric math, percentiles, units, tags, anomaly detection and charges by ServiceName are refused with 501; alarms are looked at every minute",
  "monitoring:GetMetricStatistics":
    "percentiles, units and charges by ServiceName are refused with 501; of AWS's own metrics only AWS/Billing is there, told every six hours",
  "monitoring:PutMetricData": "lists of values and entities are refused with 501; units are taken and not kept",
  "guardduty:CreateDetector":
    "tags, data sources and protection plans are refused with 501; the service-linked role is not made",
  "securityhub:BatchImportFindings":
    "partners' findings are refused with 501; of the format, what every finding needs is looked at; no event of a finding is sent",
  "securityhub:DeleteMembers": "members that came by invitation are not there",
  "securityhub:EnableOrganizationAdminAccount": "the second Security Hub is refused with 501",
  "securityhub:EnableSecurityHub": "tags are refused with 501; standards are taken and check nothing",
  "securityhub:GetFindings":
    "filters on other attributes, other comparisons and ranges of days are refused with 501; only what was imported is there",
  "securityhub:UpdateOrganizationConfiguration": "central configuration is refused with 501",
  "guardduty:CreateSampleFindings":
    "finding types of protection plans are unknown; two on the same millisecond are one",
  "guardduty:ListFindings": "criteria on other attributes and patterns are refused with 501; nothing is archived",
  "guardduty:UpdateDetector": "data sources and protection plans are refused with 501",
  "guardduty:UpdateOrganizationConfiguration":
    "protection plans are refused with 501; with ALL accounts are enabled at once, where AWS takes up to a day",
  "ram:AssociateResourceShare": "associations are there at once; whether a resource exists is not asked",
  "ram:CreateResourceShare":
    "tags, permissions, sources, and roles, users and services as principals are refused with 501; associations are there at once",
  "ram:EnableSharingWithAwsOrganization": "the service-linked role is not made; trusted access stands for it",
  "sqs:CreateQueue": `FIFO queues and tags are refused with 501; ${QUEUE_ATTRIBUTES}`,
  "sqs:SendMessage": "system attributes are refused with 501",
  "sqs:SetQueueAttributes": QUEUE_ATTRIBUTES,
};
