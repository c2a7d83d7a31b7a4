/**
 * AWS Organizations API Reference, 2016-11-28: lengths, patterns and enums of the input of each emulated operation.
 * The Reasons are those that the reference lists under InvalidInputException.
 */
import { FREE, listOf, type Members, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const ORGANIZATIONAL_UNIT_ID = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";

const ACCOUNT_ID = text({ max: 12, pattern: "^\\d{12}$" });
const ROOT_ID = text({ max: 34, pattern: "^r-[0-9a-z]{4,32}$" });
const OU_ID = text({ max: 68, pattern: `^${ORGANIZATIONAL_UNIT_ID}$` });
const OU_NAME = text({ min: 1, max: 128 });
const PARENT_ID = text({ max: 100, pattern: `^(r-[0-9a-z]{4,32})|(${ORGANIZATIONAL_UNIT_ID})$` });
const CHILD_ID = text({ max: 100, pattern: `^(\\d{12})|(${ORGANIZATIONAL_UNIT_ID})$` });
const TARGET_ID = text({
  max: 100,
  pattern: `^(r-[0-9a-z]{4,32})|(\\d{12})|(${ORGANIZATIONAL_UNIT_ID})$`,
  says: { pattern: { reason: "INVALID_PATTERN_TARGET_ID" } },
});
const POLICY_ID = text({
  max: 130,
  pattern: "^p-[0-9a-zA-Z_]{8,128}$",
  says: { pattern: { reason: "INVALID_SYNTAX_POLICY_ID" } },
});
const HANDSHAKE_ID = text({ max: 34, pattern: "^h-[0-9a-z]{8,32}$" });
const CREATE_ACCOUNT_REQUEST_ID = text({ max: 36, pattern: "^car-[a-z0-9]{8,32}$" });
const EMAIL = text({ min: 6, max: 64, pattern: "[^\\s@]+@[^\\s@]+\\.[^\\s@]+" });
const CREATE_ACCOUNT_NAME = text({ min: 1, max: 50, pattern: "[\\u0020-\\u007E]+" });
const ROLE_NAME = text({
  max: 64,
  pattern: "[\\w+=,.@-]{1,64}",
  says: { pattern: { reason: "INVALID_ROLE_NAME" } },
});
const POLICY_NAME = text({ min: 1, max: 128 });
const POLICY_DESCRIPTION = text({ max: 512 });
const POLICY_CONTENT = text({ min: 1 });
/** Those of which an account can have an effective policy. */
const MANAGEMENT_POLICY_TYPES = [
  "TAG_POLICY",
  "BACKUP_POLICY",
  "AISERVICES_OPT_OUT_POLICY",
  "CHATBOT_POLICY",
  "DECLARATIVE_POLICY_EC2",
  "SECURITYHUB_POLICY",
  "SECURITYHUB_CSPM_POLICY",
  "GUARDDUTY_POLICY",
  "INSPECTOR_POLICY",
  "UPGRADE_ROLLOUT_POLICY",
  "BEDROCK_POLICY",
  "S3_POLICY",
  "NETWORK_SECURITY_DIRECTOR_POLICY",
];
const policyTypes = (oneOf: readonly string[]) =>
  text({ oneOf, says: { enum: { reason: "INVALID_ENUM_POLICY_TYPE" } } });
const POLICY_TYPE = policyTypes(["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", ...MANAGEMENT_POLICY_TYPES]);
const MANAGEMENT_POLICY_TYPE = policyTypes(MANAGEMENT_POLICY_TYPES);
const SERVICE_PRINCIPAL = text({ min: 1, max: 128, pattern: "[\\w+=,.@-]*" });
const TAGGABLE_ID = text({
  max: 130,
  pattern:
    "^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})|(^p-[0-9a-zA-Z_]{8,128})|(^rp-[0-9a-zA-Z_]{4,128})|(^rt-[0-9a-zA-Z_]{8,32})$",
});

const TAG_PATTERN = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";
const TAG_KEY = text({ min: 1, max: 128, pattern: TAG_PATTERN });
const TAGS = listOf(structure({ Key: TAG_KEY, Value: text({ max: 256, pattern: TAG_PATTERN }) }));

const HANDSHAKE_PARTY = structure({
  Id: text({ min: 1, max: 64 }),
  Type: oneOf("ACCOUNT", "ORGANIZATION", "EMAIL"),
});
const TRANSFER_ID = text({ pattern: "^rt-[0-9a-z]{8,32}$" });
const TRANSFER_NAME = text({ min: 1, max: 128, pattern: "^[ -~]+$" });
const TRANSFER_TYPE = oneOf("BILLING");

const PAGE_TOKEN = text({ max: 100_000 });
const PAGE: Members = { NextToken: PAGE_TOKEN, MaxResults: number({ min: 1, max: 20 }) };
const HANDSHAKE: Members = { HandshakeId: HANDSHAKE_ID };
const HANDSHAKES: Members = {
  Filter: structure({
    ActionType: oneOf(
      "INVITE",
      "ENABLE_ALL_FEATURES",
      "APPROVE_ALL_FEATURES",
      "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE",
      "TRANSFER_RESPONSIBILITY",
    ),
    ParentHandshakeId: HANDSHAKE_ID,
  }),
  ...PAGE,
};

export const ORGANIZATIONS_CONSTRAINTS: ServiceConstraints = {
  CreateOrganization: { FeatureSet: oneOf("ALL", "CONSOLIDATED_BILLING") },
  DescribeOrganization: {},
  DeleteOrganization: {},
  EnablePolicyType: { RootId: ROOT_ID, PolicyType: POLICY_TYPE },
  DisablePolicyType: { RootId: ROOT_ID, PolicyType: POLICY_TYPE },
  ListRoots: PAGE,
  ListAccounts: PAGE,
  ListAccountsForParent: { ParentId: PARENT_ID, ...PAGE },
  DescribeAccount: { AccountId: ACCOUNT_ID },
  CreateAccount: {
    Email: EMAIL,
    AccountName: CREATE_ACCOUNT_NAME,
    RoleName: ROLE_NAME,
    IamUserAccessToBilling: oneOf("ALLOW", "DENY"),
    Tags: TAGS,
  },
  CloseAccount: { AccountId: ACCOUNT_ID },
  DescribeCreateAccountStatus: { CreateAccountRequestId: CREATE_ACCOUNT_REQUEST_ID },
  ListCreateAccountStatus: { States: listOf(oneOf("IN_PROGRESS", "SUCCEEDED", "FAILED")), ...PAGE },
  ListParents: { ChildId: CHILD_ID, ...PAGE },
  ListChildren: { ParentId: PARENT_ID, ChildType: oneOf("ACCOUNT", "ORGANIZATIONAL_UNIT"), ...PAGE },
  CreateOrganizationalUnit: { ParentId: PARENT_ID, Name: OU_NAME, Tags: TAGS },
  UpdateOrganizationalUnit: { OrganizationalUnitId: OU_ID, Name: OU_NAME },
  DeleteOrganizationalUnit: { OrganizationalUnitId: OU_ID },
  DescribeOrganizationalUnit: { OrganizationalUnitId: OU_ID },
  ListOrganizationalUnitsForParent: { ParentId: PARENT_ID, ...PAGE },
  CreatePolicy: {
    Content: POLICY_CONTENT,
    Description: POLICY_DESCRIPTION,
    Name: POLICY_NAME,
    Type: POLICY_TYPE,
    Tags: TAGS,
  },
  UpdatePolicy: { PolicyId: POLICY_ID, Name: POLICY_NAME, Description: POLICY_DESCRIPTION, Content: POLICY_CONTENT },
  DeletePolicy: { PolicyId: POLICY_ID },
  DescribePolicy: { PolicyId: POLICY_ID },
  ListPolicies: { Filter: POLICY_TYPE, ...PAGE },
  ListPoliciesForTarget: { TargetId: TARGET_ID, Filter: POLICY_TYPE, ...PAGE },
  ListTargetsForPolicy: { PolicyId: POLICY_ID, ...PAGE },
  AttachPolicy: { PolicyId: POLICY_ID, TargetId: TARGET_ID },
  DetachPolicy: { PolicyId: POLICY_ID, TargetId: TARGET_ID },
  MoveAccount: { AccountId: ACCOUNT_ID, SourceParentId: PARENT_ID, DestinationParentId: PARENT_ID },
  LeaveOrganization: {},
  RemoveAccountFromOrganization: { AccountId: ACCOUNT_ID },
  InviteAccountToOrganization: {
    Target: HANDSHAKE_PARTY,
    Notes: text({ max: 1024 }),
    Tags: TAGS,
  },
  AcceptHandshake: HANDSHAKE,
  DeclineHandshake: HANDSHAKE,
  CancelHandshake: HANDSHAKE,
  DescribeHandshake: HANDSHAKE,
  EnableAllFeatures: {},
  TagResource: { ResourceId: TAGGABLE_ID, Tags: TAGS },
  UntagResource: { ResourceId: TAGGABLE_ID, TagKeys: listOf(TAG_KEY) },
  ListTagsForResource: { ResourceId: TAGGABLE_ID, NextToken: PAGE_TOKEN },
  EnableAWSServiceAccess: { ServicePrincipal: SERVICE_PRINCIPAL },
  DisableAWSServiceAccess: { ServicePrincipal: SERVICE_PRINCIPAL },
  ListAWSServiceAccessForOrganization: PAGE,
  RegisterDelegatedAdministrator: { AccountId: ACCOUNT_ID, ServicePrincipal: SERVICE_PRINCIPAL },
  DeregisterDelegatedAdministrator: { AccountId: ACCOUNT_ID, ServicePrincipal: SERVICE_PRINCIPAL },
  ListDelegatedAdministrators: { ServicePrincipal: SERVICE_PRINCIPAL, ...PAGE },
  ListDelegatedServicesForAccount: { AccountId: ACCOUNT_ID, ...PAGE },
  PutResourcePolicy: { Content: text({ min: 1, max: 40_000 }), Tags: TAGS },
  DescribeResourcePolicy: {},
  DeleteResourcePolicy: {},
  DescribeEffectivePolicy: { PolicyType: MANAGEMENT_POLICY_TYPE, TargetId: TARGET_ID },
  InviteOrganizationToTransferResponsibility: {
    Type: TRANSFER_TYPE,
    Target: HANDSHAKE_PARTY,
    Notes: text({ max: 1024 }),
    StartTimestamp: FREE,
    SourceName: TRANSFER_NAME,
    Tags: TAGS,
  },
  DescribeResponsibilityTransfer: { Id: TRANSFER_ID },
  UpdateResponsibilityTransfer: { Id: TRANSFER_ID, Name: TRANSFER_NAME },
  TerminateResponsibilityTransfer: { Id: TRANSFER_ID, EndTimestamp: FREE },
  ListInboundResponsibilityTransfers: { Type: TRANSFER_TYPE, Id: TRANSFER_ID, ...PAGE },
  ListOutboundResponsibilityTransfers: { Type: TRANSFER_TYPE, ...PAGE },
  ListHandshakesForAccount: HANDSHAKES,
  ListHandshakesForOrganization: HANDSHAKES,
};
