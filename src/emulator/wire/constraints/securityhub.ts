/** AWS Security Hub API Reference, 2018-10-26: lengths, patterns and enums of the input of each emulated operation. */
import {
  ANY_NUMBER,
  type Constraint,
  FREE,
  listOf,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  SHAPE_ALONE,
  structure,
  text,
} from "./constraint.ts";

/** `.*\S.*`, spelled so that no text makes it slow; a dot is no line break in the published one either. */
const WORDS = text({ pattern: ".*\\S.*", portable: "[^\\S\\n\\r\\u2028\\u2029]*\\S[^\\n\\r\\u2028\\u2029]*" });
const ANY_TEXT = text();
const ACCOUNT_IDS = listOf(WORDS);
const FEATURE = oneOf("SecurityHub", "SecurityHubV2");

const TEXT_FILTER = structure({
  Value: WORDS,
  Comparison: oneOf(
    ...["EQUALS", "PREFIX", "NOT_EQUALS", "PREFIX_NOT_EQUALS", "CONTAINS", "NOT_CONTAINS", "CONTAINS_WORD"],
  ),
});
const DATE_FILTER = structure({
  Start: WORDS,
  End: WORDS,
  DateRange: structure({ Value: ANY_NUMBER, Unit: oneOf("DAYS"), Comparison: oneOf("WITHIN", "OLDER_THAN") }),
});
const NUMBER_FILTER = structure({ Gte: ANY_NUMBER, Lte: ANY_NUMBER, Eq: ANY_NUMBER, Gt: ANY_NUMBER, Lt: ANY_NUMBER });
const MAP_FILTER = structure({
  Key: WORDS,
  Value: WORDS,
  Comparison: oneOf("EQUALS", "NOT_EQUALS", "CONTAINS", "NOT_CONTAINS"),
});

const lists = (names: string, filter: Constraint): Readonly<Record<string, Constraint>> =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, listOf(filter)]),
  );

const FILTERS = structure({
  ...lists(
    `ProductArn AwsAccountId Id GeneratorId Region Type SeverityLabel Title Description RecommendationText SourceUrl
    ProductName CompanyName MalwareName MalwareType MalwarePath MalwareState NetworkDirection NetworkProtocol
    NetworkSourceDomain NetworkSourceMac NetworkDestinationDomain ProcessName ProcessPath ThreatIntelIndicatorType
    ThreatIntelIndicatorValue ThreatIntelIndicatorCategory ThreatIntelIndicatorSource ThreatIntelIndicatorSourceUrl
    ResourceType ResourceId ResourcePartition ResourceRegion ResourceAwsEc2InstanceType ResourceAwsEc2InstanceImageId
    ResourceAwsEc2InstanceKeyName ResourceAwsEc2InstanceIamInstanceProfileArn ResourceAwsEc2InstanceVpcId
    ResourceAwsEc2InstanceSubnetId ResourceAwsS3BucketOwnerId ResourceAwsS3BucketOwnerName
    ResourceAwsIamAccessKeyUserName ResourceAwsIamAccessKeyPrincipalName ResourceAwsIamAccessKeyStatus
    ResourceAwsIamUserUserName ResourceContainerName ResourceContainerImageId ResourceContainerImageName
    ComplianceStatus VerificationState WorkflowState WorkflowStatus RecordState RelatedFindingsProductArn
    RelatedFindingsId NoteText NoteUpdatedBy FindingProviderFieldsRelatedFindingsId
    FindingProviderFieldsRelatedFindingsProductArn FindingProviderFieldsSeverityLabel
    FindingProviderFieldsSeverityOriginal FindingProviderFieldsTypes ComplianceSecurityControlId
    ComplianceAssociatedStandardsId VulnerabilitiesExploitAvailable VulnerabilitiesFixAvailable
    ComplianceSecurityControlParametersName ComplianceSecurityControlParametersValue AwsAccountName
    ResourceApplicationName ResourceApplicationArn ResourceOwnerAccountId ResourceOwnerOrgId ResourceProvider`,
    TEXT_FILTER,
  ),
  ...lists(
    `FirstObservedAt LastObservedAt CreatedAt UpdatedAt ProcessLaunchedAt ProcessTerminatedAt
    ThreatIntelIndicatorLastObservedAt ResourceAwsEc2InstanceLaunchedAt ResourceAwsIamAccessKeyCreatedAt
    ResourceContainerLaunchedAt NoteUpdatedAt`,
    DATE_FILTER,
  ),
  ...lists(
    `SeverityProduct SeverityNormalized Confidence Criticality NetworkSourcePort NetworkDestinationPort ProcessPid
    ProcessParentPid FindingProviderFieldsConfidence FindingProviderFieldsCriticality`,
    NUMBER_FILTER,
  ),
  ...lists("ProductFields UserDefinedFields ResourceTags ResourceDetailsOther", MAP_FILTER),
  ...lists(
    `NetworkSourceIpV4 NetworkSourceIpV6 NetworkDestinationIpV4 NetworkDestinationIpV6
    ResourceAwsEc2InstanceIpV4Addresses ResourceAwsEc2InstanceIpV6Addresses`,
    structure({ Cidr: WORDS }),
  ),
  ...lists("Keyword", structure({ Value: WORDS })),
  ...lists("Sample", structure({ Value: FREE })),
});

export const SECURITYHUB_CONSTRAINTS: ServiceConstraints = {
  EnableSecurityHub: {
    Tags: mapOf(text({ min: 1, max: 128, pattern: "(?!aws:)[a-zA-Z+-=._:/]+" }), text({ max: 256 }), { max: 50 }),
    EnableDefaultStandards: FREE,
    ControlFindingGenerator: oneOf("STANDARD_CONTROL", "SECURITY_CONTROL"),
  },
  DescribeHub: { HubArn: WORDS },
  DisableSecurityHub: {},
  EnableOrganizationAdminAccount: { AdminAccountId: WORDS, Feature: FEATURE },
  DisableOrganizationAdminAccount: { AdminAccountId: WORDS, Feature: FEATURE },
  ListOrganizationAdminAccounts: { MaxResults: number({ min: 1, max: 10 }), NextToken: ANY_TEXT, Feature: FEATURE },
  CreateMembers: { AccountDetails: listOf(structure({ AccountId: text({ pattern: "\\d{12}" }), Email: WORDS })) },
  ListMembers: { OnlyAssociated: FREE, MaxResults: number({ min: 1, max: 50 }), NextToken: ANY_TEXT },
  GetMembers: { AccountIds: ACCOUNT_IDS },
  DisassociateMembers: { AccountIds: ACCOUNT_IDS },
  DeleteMembers: { AccountIds: ACCOUNT_IDS },
  DescribeOrganizationConfiguration: {},
  UpdateOrganizationConfiguration: {
    AutoEnable: FREE,
    AutoEnableStandards: oneOf("NONE", "DEFAULT"),
    OrganizationConfiguration: structure({
      ConfigurationType: oneOf("CENTRAL", "LOCAL"),
      Status: oneOf("PENDING", "ENABLED", "FAILED"),
      StatusMessage: WORDS,
    }),
  },
  BatchImportFindings: { Findings: listOf(SHAPE_ALONE, { min: 1, max: 100 }) },
  GetFindings: {
    Filters: FILTERS,
    SortCriteria: listOf(structure({ Field: WORDS, SortOrder: oneOf("asc", "desc") })),
    NextToken: ANY_TEXT,
    MaxResults: number({ min: 1, max: 100 }),
  },
  GetAdministratorAccount: {},
};
