/** IAM Identity Center API Reference, 2020-07-20: lengths, patterns and enums of the input of each emulated operation. */
import { listOf, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const PARTITION = "arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b)";
const INSTANCE = text({ min: 10, max: 1224, pattern: `${PARTITION}:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}` });
const SET = text({
  min: 10,
  max: 1224,
  pattern: `${PARTITION}:sso:::permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}`,
});
const ACCOUNT = text({ min: 12, max: 12, pattern: "\\d{12}" });
const PAGE = {
  MaxResults: number({ min: 1, max: 100 }),
  NextToken: text({ min: 0, max: 2048, pattern: "[-a-zA-Z0-9+=/_]*" }),
};
const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const REQUEST = text({ min: 36, max: 36, pattern: `\\b${UUID}\\b`, portable: UUID });
const NAMED = { InstanceArn: INSTANCE, PermissionSetArn: SET };
const ASSIGNMENT = {
  ...NAMED,
  TargetId: ACCOUNT,
  TargetType: oneOf("AWS_ACCOUNT"),
  PrincipalType: oneOf("USER", "GROUP"),
  PrincipalId: text({
    min: 1,
    max: 47,
    pattern: "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}",
  }),
};

export const SSO_CONSTRAINTS: ServiceConstraints = {
  ListInstances: PAGE,
  CreatePermissionSet: {
    Name: text({ min: 1, max: 32, pattern: "[\\w+=,.@-]+" }),
    InstanceArn: INSTANCE,
    Description: text({
      min: 1,
      max: 700,
      pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
    }),
    SessionDuration: text({
      min: 1,
      max: 100,
      pattern:
        "(-?)P(?=\\d|T\\d)(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)([DW]))?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?",
    }),
    RelayState: text({ min: 1, max: 240, pattern: "[a-zA-Z0-9&$@#\\\\\\/%?=~\\-_'\"|!:,.;*+\\[\\]\\ \\(\\)\\{\\}]+" }),
    Tags: listOf(
      structure({
        Key: text({ min: 1, max: 128, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", portable: "[\\s\\S]*" }),
        Value: text({ min: 0, max: 256, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)", portable: "[\\s\\S]*" }),
      }),
      { min: 0, max: 50 },
    ),
  },
  DescribePermissionSet: NAMED,
  ListPermissionSets: { InstanceArn: INSTANCE, ...PAGE },
  CreateAccountAssignment: ASSIGNMENT,
  DeleteAccountAssignment: ASSIGNMENT,
  DescribeAccountAssignmentCreationStatus: { InstanceArn: INSTANCE, AccountAssignmentCreationRequestId: REQUEST },
  DescribeAccountAssignmentDeletionStatus: { InstanceArn: INSTANCE, AccountAssignmentDeletionRequestId: REQUEST },
  ListAccountAssignments: { ...NAMED, AccountId: ACCOUNT, ...PAGE },
  ListAccountsForProvisionedPermissionSet: {
    ...NAMED,
    ProvisioningStatus: oneOf("LATEST_PERMISSION_SET_PROVISIONED", "LATEST_PERMISSION_SET_NOT_PROVISIONED"),
    ...PAGE,
  },
  ProvisionPermissionSet: { ...NAMED, TargetId: ACCOUNT, TargetType: oneOf("AWS_ACCOUNT", "ALL_PROVISIONED_ACCOUNTS") },
  DescribePermissionSetProvisioningStatus: { InstanceArn: INSTANCE, ProvisionPermissionSetRequestId: REQUEST },
  AttachManagedPolicyToPermissionSet: {
    ...NAMED,
    ManagedPolicyArn: text({
      min: 20,
      max: 2048,
      pattern: `${PARTITION}:iam::aws:policy((/[A-Za-z0-9\\.,\\+@=_-]+)*)/([A-Za-z0-9\\.,\\+=@_-]+)`,
    }),
  },
  PutInlinePolicyToPermissionSet: {
    ...NAMED,
    InlinePolicy: text({ min: 1, max: 32_768, pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+" }),
  },
};
