/** AWS CloudFormation API Reference, 2010-05-15: lengths, patterns and enums of the input of each emulated operation. */
import { ANY_TEXT, FREE, listOf, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const SET_NAME = text({
  min: 1,
  pattern: "[a-zA-Z][-a-zA-Z0-9]*(?::[a-zA-Z0-9]{8}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{4}-[a-zA-Z0-9]{12})?",
});
const CALL_AS = oneOf("SELF", "DELEGATED_ADMIN");
const ACCOUNT = text({ pattern: "[0-9]{12}" });
const REGION = text({ pattern: "[a-zA-Z0-9-]{1,128}" });
const TOKEN = text({ min: 1, max: 1024 });
const PAGE = { NextToken: TOKEN, MaxResults: number({ min: 1, max: 100 }) };
const OPERATION_ID = text({ min: 1, max: 128, pattern: "[a-zA-Z0-9][-a-zA-Z0-9]*" });
const PARAMETERS = listOf(
  structure({ ParameterKey: ANY_TEXT, ParameterValue: ANY_TEXT, UsePreviousValue: FREE, ResolvedValue: ANY_TEXT }),
);
const TARGETS = structure({
  Accounts: listOf(ACCOUNT),
  AccountsUrl: text({ min: 1, max: 5120, pattern: "(s3://|http(s?)://).+" }),
  OrganizationalUnitIds: listOf(text({ pattern: "(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})" })),
  AccountFilterType: oneOf("NONE", "INTERSECTION", "DIFFERENCE", "UNION"),
});
const PREFERENCES = structure({
  RegionConcurrencyType: oneOf("SEQUENTIAL", "PARALLEL"),
  RegionOrder: listOf(REGION),
  FailureToleranceCount: number({ min: 0 }),
  FailureTolerancePercentage: number({ min: 0, max: 100 }),
  MaxConcurrentCount: number({ min: 1 }),
  MaxConcurrentPercentage: number({ min: 1, max: 100 }),
  ConcurrencyMode: oneOf("STRICT_FAILURE_TOLERANCE", "SOFT_FAILURE_TOLERANCE"),
});
const NAMED = { StackSetName: SET_NAME, CallAs: CALL_AS };
const STACK = { StackName: text({ min: 1 }), NextToken: TOKEN };

const STACK_STATUS = oneOf(
  "CREATE_IN_PROGRESS",
  "CREATE_FAILED",
  "CREATE_COMPLETE",
  "ROLLBACK_IN_PROGRESS",
  "ROLLBACK_FAILED",
  "ROLLBACK_COMPLETE",
  "DELETE_IN_PROGRESS",
  "DELETE_FAILED",
  "DELETE_COMPLETE",
  "UPDATE_IN_PROGRESS",
  "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_COMPLETE",
  "UPDATE_FAILED",
  "UPDATE_ROLLBACK_IN_PROGRESS",
  "UPDATE_ROLLBACK_FAILED",
  "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_ROLLBACK_COMPLETE",
  "REVIEW_IN_PROGRESS",
  "IMPORT_IN_PROGRESS",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_IN_PROGRESS",
  "IMPORT_ROLLBACK_FAILED",
  "IMPORT_ROLLBACK_COMPLETE",
);

export const CLOUDFORMATION_CONSTRAINTS: ServiceConstraints = {
  ActivateOrganizationsAccess: {},
  DeactivateOrganizationsAccess: {},
  DescribeOrganizationsAccess: { CallAs: CALL_AS },
  CreateStackSet: {
    StackSetName: ANY_TEXT,
    Description: text({ min: 1, max: 1024 }),
    TemplateBody: text({ min: 1, max: 51_200 }),
    TemplateURL: text({ min: 1, max: 5120 }),
    StackId: ANY_TEXT,
    Parameters: PARAMETERS,
    Capabilities: listOf(oneOf("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")),
    Tags: listOf(structure({ Key: text({ min: 1, max: 128 }), Value: text({ min: 1, max: 256 }) }), { max: 50 }),
    AdministrationRoleARN: text({ min: 20, max: 2048 }),
    ExecutionRoleName: text({ min: 1, max: 64, pattern: "[a-zA-Z_0-9+=,.@-]+" }),
    PermissionModel: oneOf("SERVICE_MANAGED", "SELF_MANAGED"),
    AutoDeployment: structure({ Enabled: FREE, RetainStacksOnAccountRemoval: FREE, DependsOn: listOf(ANY_TEXT) }),
    CallAs: CALL_AS,
    ClientRequestToken: text({ min: 1, max: 128, pattern: "[a-zA-Z0-9][-a-zA-Z0-9]*" }),
    ManagedExecution: structure({ Active: FREE }),
  },
  DeleteStackSet: NAMED,
  DescribeStackSet: NAMED,
  ListStackSets: { ...PAGE, Status: oneOf("ACTIVE", "DELETED"), CallAs: CALL_AS },
  CreateStackInstances: {
    ...NAMED,
    Accounts: listOf(ACCOUNT),
    DeploymentTargets: TARGETS,
    Regions: listOf(REGION),
    ParameterOverrides: PARAMETERS,
    OperationPreferences: PREFERENCES,
    OperationId: OPERATION_ID,
  },
  DeleteStackInstances: {
    ...NAMED,
    Accounts: listOf(ACCOUNT),
    DeploymentTargets: TARGETS,
    Regions: listOf(REGION),
    OperationPreferences: PREFERENCES,
    RetainStacks: FREE,
    OperationId: OPERATION_ID,
  },
  ListStackInstances: {
    ...NAMED,
    ...PAGE,
    Filters: listOf(
      structure({
        Name: oneOf("DETAILED_STATUS", "LAST_OPERATION_ID", "DRIFT_STATUS"),
        Values: text({ min: 6, max: 36, pattern: "\\S{6,36}" }),
      }),
      { max: 3 },
    ),
    StackInstanceAccount: ACCOUNT,
    StackInstanceRegion: REGION,
  },
  DescribeStackInstance: { ...NAMED, StackInstanceAccount: ACCOUNT, StackInstanceRegion: REGION },
  ListStackSetOperations: { ...NAMED, ...PAGE },
  DescribeStackSetOperation: { ...NAMED, OperationId: OPERATION_ID },
  ListStacks: { NextToken: TOKEN, StackStatusFilter: listOf(STACK_STATUS) },
  DescribeStacks: STACK,
  ListStackResources: STACK,
};
