/** AWS Cost Explorer Service API Reference, 2017-10-25: lengths, patterns and enums of the input of each emulated operation. */
import {
  ANY_NUMBER,
  listOf,
  type Members,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const DIMENSION = oneOf(
  ..."AZ INSTANCE_TYPE LINKED_ACCOUNT PAYER_ACCOUNT LINKED_ACCOUNT_NAME OPERATION PURCHASE_TYPE REGION SERVICE SERVICE_CODE USAGE_TYPE".split(
    " ",
  ),
  ..."USAGE_TYPE_GROUP RECORD_TYPE OPERATING_SYSTEM TENANCY SCOPE PLATFORM SUBSCRIPTION_ID LEGAL_ENTITY_NAME DEPLOYMENT_OPTION".split(
    " ",
  ),
  ..."DATABASE_ENGINE CACHE_ENGINE INSTANCE_TYPE_FAMILY BILLING_ENTITY RESERVATION_ID RESOURCE_ID RIGHTSIZING_TYPE".split(
    " ",
  ),
  ..."SAVINGS_PLANS_TYPE SAVINGS_PLAN_ARN PAYMENT_OPTION AGREEMENT_END_DATE_TIME_AFTER AGREEMENT_END_DATE_TIME_BEFORE".split(
    " ",
  ),
  ..."INVOICING_ENTITY ANOMALY_TOTAL_IMPACT_ABSOLUTE ANOMALY_TOTAL_IMPACT_PERCENTAGE".split(" "),
);
const VALUES = listOf(text({ max: 1024, pattern: "[\\S\\s]*" }));
const MATCHES = listOf(
  oneOf(
    ..."EQUALS ABSENT STARTS_WITH ENDS_WITH CONTAINS CASE_SENSITIVE CASE_INSENSITIVE GREATER_THAN_OR_EQUAL".split(" "),
  ),
);

/** What stands inside another expression is looked at when the filter is read. */
const INNER = structure({});
const EXPRESSION = structure({
  Or: listOf(INNER),
  And: listOf(INNER),
  Not: INNER,
  Dimensions: structure({ Key: DIMENSION, Values: VALUES, MatchOptions: MATCHES }),
  Tags: structure({ Key: text({ max: 1024, pattern: "[\\S\\s]*" }), Values: VALUES, MatchOptions: MATCHES }),
  CostCategories: structure({
    Key: text({
      min: 1,
      max: 50,
      pattern: "^(?! )[\\p{L}\\p{N}\\p{Z}-_]*(?<! )$",
      portable: "(?! )[\\p{L}\\p{N}\\p{Z}\\-_]*(?<! )",
    }),
    Values: VALUES,
    MatchOptions: MATCHES,
  }),
});

const DATE = text({ max: 40, pattern: "(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?" });
const TIME_PERIOD = structure({ Start: DATE, End: DATE });
const DAY = text({ max: 40, pattern: "(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}:\\d{2}Z)?" });
const TOKEN = text({ max: 8192, pattern: "[\\S\\s]*" });
const NAME = text({ max: 1024, pattern: "[\\S\\s]*" });
const BILLING_VIEW = text({
  min: 20,
  max: 2048,
  pattern: "arn:aws[a-z-]*:(billing)::[0-9]{12}:billingview/[-a-zA-Z0-9/:_+=.-@]{1,75}",
});
const SORT = listOf(structure({ Key: NAME, SortOrder: oneOf("ASCENDING", "DESCENDING") }));

const ASKED: Members = {
  TimePeriod: TIME_PERIOD,
  Filter: EXPRESSION,
  BillingViewArn: BILLING_VIEW,
  NextPageToken: TOKEN,
};
const LISTED: Members = { ...ASKED, SearchString: NAME, SortBy: SORT, MaxResults: number({ min: 1 }) };

const GRANULARITY = oneOf("DAILY", "MONTHLY", "HOURLY");
const METRICS = listOf(text({ max: 1024, pattern: "[\\S\\s]*" }));
const GROUPS = listOf(structure({ Type: oneOf("DIMENSION", "TAG", "COST_CATEGORY"), Key: NAME }));
const SORTED = structure({ Key: NAME, SortOrder: oneOf("ASCENDING", "DESCENDING") });
const TAG_STATUS = oneOf("Active", "Inactive");
const COVERED: Members = {
  TimePeriod: TIME_PERIOD,
  GroupBy: GROUPS,
  Granularity: GRANULARITY,
  Filter: EXPRESSION,
  Metrics: METRICS,
};

export const CE_CONSTRAINTS: ServiceConstraints = {
  GetCostAndUsage: {
    ...ASKED,
    Granularity: GRANULARITY,
    Metrics: METRICS,
    GroupBy: GROUPS,
  },
  GetDimensionValues: {
    ...LISTED,
    Dimension: DIMENSION,
    Context: oneOf("COST_AND_USAGE", "RESERVATIONS", "SAVINGS_PLANS"),
  },
  GetTags: { ...LISTED, TagKey: NAME },
  GetSavingsPlansCoverage: { ...COVERED, NextToken: TOKEN, MaxResults: number({ min: 1 }), SortBy: SORTED },
  GetSavingsPlansUtilization: { TimePeriod: TIME_PERIOD, Granularity: GRANULARITY, Filter: EXPRESSION, SortBy: SORTED },
  GetReservationCoverage: { ...COVERED, NextPageToken: TOKEN, MaxResults: number({ min: 1 }), SortBy: SORTED },
  GetReservationUtilization: {
    TimePeriod: TIME_PERIOD,
    GroupBy: GROUPS,
    Granularity: GRANULARITY,
    Filter: EXPRESSION,
    SortBy: SORTED,
    NextPageToken: TOKEN,
    MaxResults: number({ min: 1 }),
  },
  ListCostAllocationTags: {
    Status: TAG_STATUS,
    TagKeys: listOf(NAME, { min: 1, max: 100 }),
    Type: oneOf("AWSGenerated", "UserDefined"),
    NextToken: TOKEN,
    MaxResults: number({ min: 1, max: 1000 }),
  },
  UpdateCostAllocationTagsStatus: {
    CostAllocationTagsStatus: listOf(structure({ TagKey: NAME, Status: TAG_STATUS }), { min: 1, max: 20 }),
  },
  CreateAnomalyMonitor: {
    AnomalyMonitor: structure({
      MonitorArn: NAME,
      MonitorName: text({ max: 1024, pattern: "[\\S\\s]*" }),
      CreationDate: DAY,
      LastUpdatedDate: DAY,
      LastEvaluatedDate: DAY,
      MonitorType: oneOf("DIMENSIONAL", "CUSTOM"),
      MonitorDimension: oneOf("SERVICE", "LINKED_ACCOUNT", "TAG", "COST_CATEGORY"),
      MonitorSpecification: EXPRESSION,
      DimensionalValueCount: number({ min: 0 }),
    }),
    ResourceTags: listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) }), { max: 200 }),
  },
  GetAnomalyMonitors: { MonitorArnList: VALUES, NextPageToken: TOKEN, MaxResults: number({ min: 1 }) },
  DeleteAnomalyMonitor: { MonitorArn: NAME },
  GetAnomalies: {
    MonitorArn: NAME,
    DateInterval: structure({ StartDate: DAY, EndDate: DAY }),
    Feedback: oneOf("YES", "NO", "PLANNED_ACTIVITY"),
    TotalImpact: structure({
      NumericOperator: oneOf(
        ..."EQUAL GREATER_THAN_OR_EQUAL LESS_THAN_OR_EQUAL GREATER_THAN LESS_THAN BETWEEN".split(" "),
      ),
      StartValue: ANY_NUMBER,
      EndValue: ANY_NUMBER,
    }),
    NextPageToken: TOKEN,
    MaxResults: number({ min: 1 }),
  },
};
