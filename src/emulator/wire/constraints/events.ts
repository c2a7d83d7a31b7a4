/** EventBridge API Reference, 2015-10-07: lengths, patterns, enums and ranges of the input of each emulated operation. */
import {
  ANY_NUMBER,
  ANY_TEXT,
  FREE,
  listOf,
  type Members,
  mapOf,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

const RULE_NAME = text({ min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" });
const EVENT_BUS = text({
  min: 1,
  max: 1600,
  pattern: "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+",
});
const ARN = text({ min: 1, max: 1600 });
const TARGET_ID = text({ min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" });
const INPUT_PATH = text({ max: 256 });
const TAGS = listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) }));
const PAGE: Members = { NextToken: text({ min: 1, max: 2048 }), Limit: number({ min: 1, max: 100 }) };

const ECS = structure({
  TaskDefinitionArn: ARN,
  TaskCount: number({ min: 1 }),
  LaunchType: oneOf("EC2", "FARGATE", "EXTERNAL"),
  NetworkConfiguration: structure({
    awsvpcConfiguration: structure({
      Subnets: listOf(ANY_TEXT),
      SecurityGroups: listOf(ANY_TEXT),
      AssignPublicIp: oneOf("ENABLED", "DISABLED"),
    }),
  }),
  PlatformVersion: ANY_TEXT,
  Group: ANY_TEXT,
  CapacityProviderStrategy: listOf(
    structure({
      capacityProvider: text({ min: 1, max: 255 }),
      weight: number({ min: 0, max: 1000 }),
      base: number({ min: 0, max: 100_000 }),
    }),
    { max: 6 },
  ),
  EnableECSManagedTags: FREE,
  EnableExecuteCommand: FREE,
  PlacementConstraints: listOf(
    structure({ type: oneOf("distinctInstance", "memberOf"), expression: text({ max: 2000 }) }),
    { max: 10 },
  ),
  PlacementStrategy: listOf(structure({ type: oneOf("random", "spread", "binpack"), field: text({ max: 255 }) }), {
    max: 5,
  }),
  PropagateTags: oneOf("TASK_DEFINITION"),
  ReferenceId: text({ max: 1024 }),
  Tags: TAGS,
});

/** The published pattern tries exponentially many ways to split spaces; this one accepts the same texts in one pass. */
const HEADER_VALUE = text({
  max: 512,
  pattern: "^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$",
  portable: "\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*",
});

const HTTP = structure({
  PathParameterValues: listOf(text({ pattern: "^(?!\\s*$).+" })),
  HeaderParameters: mapOf(text({ max: 512, pattern: "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$" }), HEADER_VALUE),
  QueryStringParameters: mapOf(
    text({ max: 512, pattern: "[^\\x00-\\x1F\\x7F]+" }),
    text({ max: 512, pattern: "[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+" }),
  ),
});

const SQL = text({ min: 1, max: 100_000 });
const REDSHIFT = structure({
  SecretManagerArn: text({
    min: 1,
    max: 1600,
    pattern: "(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)",
  }),
  Database: text({ min: 1, max: 64 }),
  DbUser: text({ min: 1, max: 128 }),
  Sql: SQL,
  StatementName: text({ min: 1, max: 500 }),
  WithEvent: FREE,
  Sqls: listOf(SQL, { max: 40 }),
});

const TARGET = structure({
  Id: TARGET_ID,
  Arn: ARN,
  RoleArn: ARN,
  Input: text({ max: 8192 }),
  InputPath: INPUT_PATH,
  InputTransformer: structure({
    InputPathsMap: mapOf(text({ min: 1, max: 256, pattern: "[A-Za-z0-9\\_\\-]+" }), INPUT_PATH, { max: 100 }),
    InputTemplate: text({ min: 1, max: 8192 }),
  }),
  KinesisParameters: structure({ PartitionKeyPath: text({ max: 256 }) }),
  RunCommandParameters: structure({
    RunCommandTargets: listOf(
      structure({
        Key: text({ min: 1, max: 128, pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$" }),
        Values: listOf(text({ min: 1, max: 256 }), { min: 1, max: 50 }),
      }),
      { min: 1, max: 5 },
    ),
  }),
  EcsParameters: ECS,
  BatchParameters: structure({
    JobDefinition: ANY_TEXT,
    JobName: ANY_TEXT,
    ArrayProperties: structure({ Size: ANY_NUMBER }),
    RetryStrategy: structure({ Attempts: ANY_NUMBER }),
  }),
  SqsParameters: structure({ MessageGroupId: text({ max: 100 }) }),
  HttpParameters: HTTP,
  RedshiftDataParameters: REDSHIFT,
  SageMakerPipelineParameters: structure({
    PipelineParameterList: listOf(
      structure({
        Name: text({ min: 1, max: 256, pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" }),
        Value: text({ max: 1024 }),
      }),
      { max: 200 },
    ),
  }),
  DeadLetterConfig: structure({ Arn: ARN }),
  RetryPolicy: structure({
    MaximumRetryAttempts: number({ min: 0, max: 185 }),
    MaximumEventAgeInSeconds: number({ min: 60, max: 86_400 }),
  }),
  AppSyncParameters: structure({ GraphQLOperation: text({ min: 1, max: 1_048_576 }) }),
});

const RULE: Members = { Name: RULE_NAME, EventBusName: EVENT_BUS };

export const EVENTS_CONSTRAINTS: ServiceConstraints = {
  PutRule: {
    Name: RULE_NAME,
    ScheduleExpression: text({ max: 256 }),
    EventPattern: text({ max: 4096 }),
    State: oneOf("ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"),
    Description: text({ max: 512 }),
    RoleArn: ARN,
    Tags: TAGS,
    EventBusName: EVENT_BUS,
  },
  DescribeRule: RULE,
  DeleteRule: { ...RULE, Force: FREE },
  ListRules: { NamePrefix: RULE_NAME, EventBusName: EVENT_BUS, ...PAGE },
  EnableRule: RULE,
  DisableRule: RULE,
  PutTargets: { Rule: RULE_NAME, EventBusName: EVENT_BUS, Targets: listOf(TARGET, { min: 1, max: 100 }) },
  RemoveTargets: {
    Rule: RULE_NAME,
    EventBusName: EVENT_BUS,
    Ids: listOf(TARGET_ID, { min: 1, max: 100 }),
    Force: FREE,
  },
  CreateEventBus: {
    Name: text({ min: 1, max: 256, pattern: "[/\\.\\-_A-Za-z0-9]+" }),
    EventSourceName: text({ min: 1, max: 256, pattern: "aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}" }),
    Description: text({ max: 512 }),
    KmsKeyIdentifier: text({ max: 2048, pattern: "[a-zA-Z0-9_\\-/:]*" }),
    DeadLetterConfig: structure({ Arn: ARN }),
    LogConfig: structure({ IncludeDetail: oneOf("NONE", "FULL"), Level: oneOf("OFF", "ERROR", "INFO", "TRACE") }),
    Tags: TAGS,
  },
  DeleteEventBus: { Name: text({ min: 1, max: 256, pattern: "[/\\.\\-_A-Za-z0-9]+" }) },
  DescribeEventBus: { Name: EVENT_BUS },
  ListEventBuses: { NamePrefix: text({ min: 1, max: 256, pattern: "[/\\.\\-_A-Za-z0-9]+" }), ...PAGE },
  ListRuleNamesByTarget: { TargetArn: ARN, EventBusName: EVENT_BUS, ...PAGE },
  PutEvents: {
    Entries: listOf(
      structure({
        Time: FREE,
        Source: ANY_TEXT,
        Resources: listOf(text({ max: 2048 })),
        DetailType: ANY_TEXT,
        Detail: ANY_TEXT,
        EventBusName: text({
          min: 1,
          max: 1600,
          pattern: "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\.\\-_A-Za-z0-9]+",
        }),
        TraceHeader: text({ min: 1, max: 500 }),
      }),
      { min: 1, max: 10 },
    ),
    EndpointId: text({ min: 1, max: 50, pattern: "^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$" }),
  },
  PutPermission: {
    EventBusName: text({ min: 1, max: 256, pattern: "[\\.\\-_A-Za-z0-9]+" }),
    Action: text({ min: 1, max: 64, pattern: "events:[a-zA-Z]+" }),
    Principal: text({ min: 1, max: 12, pattern: "(\\d{12}|\\*)" }),
    StatementId: text({ min: 1, max: 64, pattern: "[a-zA-Z0-9-_]+" }),
    Condition: structure({ Type: ANY_TEXT, Key: ANY_TEXT, Value: ANY_TEXT }),
    Policy: ANY_TEXT,
  },
  RemovePermission: {
    StatementId: text({ min: 1, max: 64, pattern: "[a-zA-Z0-9-_]+" }),
    RemoveAllPermissions: FREE,
    EventBusName: text({ min: 1, max: 256, pattern: "[\\.\\-_A-Za-z0-9]+" }),
  },
  TagResource: { ResourceARN: ARN, Tags: TAGS },
  UntagResource: { ResourceARN: ARN, TagKeys: listOf(text({ min: 1, max: 128 })) },
  ListTagsForResource: { ResourceARN: ARN },
  TestEventPattern: { EventPattern: text({ max: 4096 }), Event: ANY_TEXT },
  ListTargetsByRule: { Rule: RULE_NAME, EventBusName: EVENT_BUS, ...PAGE },
};
