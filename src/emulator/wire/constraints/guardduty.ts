/** Amazon GuardDuty API Reference, 2017-11-28: lengths, patterns and enums of the input of each emulated operation. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const DETECTOR_ID = text({ min: 1, max: 300 });
const ACCOUNT_ID = text({ min: 12, max: 12 });
const ACCOUNT_IDS = listOf(ACCOUNT_ID, { min: 1, max: 50 });
const MAX_RESULTS = number({ min: 1, max: 50 });
const FREQUENCY = oneOf("FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS");
const SWITCH = structure({ Enable: FREE });
const DATA_SOURCES = structure({
  S3Logs: SWITCH,
  Kubernetes: structure({ AuditLogs: SWITCH }),
  MalwareProtection: structure({ ScanEc2InstanceWithFindings: structure({ EbsVolumes: FREE }) }),
});
const FEATURES = listOf(
  structure({
    Name: ANY_TEXT,
    Status: oneOf("ENABLED", "DISABLED"),
    AdditionalConfiguration: listOf(structure({ Name: ANY_TEXT, Status: oneOf("ENABLED", "DISABLED") })),
  }),
);
const AUTO_ENABLE = oneOf("NEW", "ALL", "NONE");
const AUTO_SWITCH = structure({ AutoEnable: FREE });
const CONDITION = structure({
  Eq: listOf(ANY_TEXT),
  Neq: listOf(ANY_TEXT),
  Gt: ANY_NUMBER,
  Gte: ANY_NUMBER,
  Lt: ANY_NUMBER,
  Lte: ANY_NUMBER,
  Equals: listOf(ANY_TEXT),
  NotEquals: listOf(ANY_TEXT),
  GreaterThan: ANY_NUMBER,
  GreaterThanOrEqual: ANY_NUMBER,
  LessThan: ANY_NUMBER,
  LessThanOrEqual: ANY_NUMBER,
  Matches: listOf(ANY_TEXT),
  NotMatches: listOf(ANY_TEXT),
});
const SORT = structure({ AttributeName: ANY_TEXT, OrderBy: oneOf("ASC", "DESC") });
const ONE_DETECTOR = { DetectorId: DETECTOR_ID };
const PAGED = { MaxResults: MAX_RESULTS, NextToken: ANY_TEXT };

export const GUARDDUTY_CONSTRAINTS: ServiceConstraints = {
  CreateDetector: {
    Enable: FREE,
    ClientToken: text({ max: 64 }),
    FindingPublishingFrequency: FREQUENCY,
    DataSources: DATA_SOURCES,
    Tags: mapOf(text({ min: 1, max: 128, pattern: "(?!aws:)[a-zA-Z+-=._:/]+" }), text({ max: 256 }), { max: 200 }),
    Features: FEATURES,
  },
  GetDetector: ONE_DETECTOR,
  ListDetectors: PAGED,
  UpdateDetector: {
    DetectorId: DETECTOR_ID,
    Enable: FREE,
    FindingPublishingFrequency: FREQUENCY,
    DataSources: DATA_SOURCES,
    Features: FEATURES,
  },
  DeleteDetector: ONE_DETECTOR,
  EnableOrganizationAdminAccount: { AdminAccountId: ANY_TEXT },
  DisableOrganizationAdminAccount: { AdminAccountId: ANY_TEXT },
  ListOrganizationAdminAccounts: PAGED,
  CreateMembers: {
    DetectorId: DETECTOR_ID,
    AccountDetails: listOf(structure({ AccountId: ACCOUNT_ID, Email: text({ min: 6, max: 64 }) }), { min: 1, max: 50 }),
  },
  ListMembers: { DetectorId: DETECTOR_ID, ...PAGED, OnlyAssociated: ANY_TEXT },
  GetMembers: { DetectorId: DETECTOR_ID, AccountIds: ACCOUNT_IDS },
  DisassociateMembers: { DetectorId: DETECTOR_ID, AccountIds: ACCOUNT_IDS },
  DeleteMembers: { DetectorId: DETECTOR_ID, AccountIds: ACCOUNT_IDS },
  DescribeOrganizationConfiguration: { DetectorId: DETECTOR_ID, ...PAGED },
  UpdateOrganizationConfiguration: {
    DetectorId: DETECTOR_ID,
    AutoEnable: FREE,
    DataSources: structure({
      S3Logs: AUTO_SWITCH,
      Kubernetes: structure({ AuditLogs: AUTO_SWITCH }),
      MalwareProtection: structure({ ScanEc2InstanceWithFindings: structure({ EbsVolumes: AUTO_SWITCH }) }),
    }),
    Features: listOf(
      structure({
        Name: ANY_TEXT,
        AutoEnable: AUTO_ENABLE,
        AdditionalConfiguration: listOf(structure({ Name: ANY_TEXT, AutoEnable: AUTO_ENABLE })),
      }),
    ),
    AutoEnableOrganizationMembers: AUTO_ENABLE,
  },
  CreateSampleFindings: { DetectorId: DETECTOR_ID, FindingTypes: listOf(text({ min: 1, max: 50 }), { max: 50 }) },
  ListFindings: {
    DetectorId: DETECTOR_ID,
    FindingCriteria: structure({ Criterion: mapOf(ANY_TEXT, CONDITION) }),
    SortCriteria: SORT,
    ...PAGED,
  },
  GetFindings: {
    DetectorId: DETECTOR_ID,
    FindingIds: listOf(text({ min: 1, max: 300 }), { max: 50 }),
    SortCriteria: SORT,
  },
  GetAdministratorAccount: ONE_DETECTOR,
  DisassociateFromAdministratorAccount: ONE_DETECTOR,
};
