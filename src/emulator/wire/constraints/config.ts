/** AWS Config API Reference, 2014-11-12: lengths, patterns and enums of the input of each emulated operation. */
import { ANY_TEXT, FREE, listOf, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const RECORDER_NAME = text({ min: 1, max: 256 });
const AGGREGATOR = text({ min: 1, max: 256, pattern: "[\\w\\-]+" });
const ACCOUNT = text({ pattern: "\\d{12}" });
const REGION = text({ min: 1, max: 64 });
const PAGE = { Limit: number({ min: 0, max: 100 }), NextToken: ANY_TEXT };
const TAGS = listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ min: 0, max: 256 }) }), {
  min: 0,
  max: 50,
});
const FREQUENCY = oneOf("CONTINUOUS", "DAILY");
const LINKED = {
  ServicePrincipal: text({ min: 1, max: 128, pattern: "[\\w+=,.@-]+" }),
  Arn: text({ min: 1, max: 1000 }),
};
const RECORDERS = { ConfigurationRecorderNames: listOf(ANY_TEXT), ...LINKED };
const RESOURCE_TYPES = listOf(ANY_TEXT);
const FILTER = structure({ Type: oneOf("INCLUDE"), Value: listOf(ANY_TEXT) });

export const CONFIG_CONSTRAINTS: ServiceConstraints = {
  PutConfigurationRecorder: {
    ConfigurationRecorder: structure({
      arn: text({ min: 1, max: 1000 }),
      name: RECORDER_NAME,
      roleARN: ANY_TEXT,
      recordingGroup: structure({
        allSupported: FREE,
        includeGlobalResourceTypes: FREE,
        resourceTypes: RESOURCE_TYPES,
        exclusionByResourceTypes: structure({ resourceTypes: RESOURCE_TYPES }),
        recordingStrategy: structure({
          useOnly: oneOf("ALL_SUPPORTED_RESOURCE_TYPES", "INCLUSION_BY_RESOURCE_TYPES", "EXCLUSION_BY_RESOURCE_TYPES"),
        }),
      }),
      recordingMode: structure({
        recordingFrequency: FREQUENCY,
        recordingModeOverrides: listOf(
          structure({ resourceTypes: RESOURCE_TYPES, recordingFrequency: FREQUENCY, description: ANY_TEXT }),
          { min: 0, max: 1 },
        ),
      }),
      recordingScope: oneOf("INTERNAL", "PAID"),
      servicePrincipal: LINKED.ServicePrincipal,
      connectorArn: ANY_TEXT,
      scopeConfiguration: structure({
        scopeType: ANY_TEXT,
        allRegions: FREE,
        scopeValues: listOf(ANY_TEXT),
        includedRegions: listOf(ANY_TEXT),
      }),
    }),
    Tags: TAGS,
  },
  DescribeConfigurationRecorders: RECORDERS,
  DescribeConfigurationRecorderStatus: RECORDERS,
  StartConfigurationRecorder: { ConfigurationRecorderName: RECORDER_NAME },
  StopConfigurationRecorder: { ConfigurationRecorderName: RECORDER_NAME },
  PutDeliveryChannel: {
    DeliveryChannel: structure({
      name: text({ min: 1, max: 256 }),
      s3BucketName: ANY_TEXT,
      s3KeyPrefix: ANY_TEXT,
      s3KmsKeyArn: ANY_TEXT,
      snsTopicARN: ANY_TEXT,
      configSnapshotDeliveryProperties: structure({
        deliveryFrequency: oneOf("One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"),
      }),
    }),
  },
  DescribeDeliveryChannels: { DeliveryChannelNames: listOf(ANY_TEXT) },
  PutConfigurationAggregator: {
    ConfigurationAggregatorName: AGGREGATOR,
    AccountAggregationSources: listOf(
      structure({
        AccountIds: listOf(ACCOUNT, { min: 1 }),
        AllAwsRegions: FREE,
        AwsRegions: listOf(ANY_TEXT, { min: 1 }),
      }),
      { min: 0, max: 1 },
    ),
    OrganizationAggregationSource: structure({
      RoleArn: ANY_TEXT,
      AwsRegions: listOf(ANY_TEXT, { min: 1 }),
      AllAwsRegions: FREE,
    }),
    Tags: TAGS,
    AggregatorFilters: structure({ ResourceType: FILTER, ServicePrincipal: FILTER }),
  },
  DescribeConfigurationAggregators: {
    ConfigurationAggregatorNames: listOf(AGGREGATOR, { min: 0, max: 10 }),
    ...PAGE,
  },
  DeleteConfigurationAggregator: { ConfigurationAggregatorName: AGGREGATOR },
  DescribeConfigurationAggregatorSourcesStatus: {
    ConfigurationAggregatorName: AGGREGATOR,
    UpdateStatus: listOf(oneOf("FAILED", "SUCCEEDED", "OUTDATED"), { min: 1 }),
    ...PAGE,
  },
  ListAggregateDiscoveredResources: {
    ConfigurationAggregatorName: AGGREGATOR,
    ResourceType: ANY_TEXT,
    Filters: structure({
      AccountId: ACCOUNT,
      ResourceId: text({ min: 1, max: 768 }),
      ResourceName: ANY_TEXT,
      Region: REGION,
    }),
    ...PAGE,
  },
  GetAggregateDiscoveredResourceCounts: {
    ConfigurationAggregatorName: AGGREGATOR,
    Filters: structure({ ResourceType: ANY_TEXT, AccountId: ACCOUNT, Region: REGION }),
    GroupByKey: oneOf("RESOURCE_TYPE", "ACCOUNT_ID", "AWS_REGION"),
    ...PAGE,
  },
};
