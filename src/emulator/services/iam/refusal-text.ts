/** The words of IAM's refusals; as observed where somebody has shown them, else in the same manner. */
import type {
  Dependant,
  ExceededQuota,
  ExistingEntity,
  IdentityRefusal,
  MfaComplaint,
  MissingEntity,
  RootAccessRefusal,
} from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";

export function missingText(entity: MissingEntity): string {
  switch (entity.kind) {
    case "user":
    case "role":
    case "group":
      return `The ${entity.kind} with name ${entity.name} cannot be found.`;
    case "inlinePolicy":
      return `The ${entity.of} policy with name ${entity.name} cannot be found.`;
    case "managedPolicy":
      return MANAGED_POLICY_TEXT[entity.wanted](entity.arn);
    case "policyVersion":
      return `Policy ${entity.arn} version ${entity.version} does not exist or is not attachable.`;
    case "signingCertificate":
      return `The Certificate with id ${entity.id} cannot be found.`;
    case "accessKey":
      return `The Access Key with id ${entity.id} cannot be found.`;
    case "membership":
      return `The user ${entity.userName} is not in the group ${entity.groupName}.`;
    case "loginProfile":
      return `Login Profile for User ${entity.userName} cannot be found.`;
    case "mfaDevice":
      return `VirtualMFADevice with serial number ${entity.serialNumber} doesn't exist.`;
    case "passwordPolicy":
      return `The Password Policy with domain name ${entity.accountId} cannot be found.`;
    case "accountAlias":
      return `The account alias ${entity.alias} cannot be found.`;
    case "samlProvider":
      return `Manifest not found for arn ${entity.arn}`;
    case "oidcProvider":
      return `OpenIDConnect Provider not found for arn ${entity.arn}`;
    case "deletionTask":
      return `Deletion id ${entity.id} doesn't exist.`;
    default:
      return unreachable(entity);
  }
}

const MANAGED_POLICY_TEXT = {
  itself: (arn: string) => `Policy ${arn} was not found.`,
  attachable: (arn: string) => `Policy ${arn} does not exist or is not attachable.`,
  boundary: (arn: string) => `Scope ARN: ${arn} does not exist or is not attachable.`,
} as const;

export function existingText({ kind, name }: ExistingEntity): string {
  switch (kind) {
    case "managedPolicy":
      return `A policy called ${name} already exists. Duplicate names are not allowed.`;
    case "user":
      return `User with name ${name} already exists.`;
    case "role":
      return `Role with name ${name} already exists.`;
    case "group":
      return `Group with name ${name} already exists.`;
    case "loginProfile":
      return `Login Profile for user ${name} already exists.`;
    case "mfaDevice":
      return "MFADevice entity at the same path and name already exists.";
    case "accountAlias":
      return `The account alias ${name} already exists.`;
    case "samlProvider":
      return `Provider with name ${name} already exists.`;
    case "oidcProvider":
      return `Provider with url https://${name} already exists.`;
    default:
      return unreachable(kind);
  }
}

export const DEPENDANT_TEXT: Readonly<Record<Dependant, string>> = {
  accessKeys: "Cannot delete entity, must delete access keys first.",
  inlinePolicies: "Cannot delete entity, must delete policies first.",
  attachedPolicies: "Cannot delete entity, must detach all policies first.",
  entitiesAttached: "Cannot delete a policy attached to entities.",
  olderVersions:
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
  groups: "Cannot delete entity, must remove users from group first.",
  members: "Cannot delete entity, must remove users from group first.",
  loginProfile: "Cannot delete entity, must delete login profile first.",
  mfaDevices: "Cannot delete entity, must delete MFA device first.",
  enabledDevice: "MFA VirtualDevice is in use. Must deactivate first.",
  defaultVersion: "Cannot delete the default version of a policy.",
};

export function quotaText(quota: ExceededQuota): string {
  switch (quota.kind) {
    case "managedPolicyVersions":
      return `A managed policy can have up to ${quota.limit} versions. Before you create a new version, you must delete an existing version.`;
    case "attachedPolicies":
      return `Cannot exceed quota for PoliciesPer${TITLE[quota.of]}: ${quota.limit}`;
    case "inlinePolicySize":
      return `Maximum policy size of ${quota.limit} bytes exceeded for ${quota.of} ${quota.name}`;
    case "tags":
      return "The number of tags has reached the maximum limit.";
    default:
      return `Cannot exceed quota for ${QUOTA_NAME[quota.kind]}: ${quota.limit}`;
  }
}

const TITLE = { user: "User", role: "Role", group: "Group" } as const;

const QUOTA_NAME = {
  accessKeys: "AccessKeysPerUser",
  groupsPerUser: "GroupsPerUser",
  mfaDevices: "MfaDevicesPerUser",
  users: "UsersPerAccount",
  roles: "RolesPerAccount",
  groups: "GroupsPerAccount",
  managedPolicies: "PoliciesPerAccount",
  identityProviders: "ProvidersPerAccount",
  managedPolicySize: "PolicySize",
  trustPolicySize: "ACLSizePerRole",
} as const;

export const MFA_TEXT: Readonly<Record<MfaComplaint, string>> = {
  unknownDevice: "MFA device is not associated with the user.",
  wrongCode: "Authentication code for device is not valid.",
  usedCode: "Authentication code for device is not valid.",
  notConsecutive: "Authentication code for device is not valid.",
  incomplete: "Authentication code for device is not valid.",
};

export function passwordText({ rule, limit }: Extract<IdentityRefusal, { kind: "PasswordRefused" }>): string {
  switch (rule) {
    case "length":
      return `Password should have a minimum length of ${limit}`;
    case "kinds":
      return `Password should have at least ${limit} of: uppercase letters, lowercase letters, numbers, symbols`;
    case "uppercase":
      return "Password should have at least one uppercase letter";
    case "lowercase":
      return "Password should have at least one lowercase letter";
    case "number":
      return "Password should have at least one number";
    case "symbol":
      return "Password should have at least one symbol";
    case "reuse":
      return `Password should not be one of the last ${limit} passwords`;
    default:
      return unreachable(rule);
  }
}

/** Our words: the reference describes these errors and shows no message. */
export const ROOT_ACCESS_TEXT: Readonly<Record<RootAccessRefusal["kind"], string>> = {
  OrganizationNotFound: "Your account is not a member of an organization.",
  OrganizationNotInAllFeaturesMode: "Your organization does not have all features enabled.",
  ServiceAccessNotEnabled: "Trusted access is not enabled for IAM in AWS Organizations.",
  AccountNotManagementOrDelegatedAdministrator:
    "Your account is neither the management account of your organization nor its delegated administrator for IAM.",
  CallerIsNotManagementAccount: "Your account is not the management account of your organization.",
};
