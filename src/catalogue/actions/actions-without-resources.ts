/** Actions that AWS authorizes on `*` alone: a statement that names ARNs never meets them. */

/**
 * Service Authorization Reference, column "Resource types", empty for these; policy-evaluation 3.2 and aws-facts 1.
 * Listings of IAM that AWS authorizes on an ARN with a path (`ListUsers`) are left out on purpose.
 */
const NAMES: Readonly<Record<string, string>> = {
  account: "CloseAccount",
  cloudtrail: "DescribeTrails ListPublicKeys ListTrails LookupEvents",
  iam:
    "CreateAccountAlias DeleteAccountAlias DeleteAccountPasswordPolicy GenerateCredentialReport " +
    "GetAccountAuthorizationDetails GetAccountPasswordPolicy GetAccountSummary GetCredentialReport ListAccountAliases " +
    "SetSecurityTokenServicePreferences SimulateCustomPolicy UpdateAccountPasswordPolicy",
  organizations:
    "CreateAccount CreateGovCloudAccount CreateOrganization CreatePolicy DeleteOrganization DescribeCreateAccountStatus " +
    "DescribeOrganization DisableAWSServiceAccess EnableAWSServiceAccess EnableAllFeatures LeaveOrganization " +
    "ListAWSServiceAccessForOrganization ListAccounts ListCreateAccountStatus ListDelegatedAdministrators " +
    "ListHandshakesForAccount ListHandshakesForOrganization ListInboundResponsibilityTransfers " +
    "ListOutboundResponsibilityTransfers ListPolicies ListRoots",
  sts: "DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetSessionToken",
};

/** Whole actions, `organizations:LeaveOrganization`, in the order of their names. */
export const ACTIONS_WITHOUT_RESOURCES: readonly string[] = Object.entries(NAMES).flatMap(([prefix, names]) =>
  names.split(" ").map((name) => `${prefix}:${name}`),
);

/**
 * Those of them that were looked up: policy-evaluation 3.4 for LeaveOrganization, the Service Authorization Reference's page
 * "AWS Account Management" for CloseAccount. The others are listed from general knowledge, and what rests on them says so.
 */
export const VERIFIED_WITHOUT_RESOURCES: readonly string[] = [
  "organizations:LeaveOrganization",
  "account:CloseAccount",
];
