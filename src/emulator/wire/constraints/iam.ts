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
    Description: text({ max: 1000, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*" }),
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
  GetPolicyVersion: { PolicyArn: ARN, VersionId: text({ pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?" }) },
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
  SimulateCustomPolicy: {
    ...SIMULATION,
    OrderedOrganizationPolicyInputList: listOf(structure({ ServiceControlPolicyInputList: POLICIES })),
  },
  SimulatePrincipalPolicy: { PolicySourceArn: ARN, ...SIMULATION, PolicyExclusionList: listOf(POLICY_IDENTIFIER) },
};
