/** Stack sets, instances, operations and stacks in the words of the wire. CloudFormation API Reference: StackSet, StackInstance, StackSetOperation, Stack. */
import type * as Wire from "@aws-sdk/client-cloudformation";
import {
  type Stack,
  type StackInstance,
  type StackSet,
  type StackSetOperation,
  stackSetArn,
} from "../../../domain/index.ts";

const STATUS = { Status: "ACTIVE", PermissionModel: "SERVICE_MANAGED" } as const;
const DRIFT = { StackDriftStatus: "NOT_CHECKED" } as const;

const autoDeployment = ({ autoDeployment: { enabled, retainStacks } }: StackSet): Wire.AutoDeployment => ({
  Enabled: enabled,
  ...(enabled && { RetainStacksOnAccountRemoval: retainStacks }),
});

const tagList = (tags: ReadonlyMap<string, string>): Wire.Tag[] => [...tags].map(([Key, Value]) => ({ Key, Value }));

const parameterList = (parameters: ReadonlyMap<string, string>): Wire.Parameter[] =>
  [...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

export const describeStackSet = (stackSet: StackSet): Wire.StackSet => ({
  StackSetName: stackSet.name,
  StackSetId: stackSet.id,
  ...(stackSet.description !== undefined && { Description: stackSet.description }),
  ...STATUS,
  TemplateBody: stackSet.templateBody,
  Parameters: parameterList(stackSet.parameters),
  Capabilities: [...stackSet.capabilities] as Wire.Capability[],
  Tags: tagList(stackSet.tags),
  StackSetARN: stackSetArn(stackSet),
  AutoDeployment: autoDeployment(stackSet),
  OrganizationalUnitIds: stackSet.targets.map(({ parentId }) => parentId),
  ManagedExecution: { Active: false },
  Regions: [...new Set(stackSet.targets.flatMap(({ regions }) => regions))],
});

export const summarizeStackSet = (stackSet: StackSet): Wire.StackSetSummary => ({
  StackSetName: stackSet.name,
  StackSetId: stackSet.id,
  ...(stackSet.description !== undefined && { Description: stackSet.description }),
  ...STATUS,
  AutoDeployment: autoDeployment(stackSet),
  ManagedExecution: { Active: false },
});

export const describeInstance = (instance: StackInstance): Wire.StackInstance => ({
  ...summarizeInstance(instance),
  ParameterOverrides: [],
});

export const summarizeInstance = (instance: StackInstance): Wire.StackInstanceSummary => ({
  StackSetId: instance.stackSetId,
  Account: instance.accountId,
  Region: instance.region,
  StackId: instance.stackId,
  OrganizationalUnitId: instance.parentId,
  Status: instance.failure === undefined ? "CURRENT" : "OUTDATED",
  StackInstanceStatus: { DetailedStatus: instance.failure === undefined ? "SUCCEEDED" : "FAILED" },
  ...(instance.failure !== undefined && { StatusReason: instance.failure }),
  DriftStatus: "NOT_CHECKED",
});

export const describeOperation = (stackSetId: string, operation: StackSetOperation): Wire.StackSetOperation => ({
  OperationId: operation.id,
  StackSetId: stackSetId,
  Action: operation.action,
  Status: operation.status,
  ...(operation.retainStacks !== undefined && { RetainStacks: operation.retainStacks }),
  CreationTimestamp: new Date(operation.at),
  EndTimestamp: new Date(operation.at),
  DeploymentTargets: { OrganizationalUnitIds: [...operation.parents] },
});

export const summarizeOperation = (operation: StackSetOperation): Wire.StackSetOperationSummary => ({
  OperationId: operation.id,
  Action: operation.action,
  Status: operation.status,
  CreationTimestamp: new Date(operation.at),
  EndTimestamp: new Date(operation.at),
});

export const describeStack = (stack: Stack): Wire.Stack => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.description !== undefined && { Description: stack.description }),
  Parameters: parameterList(stack.parameters),
  CreationTime: new Date(stack.createdAt),
  ...(stack.deletedAt !== undefined && { DeletionTime: new Date(stack.deletedAt) }),
  StackStatus: stack.status,
  ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
  DisableRollback: false,
  Capabilities: [...stack.capabilities] as Wire.Capability[],
  Outputs: [...stack.outputs].map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
  Tags: tagList(stack.tags),
  EnableTerminationProtection: false,
  DriftInformation: DRIFT,
});

export const summarizeStack = (stack: Stack): Wire.StackSummary => ({
  StackId: stack.id,
  StackName: stack.name,
  ...(stack.description !== undefined && { TemplateDescription: stack.description }),
  CreationTime: new Date(stack.createdAt),
  ...(stack.deletedAt !== undefined && { DeletionTime: new Date(stack.deletedAt) }),
  StackStatus: stack.status,
  ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
  DriftInformation: DRIFT,
});
