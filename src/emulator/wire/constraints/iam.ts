/** IAM API Reference, 2010-05-08: lengths, patterns and enums of the input of each emulated operation. */
import {
  ANY_TEXT,
  FREE,
  listOf,
  type Members,
  number,
  oneOf,
  type ServiceConstraints,
  structure,
  text,
} from "./constraint.ts";

/** IAM looks at the characters of a name itself and does not show the pattern. */
const NAME_TEXT =
  "The specified value for {path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-";
const name = (max: number) =>
  text({
    min: 1,
    max,
    pattern: "[\\w+=,.@-]+",
    says: { pattern: { code: "ValidationError", text: NAME_TEXT } },
  });

const USER_NAME = name(64);
const EXISTING_USER_NAME = name(128);
const ROLE_NAME = name(64);
const POLICY_NAME = name(128);
const ARN = text({ min: 20, max: 2048 });
const PATH = text({ min: 1, max: 512, pattern: "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)" });
const PATH_PREFIX = text({ min: 1, max: 512, pattern: "\\u002F[\\u0021-\\u007F]*" });
const POLICY_PATH = text({ min: 1, max: 512, pattern: "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/" });
const DOCUMENT = text({ min: 1, max: 131_072, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" });
const ACCESS_KEY_ID = text({ min: 16, max: 128, pattern: "[\\w]+" });
const TAGS = listOf(
  structure({
    Key: text({ min: 1, max: 128, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" }),
    Value: text({ max: 256, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" }),
  }),
  { max: 50 },
);
const PAGE: Members = {
  Marker: text({ min: 1, max: 320, pattern: "[\\u0020-\\u00FF]+" }),
  MaxItems: number({ min: 1, max: 1000 }),
};

const USER: Members = { UserName: EXISTING_USER_NAME };
const ROLE: Members = { RoleName: ROLE_NAME };
const POLICY: Members = { PolicyArn: ARN };
const USER_POLICY: Members = { UserName: EXISTING_USER_NAME, PolicyName: POLICY_NAME };
const ROLE_POLICY: Members = { RoleName: ROLE_NAME, PolicyName: POLICY_NAME };
const USER_ATTACHMENT: Members = { UserName: USER_NAME, PolicyArn: ARN };
const ROLE_ATTACHMENT: Members = { RoleName: ROLE_NAME, PolicyArn: ARN };

const EXISTING_GROUP_NAME = name(128);
const GROUP: Members = { GroupName: EXISTING_GROUP_NAME };
const GROUP_POLICY: Members = { GroupName: EXISTING_GROUP_NAME, PolicyName: POLICY_NAME };
const GROUP_ATTACHMENT: Members = { GroupName: EXISTING_GROUP_NAME, PolicyArn: ARN };
const MEMBERSHIP: Members = { GroupName: EXISTING_GROUP_NAME, UserName: EXISTING_USER_NAME };
const TAG_KEYS = listOf(text({ min: 1, max: 128, pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" }), { max: 50 });
const VERSION_ID = text({ pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" });
const DESCRIPTION = text({ max: 1000, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" });
const SERIAL_NUMBER = text({ min: 9, max: 256, pattern: "[\\w+=/:,.@-]+" });
const AUTHENTICATION_CODE = text({ min: 6, max: 6, pattern: "[\\d]+" });
const PASSWORD = text({ min: 1, max: 128, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" });
const ALIAS: Members = { AccountAlias: text({ min: 3, max: 63, pattern: "[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]" }) };
const SAML_PROVIDER: Members = { SAMLProviderArn: ARN };
const OIDC_PROVIDER: Members = { OpenIDConnectProviderArn: ARN };

const POLICIES = listOf(DOCUMENT);
const RESOURCE_NAME = text({ min: 1, max: 2048 });
/** Both simulations. */
const SIMULATION: Members = {
  PolicyInputList: POLICIES,
  PermissionsBoundaryPolicyInputList: POLICIES,
  ActionNames: listOf(text({ min: 3, max: 128 })),
  ResourceArns: listOf(RESOURCE_NAME),
  ResourcePolicy: DOCUMENT,
  ResourceOwner: RESOURCE_NAME,
  CallerArn: RESOURCE_NAME,
  ContextEntries: listOf(
    structure({
      ContextKeyName: text({ min: 5, max: 256 }),
      ContextKeyValues: listOf(ANY_TEXT),
      ContextKeyType: oneOf(
        ...["string", "stringList", "numeric", "numericList", "boolean", "booleanList"],
        ...["ip", "ipList", "binary", "binaryList", "date", "dateList"],
      ),
    }),
  ),
  ResourceHandlingOption: text({ min: 1, max: 64 }),
  ...PAGE,
};
const POLICY_IDENTIFIER = structure({
  PolicyType: oneOf("inline", "user-managed", "aws-managed", "permission-boundary", "scp", "rcp"),
  PolicyArn: ARN,
  InlinePolicyIdentifier: structure({
    PolicyName: POLICY_NAME,
    AttachmentType: oneOf("user", "group", "role"),
    AttachmentName: text({ min: 1, max: 128 }),
  }),
});

export const IAM_CONSTRAINTS: ServiceConstraints = {
  CreateUser: { Path: PATH, UserName: USER_NAME, PermissionsBoundary: ARN, Tags: TAGS },
  GetUser: USER,
  DeleteUser: USER,
  ListUsers: { PathPrefix: PATH_PREFIX, ...PAGE },
  CreateRole: {
    Path: PATH,
    RoleName: ROLE_NAME,
    AssumeRolePolicyDocument: DOCUMENT,
    Description: DESCRIPTION,
    MaxSessionDuration: number({ min: 3600, max: 43_200 }),
    PermissionsBoundary: ARN,
    Tags: TAGS,
  },
  GetRole: ROLE,
  DeleteRole: ROLE,
  ListRoles: { PathPrefix: PATH_PREFIX, ...PAGE },
  UpdateAssumeRolePolicy: { RoleName: ROLE_NAME, PolicyDocument: DOCUMENT },
  PutUserPolicy: { ...USER_POLICY, PolicyDocument: DOCUMENT },
  GetUserPolicy: USER_POLICY,
  DeleteUserPolicy: USER_POLICY,
  ListUserPolicies: { UserName: EXISTING_USER_NAME, ...PAGE },
  PutRolePolicy: { ...ROLE_POLICY, PolicyDocument: DOCUMENT },
  GetRolePolicy: ROLE_POLICY,
  DeleteRolePolicy: ROLE_POLICY,
  ListRolePolicies: { RoleName: ROLE_NAME, ...PAGE },
  AttachUserPolicy: USER_ATTACHMENT,
  DetachUserPolicy: USER_ATTACHMENT,
  ListAttachedUserPolicies: { UserName: USER_NAME, PathPrefix: POLICY_PATH, ...PAGE },
  AttachRolePolicy: ROLE_ATTACHMENT,
  DetachRolePolicy: ROLE_ATTACHMENT,
  ListAttachedRolePolicies: { RoleName: ROLE_NAME, PathPrefix: POLICY_PATH, ...PAGE },
  CreatePolicy: {
    PolicyName: POLICY_NAME,
    Path: POLICY_PATH,
    PolicyDocument: DOCUMENT,
    Description: text({ max: 1000 }),
    Tags: TAGS,
  },
  GetPolicy: POLICY,
  GetPolicyVersion: { PolicyArn: ARN, VersionId: VERSION_ID },
  DeletePolicy: POLICY,
  ListPolicies: {
    Scope: oneOf("All", "AWS", "Local"),
    OnlyAttached: FREE,
    PathPrefix: POLICY_PATH,
    PolicyUsageFilter: oneOf("PermissionsPolicy", "PermissionsBoundary"),
    ...PAGE,
  },
  CreatePolicyVersion: { PolicyArn: ARN, PolicyDocument: DOCUMENT, SetAsDefault: FREE },
  CreateAccessKey: USER,
  DeleteAccessKey: { UserName: EXISTING_USER_NAME, AccessKeyId: ACCESS_KEY_ID },
  ListAccessKeys: { UserName: EXISTING_USER_NAME, ...PAGE },
  UpdateAccessKey: {
    UserName: EXISTING_USER_NAME,
    AccessKeyId: ACCESS_KEY_ID,
    Status: oneOf("Active", "Inactive", "Expired"),
  },
  CreateGroup: { Path: PATH, GroupName: name(128) },
  GetGroup: { ...GROUP, ...PAGE },
  UpdateGroup: { GroupName: EXISTING_GROUP_NAME, NewPath: PATH, NewGroupName: name(128) },
  DeleteGroup: GROUP,
  ListGroups: { PathPrefix: PATH_PREFIX, ...PAGE },
  ListGroupsForUser: { ...USER, ...PAGE },
  AddUserToGroup: MEMBERSHIP,
  RemoveUserFromGroup: MEMBERSHIP,
  AttachGroupPolicy: GROUP_ATTACHMENT,
  DetachGroupPolicy: GROUP_ATTACHMENT,
  ListAttachedGroupPolicies: { GroupName: EXISTING_GROUP_NAME, PathPrefix: POLICY_PATH, ...PAGE },
  PutGroupPolicy: { ...GROUP_POLICY, PolicyDocument: DOCUMENT },
  GetGroupPolicy: GROUP_POLICY,
  DeleteGroupPolicy: GROUP_POLICY,
  ListGroupPolicies: { ...GROUP, ...PAGE },
  ListPolicyVersions: { ...POLICY, ...PAGE },
  DeletePolicyVersion: { PolicyArn: ARN, VersionId: VERSION_ID },
  SetDefaultPolicyVersion: { PolicyArn: ARN, VersionId: VERSION_ID },
  ListEntitiesForPolicy: {
    PolicyArn: ARN,
    EntityFilter: oneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"),
    PathPrefix: PATH,
    PolicyUsageFilter: oneOf("PermissionsPolicy", "PermissionsBoundary"),
    ...PAGE,
  },
  PutUserPermissionsBoundary: { UserName: USER_NAME, PermissionsBoundary: ARN },
  DeleteUserPermissionsBoundary: { UserName: USER_NAME },
  PutRolePermissionsBoundary: { RoleName: ROLE_NAME, PermissionsBoundary: ARN },
  DeleteRolePermissionsBoundary: ROLE,
  UpdateUser: { UserName: EXISTING_USER_NAME, NewPath: PATH, NewUserName: USER_NAME },
  UpdateRole: { RoleName: ROLE_NAME, Description: DESCRIPTION, MaxSessionDuration: number({ min: 3600, max: 43_200 }) },
  UpdateRoleDescription: { RoleName: ROLE_NAME, Description: DESCRIPTION },
  TagUser: { UserName: EXISTING_USER_NAME, Tags: TAGS },
  UntagUser: { UserName: EXISTING_USER_NAME, TagKeys: TAG_KEYS },
  ListUserTags: { ...USER, ...PAGE },
  TagRole: { RoleName: ROLE_NAME, Tags: TAGS },
  UntagRole: { RoleName: ROLE_NAME, TagKeys: TAG_KEYS },
  ListRoleTags: { ...ROLE, ...PAGE },
  TagPolicy: { PolicyArn: ARN, Tags: TAGS },
  UntagPolicy: { PolicyArn: ARN, TagKeys: TAG_KEYS },
  ListPolicyTags: { ...POLICY, ...PAGE },
  CreateServiceLinkedRole: {
    AWSServiceName: text({ min: 1, max: 128, pattern: "[\\w+=,.@-]+" }),
    Description: DESCRIPTION,
    CustomSuffix: text({ min: 1, max: 64, pattern: "[\\w+=,.@-]+" }),
  },
  DeleteServiceLinkedRole: ROLE,
  GetServiceLinkedRoleDeletionStatus: { DeletionTaskId: text({ min: 1, max: 1000 }) },
  CreateVirtualMFADevice: {
    Path: PATH,
    VirtualMFADeviceName: text({ min: 1, pattern: "[\\w+=,.@-]+" }),
    Tags: TAGS,
  },
  EnableMFADevice: {
    UserName: EXISTING_USER_NAME,
    SerialNumber: SERIAL_NUMBER,
    AuthenticationCode1: AUTHENTICATION_CODE,
    AuthenticationCode2: AUTHENTICATION_CODE,
  },
  DeactivateMFADevice: { UserName: EXISTING_USER_NAME, SerialNumber: SERIAL_NUMBER },
  DeleteVirtualMFADevice: { SerialNumber: SERIAL_NUMBER },
  ListMFADevices: { ...USER, ...PAGE },
  ListVirtualMFADevices: { AssignmentStatus: oneOf("Assigned", "Unassigned", "Any"), ...PAGE },
  GetMFADevice: { SerialNumber: SERIAL_NUMBER, UserName: USER_NAME },
  CreateLoginProfile: { UserName: EXISTING_USER_NAME, Password: PASSWORD, PasswordResetRequired: FREE },
  GetLoginProfile: USER,
  UpdateLoginProfile: { UserName: EXISTING_USER_NAME, Password: PASSWORD, PasswordResetRequired: FREE },
  DeleteLoginProfile: USER,
  ChangePassword: { OldPassword: PASSWORD, NewPassword: PASSWORD },
  GetAccountPasswordPolicy: {},
  UpdateAccountPasswordPolicy: {
    MinimumPasswordLength: number({ min: 6, max: 128 }),
    RequireSymbols: FREE,
    RequireNumbers: FREE,
    RequireUppercaseCharacters: FREE,
    RequireLowercaseCharacters: FREE,
    AllowUsersToChangePassword: FREE,
    MaxPasswordAge: number({ min: 1, max: 1095 }),
    PasswordReusePrevention: number({ min: 1, max: 24 }),
    HardExpiry: FREE,
  },
  DeleteAccountPasswordPolicy: {},
  CreateAccountAlias: ALIAS,
  DeleteAccountAlias: ALIAS,
  ListAccountAliases: PAGE,
  GetAccountSummary: {},
  GetAccountAuthorizationDetails: {
    Filter: listOf(oneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")),
    ...PAGE,
  },
  CreateSAMLProvider: {
    SAMLMetadataDocument: text({ min: 1000, max: 10_000_000 }),
    Name: text({ min: 1, max: 128, pattern: "[\\w._-]+" }),
    Tags: TAGS,
    AssertionEncryptionMode: oneOf("Required", "Allowed"),
    AddPrivateKey: text({ min: 1, max: 16_384, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" }),
  },
  GetSAMLProvider: SAML_PROVIDER,
  DeleteSAMLProvider: SAML_PROVIDER,
  ListSAMLProviders: {},
  CreateOpenIDConnectProvider: {
    Url: text({ min: 1, max: 255 }),
    ClientIDList: listOf(text({ min: 1, max: 255 })),
    ThumbprintList: listOf(text({ min: 40, max: 40 })),
    Tags: TAGS,
  },
  GetOpenIDConnectProvider: OIDC_PROVIDER,
  DeleteOpenIDConnectProvider: OIDC_PROVIDER,
  ListOpenIDConnectProviders: {},
  SimulateCustomPolicy: {
    ...SIMULATION,
    OrderedOrganizationPolicyInputList: listOf(structure({ ServiceControlPolicyInputList: POLICIES })),
  },
  ListSigningCertificates: { ...USER, ...PAGE },
  DeleteSigningCertificate: {
    UserName: EXISTING_USER_NAME,
    CertificateId: text({ min: 24, max: 128, pattern: "[\\w]+" }),
  },
  EnableOrganizationsRootCredentialsManagement: {},
  DisableOrganizationsRootCredentialsManagement: {},
  EnableOrganizationsRootSessions: {},
  DisableOrganizationsRootSessions: {},
  ListOrganizationsFeatures: {},
  SimulatePrincipalPolicy: { PolicySourceArn: ARN, ...SIMULATION, PolicyExclusionList: listOf(POLICY_IDENTIFIER) },
};
