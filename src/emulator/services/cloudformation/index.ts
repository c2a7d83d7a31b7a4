/** CloudFormation: service-managed stack sets, and the stacks that they leave in accounts. */
import type { AnyOperation, Service } from "../../operation.ts";
import { activateOrganizationsAccess } from "./operations/activate-organizations-access.ts";
import { createStackInstances } from "./operations/create-stack-instances.ts";
import { createStackSet } from "./operations/create-stack-set.ts";
import { deactivateOrganizationsAccess } from "./operations/deactivate-organizations-access.ts";
import { deleteStackInstances } from "./operations/delete-stack-instances.ts";
import { deleteStackSet } from "./operations/delete-stack-set.ts";
import { describeOrganizationsAccess } from "./operations/describe-organizations-access.ts";
import { describeStackInstance } from "./operations/describe-stack-instance.ts";
import { describeStackSet } from "./operations/describe-stack-set.ts";
import { describeStackSetOperation } from "./operations/describe-stack-set-operation.ts";
import { describeStacks } from "./operations/describe-stacks.ts";
import { listStackInstances } from "./operations/list-stack-instances.ts";
import { listStackResources } from "./operations/list-stack-resources.ts";
import { listStackSetOperations } from "./operations/list-stack-set-operations.ts";
import { listStackSets } from "./operations/list-stack-sets.ts";
import { listStacks } from "./operations/list-stacks.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  activateOrganizationsAccess,
  createStackInstances,
  createStackSet,
  deactivateOrganizationsAccess,
  deleteStackInstances,
  deleteStackSet,
  describeOrganizationsAccess,
  describeStackInstance,
  describeStackSetOperation,
  describeStackSet,
  describeStacks,
  listStackInstances,
  listStackResources,
  listStackSetOperations,
  listStackSets,
  listStacks,
];

export const cloudFormationService: Service = {
  name: "cloudformation",
  eventSource: "cloudformation.amazonaws.com",
  actionPrefix: "cloudformation",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
