/** IAM Identity Center: permission sets, and who has them in which account. */
import type { AnyOperation, Service } from "../../operation.ts";
import { attachManagedPolicyToPermissionSet } from "./operations/attach-managed-policy-to-permission-set.ts";
import { createAccountAssignment } from "./operations/create-account-assignment.ts";
import { createPermissionSet } from "./operations/create-permission-set.ts";
import { deleteAccountAssignment } from "./operations/delete-account-assignment.ts";
import { describeAccountAssignmentCreationStatus } from "./operations/describe-account-assignment-creation-status.ts";
import { describeAccountAssignmentDeletionStatus } from "./operations/describe-account-assignment-deletion-status.ts";
import { describePermissionSet } from "./operations/describe-permission-set.ts";
import { describePermissionSetProvisioningStatus } from "./operations/describe-permission-set-provisioning-status.ts";
import { listAccountAssignments } from "./operations/list-account-assignments.ts";
import { listAccountsForProvisionedPermissionSet } from "./operations/list-accounts-for-provisioned-permission-set.ts";
import { listInstances } from "./operations/list-instances.ts";
import { listPermissionSets } from "./operations/list-permission-sets.ts";
import { provisionPermissionSet } from "./operations/provision-permission-set.ts";
import { putInlinePolicyToPermissionSet } from "./operations/put-inline-policy-to-permission-set.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  attachManagedPolicyToPermissionSet,
  createAccountAssignment,
  createPermissionSet,
  deleteAccountAssignment,
  describeAccountAssignmentCreationStatus,
  describeAccountAssignmentDeletionStatus,
  describePermissionSetProvisioningStatus,
  describePermissionSet,
  listAccountAssignments,
  listAccountsForProvisionedPermissionSet,
  listInstances,
  listPermissionSets,
  provisionPermissionSet,
  putInlinePolicyToPermissionSet,
];

export const identityCenterService: Service = {
  name: "sso",
  eventSource: "sso.amazonaws.com",
  actionPrefix: "sso",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
