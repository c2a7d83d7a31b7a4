/** IAM: users, roles, their policies and their access keys. */
import { isSessionToken } from "../../caller.ts";
import type { AnyOperation, Service } from "../../operation.ts";
import { addUserToGroup } from "./operations/add-user-to-group.ts";
import { attachGroupPolicy } from "./operations/attach-group-policy.ts";
import { attachRolePolicy } from "./operations/attach-role-policy.ts";
import { attachUserPolicy } from "./operations/attach-user-policy.ts";
import { changePassword } from "./operations/change-password.ts";
import { createAccessKey } from "./operations/create-access-key.ts";
import { createAccountAlias } from "./operations/create-account-alias.ts";
import { createGroup } from "./operations/create-group.ts";
import { createLoginProfile } from "./operations/create-login-profile.ts";
import { createOpenIdConnectProvider } from "./operations/create-open-id-connect-provider.ts";
import { createPolicy } from "./operations/create-policy.ts";
import { createPolicyVersion } from "./operations/create-policy-version.ts";
import { createRole } from "./operations/create-role.ts";
import { createSamlProvider } from "./operations/create-saml-provider.ts";
import { createServiceLinkedRole } from "./operations/create-service-linked-role.ts";
import { createUser } from "./operations/create-user.ts";
import { createVirtualMfaDevice } from "./operations/create-virtual-mfa-device.ts";
import { deactivateMfaDevice } from "./operations/deactivate-mfa-device.ts";
import { deleteAccessKey } from "./operations/delete-access-key.ts";
import { deleteAccountAlias } from "./operations/delete-account-alias.ts";
import { deleteAccountPasswordPolicy } from "./operations/delete-account-password-policy.ts";
import { deleteGroup } from "./operations/delete-group.ts";
import { deleteGroupPolicy } from "./operations/delete-group-policy.ts";
import { deleteLoginProfile } from "./operations/delete-login-profile.ts";
import { deleteOpenIdConnectProvider } from "./operations/delete-open-id-connect-provider.ts";
import { deletePolicy } from "./operations/delete-policy.ts";
import { deletePolicyVersion } from "./operations/delete-policy-version.ts";
import { deleteRole } from "./operations/delete-role.ts";
import { deleteRolePermissionsBoundary } from "./operations/delete-role-permissions-boundary.ts";
import { deleteRolePolicy } from "./operations/delete-role-policy.ts";
import { deleteSamlProvider } from "./operations/delete-saml-provider.ts";
import { deleteServiceLinkedRole } from "./operations/delete-service-linked-role.ts";
import { deleteSigningCertificate } from "./operations/delete-signing-certificate.ts";
import { deleteUser } from "./operations/delete-user.ts";
import { deleteUserPermissionsBoundary } from "./operations/delete-user-permissions-boundary.ts";
import { deleteUserPolicy } from "./operations/delete-user-policy.ts";
import { deleteVirtualMfaDevice } from "./operations/delete-virtual-mfa-device.ts";
import { detachGroupPolicy } from "./operations/detach-group-policy.ts";
import { detachRolePolicy } from "./operations/detach-role-policy.ts";
import { detachUserPolicy } from "./operations/detach-user-policy.ts";
import { disableOrganizationsRootCredentialsManagement } from "./operations/disable-organizations-root-credentials-management.ts";
import { disableOrganizationsRootSessions } from "./operations/disable-organizations-root-sessions.ts";
import { enableMfaDevice } from "./operations/enable-mfa-device.ts";
import { enableOrganizationsRootCredentialsManagement } from "./operations/enable-organizations-root-credentials-management.ts";
import { enableOrganizationsRootSessions } from "./operations/enable-organizations-root-sessions.ts";
import { getAccountAuthorizationDetails } from "./operations/get-account-authorization-details.ts";
import { getAccountPasswordPolicy } from "./operations/get-account-password-policy.ts";
import { getAccountSummary } from "./operations/get-account-summary.ts";
import { getGroup } from "./operations/get-group.ts";
import { getGroupPolicy } from "./operations/get-group-policy.ts";
import { getLoginProfile } from "./operations/get-login-profile.ts";
import { getMfaDevice } from "./operations/get-mfa-device.ts";
import { getOpenIdConnectProvider } from "./operations/get-open-id-connect-provider.ts";
import { getPolicy } from "./operations/get-policy.ts";
import { getPolicyVersion } from "./operations/get-policy-version.ts";
import { getRole } from "./operations/get-role.ts";
import { getRolePolicy } from "./operations/get-role-policy.ts";
import { getSamlProvider } from "./operations/get-saml-provider.ts";
import { getServiceLinkedRoleDeletionStatus } from "./operations/get-service-linked-role-deletion-status.ts";
import { getUser } from "./operations/get-user.ts";
import { getUserPolicy } from "./operations/get-user-policy.ts";
import { listAccessKeys } from "./operations/list-access-keys.ts";
import { listAccountAliases } from "./operations/list-account-aliases.ts";
import { listAttachedGroupPolicies } from "./operations/list-attached-group-policies.ts";
import { listAttachedRolePolicies } from "./operations/list-attached-role-policies.ts";
import { listAttachedUserPolicies } from "./operations/list-attached-user-policies.ts";
import { listEntitiesForPolicy } from "./operations/list-entities-for-policy.ts";
import { listGroupPolicies } from "./operations/list-group-policies.ts";
import { listGroups } from "./operations/list-groups.ts";
import { listGroupsForUser } from "./operations/list-groups-for-user.ts";
import { listMfaDevices } from "./operations/list-mfa-devices.ts";
import { listOpenIdConnectProviders } from "./operations/list-open-id-connect-providers.ts";
import { listOrganizationsFeatures } from "./operations/list-organizations-features.ts";
import { listPolicies } from "./operations/list-policies.ts";
import { listPolicyTags } from "./operations/list-policy-tags.ts";
import { listPolicyVersions } from "./operations/list-policy-versions.ts";
import { listRolePolicies } from "./operations/list-role-policies.ts";
import { listRoleTags } from "./operations/list-role-tags.ts";
import { listRoles } from "./operations/list-roles.ts";
import { listSamlProviders } from "./operations/list-saml-providers.ts";
import { listSigningCertificates } from "./operations/list-signing-certificates.ts";
import { listUserPolicies } from "./operations/list-user-policies.ts";
import { listUserTags } from "./operations/list-user-tags.ts";
import { listUsers } from "./operations/list-users.ts";
import { listVirtualMfaDevices } from "./operations/list-virtual-mfa-devices.ts";
import { putGroupPolicy } from "./operations/put-group-policy.ts";
import { putRolePermissionsBoundary } from "./operations/put-role-permissions-boundary.ts";
import { putRolePolicy } from "./operations/put-role-policy.ts";
import { putUserPermissionsBoundary } from "./operations/put-user-permissions-boundary.ts";
import { putUserPolicy } from "./operations/put-user-policy.ts";
import { removeUserFromGroup } from "./operations/remove-user-from-group.ts";
import { setDefaultPolicyVersion } from "./operations/set-default-policy-version.ts";
import { simulateCustomPolicy } from "./operations/simulate-custom-policy.ts";
import { simulatePrincipalPolicy } from "./operations/simulate-principal-policy.ts";
import { tagPolicy } from "./operations/tag-policy.ts";
import { tagRole } from "./operations/tag-role.ts";
import { tagUser } from "./operations/tag-user.ts";
import { untagPolicy } from "./operations/untag-policy.ts";
import { untagRole } from "./operations/untag-role.ts";
import { untagUser } from "./operations/untag-user.ts";
import { updateAccessKey } from "./operations/update-access-key.ts";
import { updateAccountPasswordPolicy } from "./operations/update-account-password-policy.ts";
import { updateAssumeRolePolicy } from "./operations/update-assume-role-policy.ts";
import { updateGroup } from "./operations/update-group.ts";
import { updateLoginProfile } from "./operations/update-login-profile.ts";
import { updateRole } from "./operations/update-role.ts";
import { updateRoleDescription } from "./operations/update-role-description.ts";
import { updateUser } from "./operations/update-user.ts";
import { type IamRefusal, wireError } from "./refusals.ts";

const OPERATIONS = [
  addUserToGroup,
  attachGroupPolicy,
  attachRolePolicy,
  attachUserPolicy,
  changePassword,
  createAccessKey,
  createAccountAlias,
  createGroup,
  createLoginProfile,
  createOpenIdConnectProvider,
  createPolicy,
  createPolicyVersion,
  createRole,
  createSamlProvider,
  createServiceLinkedRole,
  createUser,
  createVirtualMfaDevice,
  deactivateMfaDevice,
  deleteAccessKey,
  deleteAccountAlias,
  deleteAccountPasswordPolicy,
  deleteGroup,
  deleteGroupPolicy,
  deleteLoginProfile,
  deleteOpenIdConnectProvider,
  deletePolicy,
  deletePolicyVersion,
  deleteRole,
  deleteRolePermissionsBoundary,
  deleteRolePolicy,
  deleteSamlProvider,
  deleteServiceLinkedRole,
  deleteSigningCertificate,
  deleteUser,
  deleteUserPermissionsBoundary,
  deleteUserPolicy,
  deleteVirtualMfaDevice,
  detachGroupPolicy,
  detachRolePolicy,
  detachUserPolicy,
  disableOrganizationsRootCredentialsManagement,
  disableOrganizationsRootSessions,
  enableMfaDevice,
  enableOrganizationsRootCredentialsManagement,
  enableOrganizationsRootSessions,
  getAccountAuthorizationDetails,
  getAccountPasswordPolicy,
  getAccountSummary,
  getGroup,
  getGroupPolicy,
  getLoginProfile,
  getMfaDevice,
  getOpenIdConnectProvider,
  getPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  getSamlProvider,
  getServiceLinkedRoleDeletionStatus,
  getUser,
  getUserPolicy,
  listAccessKeys,
  listAccountAliases,
  listAttachedGroupPolicies,
  listAttachedRolePolicies,
  listAttachedUserPolicies,
  listEntitiesForPolicy,
  listGroupPolicies,
  listGroups,
  listGroupsForUser,
  listMfaDevices,
  listOpenIdConnectProviders,
  listOrganizationsFeatures,
  listPolicies,
  listPolicyTags,
  listPolicyVersions,
  listRolePolicies,
  listRoleTags,
  listRoles,
  listSamlProviders,
  listSigningCertificates,
  listUserPolicies,
  listUserTags,
  listUsers,
  listVirtualMfaDevices,
  putGroupPolicy,
  putRolePermissionsBoundary,
  putRolePolicy,
  putUserPermissionsBoundary,
  putUserPolicy,
  removeUserFromGroup,
  setDefaultPolicyVersion,
  simulateCustomPolicy,
  simulatePrincipalPolicy,
  tagPolicy,
  tagRole,
  tagUser,
  untagPolicy,
  untagRole,
  untagUser,
  updateAccessKey,
  updateAccountPasswordPolicy,
  updateAssumeRolePolicy,
  updateGroup,
  updateLoginProfile,
  updateRole,
  updateRoleDescription,
  updateUser,
] as const;

/**
 * IAM is a global service, and AWS takes signatures for us-east-1 alone. Here any Region's are taken: with an endpoint of their own the
 * SDKs and the AWS CLI sign for the client's Region, so that being as strict would refuse whoever did nothing wrong.
 */
export const iamService: Service = {
  name: "iam",
  eventSource: "iam.amazonaws.com",
  actionPrefix: "iam",
  operations: new Map<string, AnyOperation>(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError: (refusal: IamRefusal) => wireError(refusal),
  /**
   * Sessions of GetFederationToken are no credentials for IAM, nor those of GetSessionToken without a second factor (STS API
   * Reference, both pages); that the key is then called unknown is as callers of such sessions have reported it.
   */
  bars: (caller) =>
    caller.identity.kind === "federatedUser" || (isSessionToken(caller) && !caller.credential.session.mfa)
      ? { code: "InvalidClientTokenId", message: "The security token included in the request is invalid", status: 403 }
      : undefined,
  accessDenied: (message) => ({ code: "AccessDenied", message, status: 403, trailCode: "AccessDenied" }),
};
