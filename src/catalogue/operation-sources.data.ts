/** What is known of single operations beyond their reference pages: the source, and how sure it makes us. */
import {
  assumed,
  type Clause,
  INFERRED_BESIDE,
  inferred,
  type Known,
  sameFor,
  supposed,
} from "./operation-inferences.ts";

const ROOT_ACCESS = [
  'IAM User Guide, "Centrally manage root access for member accounts"',
  supposed("that a delegated administrator cannot switch it on is assumed"),
];

const POLICY_DOCUMENTS: readonly Clause[] = [
  "answers to broken policy documents recorded from AWS in moto's tests, and error texts in public issues",
  inferred("the order of faults that no recorded answer sets against each other"),
  inferred("unreadable numbers, addresses and booleans in conditions fail legacy parsing as dates do"),
];

const TAGGED_AT_ONCE = "denials published in public issues (tags at creation need the permission to tag)";

const RECORDED = "answers of AWS that the public project stackd recorded in September 2026";

const TAGGING_INFERRED = inferred("tags at creation need the permission to tag, as observed of policies");

/** What is known beyond the reference page; everything else is `documented`. */
const KNOWN: Known = {
  "organizations:LeaveOrganization": {
    confidence: "inferred",
    source: ["the denied call in Stratus Red Team's published log", supposed("the order of checks is an assumption")],
  },
  "organizations:AcceptHandshake": {
    confidence: "inferred",
    source: [
      "Service Authorization Reference",
      supposed("what a direct transfer records and which action a denial names are assumptions"),
      supposed("whether an account that is being closed joins, or is joined, is an assumption"),
    ],
  },
  "organizations:RemoveAccountFromOrganization": {
    confidence: "observed",
    source: "an EventBridge event published with AWS samples; observed error texts",
  },
  "organizations:InviteAccountToOrganization": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, CloudTrail examples; observed error texts",
      supposed("that nobody is invited while the management account is being closed is an assumption"),
      inferred("what is said of an account that is closed for good"),
    ],
  },
  "organizations:CreateAccount": {
    confidence: "inferred",
    source: [supposed("that no account is made while the management account is being closed is an assumption")],
  },
  "organizations:AttachPolicy": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  ...sameFor("organizations", "CreatePolicy UpdatePolicy", {
    confidence: "inferred",
    source: [
      RECORDED,
      inferred("what declarative and younger policy types refuse"),
      inferred("every service has resource types that a tag policy can name, and `*` stands for all of them"),
    ],
  }),
  "organizations:DescribeResourcePolicy": { confidence: "observed", source: RECORDED },
  "organizations:CreateOrganization": {
    confidence: "inferred",
    source: [
      "acceptance tests of Terraform's AWS provider (no policy type is enabled on a new root)",
      inferred("a missing payment method is told before missing contact information"),
    ],
  },
  "organizations:ListRoots": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:CloseAccount": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, the CloseAccountResult event",
      supposed("how long closing takes is modelled"),
      supposed("whether accounts that were reopened count against the quota of thirty days is an assumption"),
    ],
  },
  "organizations:DescribeEffectivePolicy": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, inheritance examples",
      RECORDED,
      inferred("a child control on a section lets names be added when it has @@assign or @@append"),
      inferred("backup, declarative and younger policies merge as tag and chat policies were seen to"),
    ],
  },
  "organizations:DisableAWSServiceAccess": {
    confidence: "inferred",
    source: [inferred("delegated administrators of the service have to be deregistered before")],
  },
  "organizations:EnableAllFeatures": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, CLI examples",
      inferred("accounts that join meanwhile are not asked to approve"),
    ],
  },
  "organizations:EnableAWSServiceAccess": {
    confidence: "inferred",
    source: [inferred("every name of the shape of a service principal is recognised")],
  },
  "organizations:PutResourcePolicy": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, delegation policies",
      RECORDED,
      inferred("which wildcards of actions are taken"),
    ],
  },
  "organizations:RegisterDelegatedAdministrator": {
    confidence: "inferred",
    source: [
      "the services' own guides for how many administrators each takes",
      inferred("no limit where none is published"),
    ],
  },
  "organizations:DeleteOrganization": { confidence: "observed", source: "observed error text" },
  "organizations:DeletePolicy": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:ListPoliciesForTarget": { confidence: "observed", source: "LocalStack's AWS-validated outcomes" },
  "organizations:DescribeOrganization": { confidence: "observed", source: "CloudTrail records published by Invictus" },
  "iam:RemoveUserFromGroup": {
    confidence: "inferred",
    source: [supposed("that a user who is not in the group is refused with NoSuchEntity is inferred")],
  },
  "iam:DeleteServiceLinkedRole": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide (the role stays while all features are on)",
      supposed("that the task has run at once is inferred"),
    ],
  },
  "iam:GetServiceLinkedRoleDeletionStatus": {
    confidence: "inferred",
    source: [supposed("the words and the resources of a failed task are inferred")],
  },
  "iam:EnableMFADevice": {
    confidence: "inferred",
    source: ["RFC 6238", supposed("by how many steps a code may be early or late is inferred")],
  },
  "iam:ChangePassword": {
    confidence: "inferred",
    source: [
      'IAM User Guide, "Permit IAM users to change their own passwords"',
      supposed("how a wrong old password is refused is inferred"),
      inferred("what the account's password policy lets users do is not limited by a permissions boundary"),
    ],
  },
  "iam:GetUser": {
    confidence: "observed",
    source: "public issues that show the root user's answer (no Path; for UserName the account's alias, or nothing)",
  },
  ...sameFor("iam", "CreateAccessKey ListAccessKeys", {
    confidence: "inferred",
    source: [inferred("a key of the root user has no UserName, as its GetUser has none")],
  }),
  "iam:CreateAccountAlias": {
    confidence: "inferred",
    source: [inferred("that an alias of 12 digits is refused, and with which words")],
  },
  ...sameFor("iam", "PutGroupPolicy PutRolePolicy PutUserPolicy", {
    confidence: "inferred",
    source: [
      ...POLICY_DOCUMENTS,
      inferred(
        "that of managed policies alone a Version of 2012-10-17 is demanded, and that inline policies are checked as they are in everything else",
      ),
    ],
  }),
  "iam:CreatePolicyVersion": { confidence: "inferred", source: POLICY_DOCUMENTS },
  "iam:CreatePolicy": { confidence: "inferred", source: [...POLICY_DOCUMENTS, TAGGED_AT_ONCE] },
  ...sameFor("iam", "CreateRole UpdateAssumeRolePolicy", {
    confidence: "inferred",
    source: [
      inferred("that a session of a role that is named as a principal is kept by name, and not by the role's id"),
    ],
  }),
  "iam:CreateOpenIDConnectProvider": { confidence: "observed", source: TAGGED_AT_ONCE },
  "iam:CreateSAMLProvider": { confidence: "inferred", source: [TAGGING_INFERRED] },
  "iam:CreateVirtualMFADevice": {
    confidence: "inferred",
    source: [TAGGING_INFERRED, inferred("the account's alias stands in the QR code where there is one")],
  },
  "iam:SimulateCustomPolicy": {
    confidence: "inferred",
    source: [
      "AWS CLI Command Reference, simulate-custom-policy (positions)",
      supposed("which keys the simulator settles is inferred"),
    ],
  },
  "iam:SimulatePrincipalPolicy": {
    confidence: "inferred",
    source: [
      "AWS CLI Command Reference, simulate-principal-policy (positions)",
      supposed("which keys the simulator settles is inferred"),
    ],
  },
  "sts:AssumeRole": {
    confidence: "observed",
    source: [
      "LocalStack's AWS-validated outcomes",
      "CloudTrail records published by Invictus",
      inferred("the value of sts:SourceIdentity in a chained session"),
    ],
  },
  "sts:GetSessionToken": {
    confidence: "inferred",
    source: [
      inferred(
        "as what IAM refuses a session without a second factor, which callers report and the reference leaves out",
      ),
    ],
  },
  "sts:AssumeRoleWithSAML": {
    confidence: "inferred",
    source: [
      'IAM User Guide, the SAML example of a CloudTrail event and "Troubleshoot SAML federation with IAM"',
      assumed(
        "an assertion is believed without verifying its signature, and an identity provider exists where a role of the account trusts it",
      ),
    ],
  },
  "sts:AssumeRoleWithWebIdentity": {
    confidence: "inferred",
    source: [
      "IAM User Guide, the OIDC example of a CloudTrail event",
      assumed(
        "a token is believed without verifying its signature, and an identity provider exists where a role of the account trusts it",
      ),
    ],
  },
  "iam:EnableOrganizationsRootCredentialsManagement": { confidence: "inferred", source: ROOT_ACCESS },
  "iam:EnableOrganizationsRootSessions": { confidence: "inferred", source: ROOT_ACCESS },
  "sts:AssumeRoot": {
    confidence: "inferred",
    source: [
      'IAM User Guide, "Perform a privileged task on an AWS Organizations member account" and "Track privileged tasks in AWS CloudTrail"',
      supposed("the errors and which record carries assumedRoot are assumed"),
      inferred("that a duration of 0 seconds stands for none, and so for 900"),
    ],
  },
  "cloudtrail:LookupEvents": {
    confidence: "inferred",
    source: [supposed("when an event becomes visible is modelled from a documented average")],
  },
  "events:DeleteEventBus": {
    confidence: "inferred",
    source: [
      supposed("that a bus with rules is refused is inferred from the reference's 'all rules need to be deleted'"),
    ],
  },
  "events:PutEvents": {
    confidence: "inferred",
    source: [
      "observed error codes of entries",
      supposed("that an event for a bus that is not there gets an id is inferred"),
    ],
  },
  "events:TestEventPattern": {
    confidence: "observed",
    source: "event patterns that AWS validated (LocalStack, 2025-10-15)",
  },
  "events:PutRule": {
    confidence: "observed",
    source: "event patterns that AWS validated (LocalStack, 2025-10-15)",
  },
};

/** Whoever judges a drill must know that no event history shows these. */
const OBJECT_CALLS = "Amazon S3 User Guide, CloudTrail events: a data event, which no event history has";
const QUEUE_CALLS = "Amazon SQS Developer Guide, CloudTrail: no management event, so no event history has it";

const COST_CONTEXT = [
  "AWS Organizations User Guide, leaving an organization (what Cost Explorer shows before and after)",
  supposed("that a day is split at the moment of a departure is inferred"),
];

const COVERAGE_QUESTIONS =
  "GetSavingsPlansCoverage GetSavingsPlansUtilization GetReservationCoverage GetReservationUtilization";
const SHARED_COMMITMENTS = [
  'AWS Billing User Guide, "Reserved Instances and Savings Plans discount sharing"',
  supposed("who comes first among the other accounts is an assumption"),
];

const PUBLIC_ISSUES = { confidence: "observed", source: "error texts of public issues" } as const;

const KNOWN_OF_MANY: Known = {
  ...sameFor("ce", "GetCostAndUsage GetDimensionValues", { confidence: "inferred", source: COST_CONTEXT }),
  ...sameFor("budgets", "DescribeBudget DescribeBudgets", { confidence: "inferred", source: COST_CONTEXT }),
  ...sameFor("invoicing", "ListInvoiceSummaries", {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, leaving an organization (everybody keeps the invoices that were delivered)",
      inferred("an invoice is issued on the third day of the month after and received by who paid then"),
      inferred("IAM access to billing need not be switched on for it"),
      inferred("a time interval is about when invoices were issued"),
    ],
  }),
  "artifact:ListCustomerAgreements": {
    confidence: "inferred",
    source: [
      "AWS Organizations User Guide, leaving an organization (its agreements no longer cover the account)",
      inferred("members are told an organization's agreements, which its management account owns"),
      inferred("how identifiers are made"),
    ],
  },
  ...sameFor("ce", "GetTags", {
    confidence: "inferred",
    source: [
      "AWS Billing User Guide, cost allocation tags (up to 24 hours)",
      supposed("when a tag is in the data is an assumption"),
    ],
  }),
  ...sameFor("ce", COVERAGE_QUESTIONS, { confidence: "inferred", source: SHARED_COMMITMENTS }),
  ...sameFor("ce", "ListCostAllocationTags UpdateCostAllocationTagsStatus", {
    confidence: "observed",
    source: "AWS Billing User Guide, user-defined cost allocation tags; the refusal of members in public issues",
  }),
  ...sameFor("servicequotas", "GetServiceQuota ListServiceQuotas RequestServiceQuotaIncrease", {
    confidence: "inferred",
    source: [
      "the services' quota pages and public tools for codes and defaults, error texts of public issues",
      supposed("what leaving an organization changes is an assumption"),
    ],
  }),
  ...sameFor("ram", "CreateResourceShare AssociateResourceShare", {
    confidence: "observed",
    source: ["error texts of public issues", inferred("how retained access of a departed account is listed")],
  }),
  "guardduty:DisassociateFromAdministratorAccount": {
    confidence: "inferred",
    source: [supposed("whether members of an organization may leave by themselves is an assumption")],
  },
  "guardduty:EnableOrganizationAdminAccount": {
    confidence: "observed",
    source: "GuardDuty User Guide, designating a delegated administrator; error texts of public issues",
  },
  "securityhub:DisableSecurityHub": {
    confidence: "inferred",
    source: ["error texts of public issues", supposed("whether a member of an organization may is an assumption")],
  },
  ...sameFor("securityhub", "BatchImportFindings CreateMembers DescribeHub EnableSecurityHub", PUBLIC_ISSUES),
  "securityhub:UpdateOrganizationConfiguration": PUBLIC_ISSUES,
  ...sameFor("guardduty", "CreateMembers DeleteDetector", PUBLIC_ISSUES),
  "guardduty:DisassociateMembers": {
    confidence: "inferred",
    source: [
      inferred("with ALL the whole call is refused"),
      supposed("that a departure has the same effects is inferred as well"),
    ],
  },
  "ce:GetAnomalies": {
    confidence: "inferred",
    source: [supposed("what counts as unusual is modelled: AWS does not publish it")],
  },
  ...sameFor(
    "organizations",
    "InviteOrganizationToTransferResponsibility UpdateResponsibilityTransfer TerminateResponsibilityTransfer",
    {
      confidence: "inferred",
      source: [
        inferred("who may rename it, its default end, and that a bill goes to one account"),
        inferred("what is said of an account that manages no organization, and when the other's address is shown"),
        inferred("the last second of a month ends it as its last millisecond does"),
      ],
    },
  ),
  ...sameFor("s3", "DeleteObject DeleteObjects GetObject HeadBucket HeadObject ListObjects ListObjectsV2 PutObject", {
    confidence: "documented",
    source: OBJECT_CALLS,
  }),
  ...sameFor("cloudtrail", "DeleteTrail PutEventSelectors StopLogging", {
    confidence: "observed",
    source: [
      "records in Stratus Red Team's and Invictus' published logs",
      supposed("which error a member gets for an organization trail is inferred"),
    ],
  }),
  ...sameFor("cloudtrail", "CreateEventDataStore UpdateEventDataStore DeleteEventDataStore RestoreEventDataStore", {
    confidence: "inferred",
    source: [
      'CloudTrail User Guide, "Understanding organization event data stores"',
      inferred("the order of checks, error texts, what counts towards the quota, and that no member needs a role"),
    ],
  }),
  ...sameFor("cloudtrail", "GetEventDataStore ListEventDataStores", {
    confidence: "inferred",
    source: [
      'CloudTrail User Guide, "Understanding organization event data stores"',
      inferred("which error a member gets for an organization's store"),
    ],
  }),
  ...sameFor("cloudtrail", "StartQuery DescribeQuery GetQueryResults ListQueries CancelQuery", {
    confidence: "inferred",
    source: [
      'CloudTrail User Guide, "CloudTrail Lake SQL constraints"',
      inferred("how times, objects and absent values are written in results, error texts, how long a query takes"),
    ],
  }),
  ...sameFor("cloudtrail", "StartEventDataStoreIngestion StopEventDataStoreIngestion", {
    confidence: "inferred",
    source: ["documented averages of trails", inferred("that a record is in a store as late as in a log file")],
  }),
  ...sameFor("cloudtrail", "CreateTrail UpdateTrail StartLogging", {
    confidence: "inferred",
    source: [
      'CloudTrail User Guide, "Creating a trail for an organization"',
      "observed error texts",
      supposed("the order of checks and the last call of a departing account are assumptions"),
    ],
  }),
  "monitoring:DescribeAlarms": {
    confidence: "inferred",
    source: [
      "CloudWatch User Guide, alarm evaluation",
      inferred("no older periods are looked at when points are missing"),
    ],
  },
  "monitoring:DescribeAlarmHistory": {
    confidence: "inferred",
    source: [
      "CloudWatch User Guide, alarm evaluation; AWS CLI's example of describe-alarm-history; a recorded creation of an alarm",
      inferred("no older periods are looked at when points are missing"),
      inferred("the members of HistoryData of updates, deletions and actions"),
    ],
  },
  ...sameFor("cloudformation", "CreateStackSet CreateStackInstances", {
    confidence: "inferred",
    source: [
      'CloudFormation User Guide, "Manage automatic deployments for StackSets"',
      "observed error texts",
      inferred("without automatic deployment stacks stay on a departure"),
    ],
  }),
  ...sameFor("sso", "CreateAccountAssignment DeleteAccountAssignment ListAccountAssignments", {
    confidence: "inferred",
    source: [
      "IAM Identity Center User Guide, permission sets",
      supposed("what becomes of a role when its account leaves is an assumption"),
    ],
  }),
  ...sameFor("config", "PutConfigurationAggregator DescribeConfigurationAggregatorSourcesStatus", {
    confidence: "inferred",
    source: [
      'AWS Config Developer Guide, "Multi-account multi-Region data aggregation"',
      inferred("which accounts have a row, and that a departed one has none"),
    ],
  }),
  "logs:PutMetricFilter": {
    confidence: "inferred",
    source: [
      "CloudWatch Logs User Guide, filter patterns",
      supposed("inferred where the guide says nothing of a missing field"),
      inferred(
        "that without an ellipsis the last field of a space-delimited pattern takes the rest of the event, where an older edition counts fields",
      ),
      inferred(
        "that tabs and line ends separate fields as well, and that a bracket or quote that is never closed, or stands inside a word, is a letter",
      ),
      inferred(
        "that a number without quotes equals what is the same number, and that text that is no number is neither more nor less than one",
      ),
    ],
  },
  ...sameFor("lambda", "AddPermission CreateFunction RemovePermission", {
    confidence: "inferred",
    source: ["error texts of public issues", inferred("the order of the checks")],
  }),
  "sns:Subscribe": {
    confidence: "inferred",
    source: [supposed("a mailbox counts as confirmed without anybody confirming it")],
  },
  ...sameFor("sqs", "ChangeMessageVisibility DeleteMessage ListQueues ReceiveMessage SendMessage", {
    confidence: "documented",
    source: QUEUE_CALLS,
  }),
  ...sameFor("sqs", "GetQueueAttributes GetQueueUrl", {
    confidence: "inferred",
    source: [QUEUE_CALLS, supposed("that root may read a queue whose policy denies everybody is an assumption")],
  }),
  ...sameFor("sqs", "AddPermission RemovePermission SetQueueAttributes", {
    confidence: "inferred",
    source: [supposed("that root may change the policy of a queue that denies everybody is an assumption")],
  }),
};

/** By service and name. */
export const OPERATION_SOURCES: Known = { ...INFERRED_BESIDE, ...KNOWN_OF_MANY, ...KNOWN };
