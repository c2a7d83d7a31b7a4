/** CloudTrail API Reference, 2013-11-01: inputs of the emulated operations. Names of trails, buckets and prefixes are checked by the operations, each with an error of its own. */
import {
  ANY_TEXT,
  FREE,
  listOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
  type Wording,
} from "./constraint.ts";

/** Seen on AWS: a lookup attribute that is not understood (LocalStack's validated outcomes). The texts are not known. */
const ATTRIBUTE: Wording = {
  code: "InvalidLookupAttributesException",
  text: "You must specify a lookup attribute with a valid key and value.",
};
const PAGE_SIZE: Wording = {
  code: "InvalidMaxResultsException",
  text: "Specify a maximum number of results between 1 and 50.",
};
const CATEGORY: Wording = { code: "InvalidEventCategoryException", text: "Specify insight as the event category." };

const ANY_PAGE: Wording = {
  code: "InvalidMaxResultsException",
  text: "Specify a maximum number of results between 1 and 1000.",
};
const QUERY_STATUS: Wording = { code: "InvalidQueryStatusException", text: "The query status is not valid." };

/** CloudTrail API Reference: Tag, TagsList. */
const TAGS = listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ min: 1, max: 256 }) }), { max: 200 });

/** CloudTrail API Reference: AdvancedFieldSelector, Operator. */
const VALUES = listOf(text({ min: 1, max: 2048, pattern: ".+" }), { min: 1 });

const ADVANCED_SELECTORS = listOf(
  structure({
    Name: text({ max: 1000 }),
    FieldSelectors: listOf(
      structure({
        Field: text({ min: 1, max: 1000, pattern: "[\\w|\\d|\\.|_]+" }),
        Equals: VALUES,
        StartsWith: VALUES,
        EndsWith: VALUES,
        NotEquals: VALUES,
        NotStartsWith: VALUES,
        NotEndsWith: VALUES,
      }),
      { min: 1 },
    ),
  }),
);

/** CloudTrail API Reference: the ARN of an event data store, or the id at its end. */
const STORE = text({ min: 3, max: 256, pattern: "^[a-zA-Z0-9._/\\-:]+$" });
const OWNER = text({ min: 12, max: 16, pattern: "\\d+" });
const TOKEN = text({ min: 4, max: 1000, pattern: ".*" });
const PAGE = number({ min: 1, max: 1000, says: { "min-value": ANY_PAGE, "max-value": ANY_PAGE } });
const ALIAS = text({ min: 1, max: 256, pattern: "^[a-zA-Z][a-zA-Z0-9._\\-]*$" });
const QUERY_ID = text({ min: 36, max: 36, pattern: "^[a-f0-9\\-]+$" });
const STORE_NAME = text({ min: 3, max: 128, pattern: "^[a-zA-Z0-9._\\-]+$" });
const STORE_SETTINGS = {
  AdvancedEventSelectors: ADVANCED_SELECTORS,
  MultiRegionEnabled: FREE,
  OrganizationEnabled: FREE,
  RetentionPeriod: number({ min: 7, max: 3653 }),
  TerminationProtectionEnabled: FREE,
  KmsKeyId: text({ min: 1, max: 350, pattern: "^[a-zA-Z0-9._/\\-:]+$" }),
  BillingMode: oneOf("EXTENDABLE_RETENTION_PRICING", "FIXED_RETENTION_PRICING"),
};

const NO_NAME: Wording = { code: "TrailNotProvidedException", text: "The name of the trail is missing." };
const SETTINGS = {
  S3KeyPrefix: ANY_TEXT,
  SnsTopicName: ANY_TEXT,
  IncludeGlobalServiceEvents: FREE,
  IsMultiRegionTrail: FREE,
  EnableLogFileValidation: FREE,
  CloudWatchLogsLogGroupArn: ANY_TEXT,
  CloudWatchLogsRoleArn: ANY_TEXT,
  KmsKeyId: ANY_TEXT,
  IsOrganizationTrail: FREE,
  RecursiveLogging: FREE,
};

export const CLOUDTRAIL_CONSTRAINTS: ServiceConstraints = {
  CreateTrail: {
    Name: text({ says: { required: NO_NAME } }),
    S3BucketName: ANY_TEXT,
    ...SETTINGS,
    TagsList: TAGS,
  },
  UpdateTrail: { Name: text({ says: { required: NO_NAME } }), S3BucketName: ANY_TEXT, ...SETTINGS },
  DeleteTrail: { Name: ANY_TEXT },
  StartLogging: { Name: ANY_TEXT },
  StopLogging: { Name: ANY_TEXT },
  DescribeTrails: { trailNameList: listOf(ANY_TEXT), includeShadowTrails: FREE },
  GetTrail: { Name: ANY_TEXT },
  GetTrailStatus: { Name: ANY_TEXT },
  ListTrails: { NextToken: ANY_TEXT },
  GetEventSelectors: { TrailName: ANY_TEXT },
  PutEventSelectors: {
    TrailName: ANY_TEXT,
    EventSelectors: listOf(
      structure({
        ReadWriteType: oneOf("ReadOnly", "WriteOnly", "All"),
        IncludeManagementEvents: FREE,
        DataResources: listOf(structure({ Type: ANY_TEXT, Values: listOf(ANY_TEXT) })),
        ExcludeManagementEventSources: listOf(ANY_TEXT),
      }),
    ),
    AdvancedEventSelectors: ADVANCED_SELECTORS,
  },
  AddTags: { ResourceId: ANY_TEXT, TagsList: TAGS },
  RemoveTags: { ResourceId: ANY_TEXT, TagsList: TAGS },
  ListTags: { ResourceIdList: listOf(ANY_TEXT), NextToken: ANY_TEXT },
  CreateEventDataStore: { Name: STORE_NAME, ...STORE_SETTINGS, TagsList: TAGS, StartIngestion: FREE },
  UpdateEventDataStore: { EventDataStore: STORE, Name: STORE_NAME, ...STORE_SETTINGS },
  GetEventDataStore: { EventDataStore: STORE },
  DeleteEventDataStore: { EventDataStore: STORE },
  RestoreEventDataStore: { EventDataStore: STORE },
  StartEventDataStoreIngestion: { EventDataStore: STORE },
  StopEventDataStoreIngestion: { EventDataStore: STORE },
  ListEventDataStores: { NextToken: TOKEN, MaxResults: PAGE },
  StartQuery: {
    QueryStatement: text({ min: 1, max: 10000, pattern: "(?s).*", portable: "[\\s\\S]*" }),
    DeliveryS3Uri: text({ max: 1024, pattern: "s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?" }),
    QueryAlias: ALIAS,
    QueryParameters: listOf(text({ min: 1, max: 1024, pattern: ".*" }), { min: 1, max: 10 }),
    EventDataStoreOwnerAccountId: OWNER,
  },
  DescribeQuery: {
    EventDataStore: STORE,
    QueryId: QUERY_ID,
    QueryAlias: ALIAS,
    RefreshId: text({ min: 10, max: 20, pattern: "\\d+" }),
    EventDataStoreOwnerAccountId: OWNER,
  },
  GetQueryResults: {
    EventDataStore: STORE,
    QueryId: QUERY_ID,
    NextToken: TOKEN,
    MaxQueryResults: PAGE,
    EventDataStoreOwnerAccountId: OWNER,
  },
  ListQueries: {
    EventDataStore: STORE,
    NextToken: TOKEN,
    MaxResults: PAGE,
    StartTime: FREE,
    EndTime: FREE,
    QueryStatus: text({
      oneOf: ["QUEUED", "RUNNING", "FINISHED", "FAILED", "CANCELLED", "TIMED_OUT"],
      says: { enum: QUERY_STATUS },
    }),
  },
  CancelQuery: { EventDataStore: STORE, QueryId: QUERY_ID, EventDataStoreOwnerAccountId: OWNER },
  ListPublicKeys: { StartTime: FREE, EndTime: FREE, NextToken: ANY_TEXT },
  LookupEvents: {
    LookupAttributes: listOf(
      structure({
        AttributeKey: text({
          oneOf: [
            "EventId",
            "EventName",
            "ReadOnly",
            "Username",
            "ResourceType",
            "ResourceName",
            "EventSource",
            "AccessKeyId",
          ],
          says: { required: ATTRIBUTE, enum: ATTRIBUTE },
        }),
        AttributeValue: text({
          min: 1,
          max: 2000,
          says: { required: ATTRIBUTE, "min-length": ATTRIBUTE, "max-length": ATTRIBUTE },
        }),
      }),
    ),
    StartTime: FREE,
    EndTime: FREE,
    EventCategory: text({ oneOf: ["insight"], says: { enum: CATEGORY } }),
    MaxResults: number({ min: 1, max: 50, says: { "min-value": PAGE_SIZE, "max-value": PAGE_SIZE } }),
    NextToken: ANY_TEXT,
  },
};
