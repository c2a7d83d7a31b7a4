/** IAM: users, roles, their policies and their access keys. */
import type { AnyOperation, Service } from "../../operation.ts";
import { attachRolePolicy } from "./operations/attach-role-policy.ts";
import { attachUserPolicy } from "./operations/attach-user-policy.ts";
import { createAccessKey } from "./operations/create-access-key.ts";
import { createPolicy } from "./operations/create-policy.ts";
import { createPolicyVersion } from "./operations/create-policy-version.ts";
import { createRole } from "./operations/create-role.ts";
import { createUser } from "./operations/create-user.ts";
import { deleteAccessKey } from "./operations/delete-access-key.ts";
import { deletePolicy } from "./operations/delete-policy.ts";
import { deleteRole } from "./operations/delete-role.ts";
import { deleteRolePolicy } from "./operations/delete-role-policy.ts";
import { deleteUser } from "./operations/delete-user.ts";
import { deleteUserPolicy } from "./operations/delete-user-policy.ts";
import { detachRolePolicy } from "./operations/detach-role-policy.ts";
import { detachUserPolicy } from "./operations/detach-user-policy.ts";
import { getPolicy } from "./operations/get-policy.ts";
import { getPolicyVersion } from "./operations/get-policy-version.ts";
import { getRole } from "./operations/get-role.ts";
import { getRolePolicy } from "./operations/get-role-policy.ts";
import { getUser } from "./operations/get-user.ts";
import { getUserPolicy } from "./operations/get-user-policy.ts";
import { listAccessKeys } from "./operations/list-access-keys.ts";
import { listAttachedRolePolicies } from "./operations/list-attached-role-policies.ts";
import { listAttachedUserPolicies } from "./operations/list-attached-user-policies.ts";
import { listPolicies } from "./operations/list-policies.ts";
import { listRolePolicies } from "./operations/list-role-policies.ts";
import { listRoles } from "./operations/list-roles.ts";
import { listUserPolicies } from "./operations/list-user-policies.ts";
import { listUsers } from "./operations/list-users.ts";
import { putRolePolicy } from "./operations/put-role-policy.ts";
import { putUserPolicy } from "./operations/put-user-policy.ts";
import { simulateCustomPolicy } from "./operations/simulate-custom-policy.ts";
import { simulatePrincipalPolicy } from "./operations/simulate-principal-policy.ts";
import { updateAccessKey } from "./operations/update-access-key.ts";
import { updateAssumeRolePolicy } from "./operations/update-assume-role-policy.ts";
import { type IamRefusal, wireError } from "./refusals.ts";

const OPERATIONS = [
  attachRolePolicy,
  attachUserPolicy,
  createAccessKey,
  createPolicy,
  createPolicyVersion,
  createRole,
  createUser,
  deleteAccessKey,
  deletePolicy,
  deleteRole,
  deleteRolePolicy,
  deleteUser,
  deleteUserPolicy,
  detachRolePolicy,
  detachUserPolicy,
  getPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  getUser,
  getUserPolicy,
  listAccessKeys,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
  listPolicies,
  listRolePolicies,
  listRoles,
  listUserPolicies,
  listUsers,
  putRolePolicy,
  putUserPolicy,
  simulateCustomPolicy,
  simulatePrincipalPolicy,
  updateAccessKey,
  updateAssumeRolePolicy,
] as const;

export const iamService: Service = {
  name: "iam",
  eventSource: "iam.amazonaws.com",
  actionPrefix: "iam",
  operations: new Map<string, AnyOperation>(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError: (refusal: IamRefusal) => wireError(refusal),
  /**
   * Sessions of GetFederationToken are no credentials for IAM (STS API Reference); that the key is then called unknown is as callers
   * of such sessions have reported it.
   */
  bars: ({ identity }) =>
    identity.kind === "federatedUser"
      ? { code: "InvalidClientTokenId", message: "The security token included in the request is invalid", status: 403 }
      : undefined,
  accessDenied: (message) => ({ code: "AccessDenied", message, status: 403, trailCode: "AccessDenied" }),
};
