/** AWS Lambda API Reference, 2015-03-31: lengths, patterns and enums of the input of each emulated operation. */
import {
  ANY_TEXT,
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

const NAME_PATTERN =
  "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?";
/** The same language: an ARN, an account, `function` and a qualifier around a name, each or none. */
const NAME_PORTABLE =
  "(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:[a-z]{2}(?:-gov)?-[a-z]+-\\d:)?(?:\\d{12}:)?(?:function:)?[a-zA-Z0-9_-]+(?::(?:\\$LATEST|[a-zA-Z0-9_-]+))?";
const ARN_PATTERN = "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";
const REGION = "ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}";

const functionName = (max: number) => text({ min: 1, max, pattern: NAME_PATTERN, portable: NAME_PORTABLE });
const QUALIFIER = text({ min: 1, max: 128, pattern: "(|[a-zA-Z0-9$_-]+)" });
const STATEMENT_ID = text({ min: 1, max: 100, pattern: "([a-zA-Z0-9-_]+)", portable: "[a-zA-Z0-9_-]+" });
const OF_FUNCTION = { FunctionName: functionName(140), Qualifier: QUALIFIER };
const OF_NAMESPACED_FUNCTION = { FunctionName: functionName(170), Qualifier: QUALIFIER };

export const LAMBDA_CONSTRAINTS: ServiceConstraints = {
  CreateFunction: {
    FunctionName: functionName(140),
    Runtime: ANY_TEXT,
    Role: text({
      pattern: "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
      portable: "arn:(?:aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z0-9+=,.@_/-]+",
    }),
    Handler: text({ max: 128, pattern: "[^\\s]+" }),
    Code: structure({
      ZipFile: FREE,
      S3Bucket: ANY_TEXT,
      S3Key: ANY_TEXT,
      S3ObjectVersion: ANY_TEXT,
      S3ObjectStorageMode: ANY_TEXT,
      ImageUri: ANY_TEXT,
      SourceKMSKeyArn: ANY_TEXT,
    }),
    Description: text({ min: 0, max: 256 }),
    Timeout: number({ min: 1 }),
    MemorySize: number({ min: 128, max: 10_240 }),
    Publish: FREE,
    PublishTo: oneOf("LATEST_PUBLISHED"),
    VpcConfig: SHAPE_ALONE,
    PackageType: oneOf("Zip", "Image"),
    DeadLetterConfig: SHAPE_ALONE,
    Environment: structure({ Variables: mapOf(ANY_TEXT, ANY_TEXT) }),
    KMSKeyArn: ANY_TEXT,
    TracingConfig: SHAPE_ALONE,
    Tags: mapOf(ANY_TEXT, ANY_TEXT),
    Layers: listOf(ANY_TEXT),
    FileSystemConfigs: listOf(structure({ Arn: ANY_TEXT, LocalMountPath: ANY_TEXT, S3FilesConfig: SHAPE_ALONE })),
    CodeSigningConfigArn: ANY_TEXT,
    ImageConfig: SHAPE_ALONE,
    Architectures: listOf(oneOf("x86_64", "arm64"), { min: 1, max: 1 }),
    EphemeralStorage: SHAPE_ALONE,
    SnapStart: SHAPE_ALONE,
    LoggingConfig: SHAPE_ALONE,
    TenancyConfig: SHAPE_ALONE,
    CapacityProviderConfig: SHAPE_ALONE,
    DurableConfig: SHAPE_ALONE,
  },
  GetFunction: OF_NAMESPACED_FUNCTION,
  GetFunctionConfiguration: OF_NAMESPACED_FUNCTION,
  ListFunctions: {
    MasterRegion: text({ pattern: REGION }),
    FunctionVersion: oneOf("ALL"),
    Marker: ANY_TEXT,
    MaxItems: number({ min: 1, max: 10_000 }),
  },
  DeleteFunction: OF_FUNCTION,
  AddPermission: {
    FunctionName: functionName(140),
    StatementId: STATEMENT_ID,
    Action: text({ pattern: "(lambda:[*]|lambda:[a-zA-Z]+|[*])" }),
    Principal: text({ pattern: "[^\\s]+" }),
    SourceArn: text({ pattern: ARN_PATTERN }),
    FunctionUrlAuthType: oneOf("NONE", "AWS_IAM"),
    InvokedViaFunctionUrl: FREE,
    SourceAccount: text({ max: 12, pattern: "\\d{12}" }),
    EventSourceToken: text({ min: 0, max: 256, pattern: "[a-zA-Z0-9._\\-]+" }),
    Qualifier: QUALIFIER,
    RevisionId: ANY_TEXT,
    PrincipalOrgID: text({ min: 12, max: 34, pattern: "^o-[a-z0-9]{10,32}$" }),
  },
  RemovePermission: {
    FunctionName: functionName(140),
    StatementId: STATEMENT_ID,
    Qualifier: QUALIFIER,
    RevisionId: ANY_TEXT,
  },
  GetPolicy: OF_NAMESPACED_FUNCTION,
  Invoke: {
    FunctionName: functionName(170),
    InvocationType: oneOf("Event", "RequestResponse", "DryRun"),
    LogType: oneOf("None", "Tail"),
    ClientContext: ANY_TEXT,
    DurableExecutionName: ANY_TEXT,
    Payload: FREE,
    Qualifier: QUALIFIER,
    TenantId: ANY_TEXT,
  },
};
