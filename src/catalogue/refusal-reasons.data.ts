/** What people call AWS's refusals, and the signs on the wire by which each is known: the exception, its Reason, a piece of its text. */

/** Everything that is given must be seen. Without `text` the exception and its Reason say it all. */
export type RefusalSign = Readonly<{
  /** As in a call: `organizations`; `console` for what has no API. */
  service: string;
  /** The exception. */
  code: string;
  /** The member Reason of the exception. */
  reason?: string;
  text?: string;
  /** What the text must not hold. */
  without?: readonly string[];
}>;

export type RefusalReason = Readonly<{
  /** Completes "the attempt is refused because …". */
  because: string;
  signs: readonly RefusalSign[];
}>;

const violated = (reason: string, text?: string): RefusalSign => ({
  ...{ service: "organizations", code: "ConstraintViolationException", reason },
  ...(text !== undefined && { text }),
});

const handshakeViolated = (reason: string, text?: string): RefusalSign => ({
  ...violated(reason, text),
  code: "HandshakeConstraintViolationException",
});

const organizations = (code: string): RefusalSign => ({ service: "organizations", code });

const signIn = (text: string): RefusalSign => ({ service: "console", code: "SignInFailed", text });

/** The exception for want of an allow has another name in each service. aws-facts 1.3; the services' API references, "Common Errors". */
const ACCESS_DENIED: Readonly<Record<string, string>> = {
  organizations: "AccessDeniedException",
  iam: "AccessDenied",
  sts: "AccessDenied",
  s3: "AccessDenied",
  sqs: "AccessDenied",
  console: "AccessDenied",
  cloudtrail: "AccessDeniedException",
  events: "AccessDeniedException",
  guardduty: "AccessDeniedException",
  sns: "AuthorizationErrorException",
};

const denied = (text?: string): readonly RefusalSign[] =>
  Object.entries(ACCESS_DENIED).map(([service, code]) => ({ service, code, ...(text !== undefined && { text }) }));

/** IAM User Guide: "Troubleshoot access denied error messages", role trust policies. */
const roleDenied = (text: string): RefusalSign => ({ service: "sts", code: "AccessDenied", text });

const PERMISSIONS: readonly RefusalReason[] = [
  { because: "it is not allowed", signs: denied() },
  { because: "a service control policy denies it", signs: denied("explicit deny in a service control policy") },
  { because: "a policy of their own denies it", signs: denied("explicit deny in an identity-based policy") },
  { because: "a permissions boundary does not allow it", signs: denied("permissions boundary") },
  {
    because: "the role does not let them in",
    signs: [
      roleDenied("because no role trust policy allows the sts:AssumeRole"),
      roleDenied("because no resource-based policy allows the sts:AssumeRole"),
      roleDenied("with an explicit deny in the role trust policy"),
      roleDenied("with an explicit deny in a resource-based policy"),
    ],
  },
  {
    // Of a role that is not there, or whose account is closed, it is not told which policy let nobody in: the sentence ends with the role.
    because: "no such role lets them in",
    signs: [
      {
        ...roleDenied("is not authorized to perform: sts:AssumeRole on resource: "),
        without: [" because no ", " with an explicit deny "],
      },
    ],
  },
  { because: "the session is for its task alone", signs: denied("session policy") },
  {
    because: "only the root user may",
    signs: [{ service: "console", code: "AccessDenied", text: "only the account's root user may do this" }],
  },
  {
    because: "only the management account may",
    signs: [
      { service: "organizations", code: "AccessDeniedException", text: "You don't have permissions" },
      { service: "console", code: "AccessDenied", text: "management account" },
      { service: "iam", code: "CallerIsNotManagementAccountException" },
    ],
  },
  {
    because: "only the management account or a delegated administrator may",
    signs: [{ service: "iam", code: "AccountNotManagementOrDelegatedAdministratorException" }],
  },
  {
    because: "users and roles may not see the bills",
    signs: [{ service: "console", code: "AccessDenied", text: "have no access to billing" }],
  },
  {
    because: "members are kept from their costs",
    signs: [{ service: "ce", code: "AccessDeniedException", text: "Linked account" }],
  },
  {
    because: "the service-linked role may not be made",
    signs: [
      {
        ...{ service: "organizations", code: "AccessDeniedForDependencyException" },
        reason: "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE",
        text: "iam:CreateServiceLinkedRole",
      },
    ],
  },
];

const CREDENTIALS: readonly RefusalReason[] = [
  {
    because: "the access key is not valid",
    signs: [
      organizations("UnrecognizedClientException"),
      { service: "iam", code: "InvalidClientTokenId" },
      { service: "sts", code: "InvalidClientTokenId" },
    ],
  },
  {
    because: "there is no password",
    signs: [signIn("no password"), { service: "iam", code: "NoSuchEntityException", text: "Login Profile" }],
  },
  { because: "the second factor is missing", signs: [signIn("second factor")] },
  { because: "the account is closed for good", signs: [signIn("closed for good")] },
  {
    because: "the session has expired",
    signs: [
      organizations("ExpiredTokenException"),
      { service: "iam", code: "ExpiredToken" },
      { service: "sts", code: "ExpiredToken" },
      { service: "s3", code: "ExpiredToken" },
      { service: "sqs", code: "ExpiredToken" },
    ],
  },
  { because: "the link has expired", signs: [{ service: "console", code: "ExpiredLink" }] },
];

const DEPARTURES: readonly RefusalReason[] = [
  {
    because: "the account has not completed its sign-up",
    signs: [
      violated("ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA", "prerequisites"),
      violated("ACCOUNT_CANNOT_LEAVE_ORGANIZATION", "prerequisites"),
    ],
  },
  {
    because: "the account's phone number is not verified",
    signs: [violated("ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION")],
  },
  { because: "the account has no payment method", signs: [violated("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED")] },
  {
    because: "the account is still within its waiting period",
    signs: [violated("WAIT_PERIOD_ACTIVE", "requires a wait period")],
  },
  {
    because: "the account is a delegated administrator",
    signs: [violated("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG")],
  },
  {
    // Both are documented, and not which of them it is: assumption `management-leave-error`.
    because: "a management account cannot leave its organization",
    signs: [
      organizations("MasterCannotLeaveOrganizationException"),
      violated("ACCOUNT_CANNOT_LEAVE_ORGANIZATION", "management account cannot leave"),
    ],
  },
  {
    because: "the organization still has members",
    signs: [organizations("OrganizationNotEmptyException"), { service: "console", code: "MembersRemain" }],
  },
];

const CLOSURES: readonly RefusalReason[] = [
  {
    because: "a management account is closed by its root user alone",
    signs: [violated("CANNOT_CLOSE_MANAGEMENT_ACCOUNT")],
  },
  {
    because: "the account is closed",
    signs: [
      violated("ACCOUNT_CANNOT_LEAVE_ORGANIZATION", "closed"),
      signIn("the account is closed; "),
      { service: "console", code: "AccessDenied", text: "the account is closed; " },
    ],
  },
  {
    because: "as many accounts as may be are being closed",
    signs: [violated("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED")],
  },
  {
    because: "as many accounts as may be were closed in 30 days",
    signs: [violated("CLOSE_ACCOUNT_QUOTA_EXCEEDED", "exceeded close account quota for the past 30 days")],
  },
];

const INVITATIONS: readonly RefusalReason[] = [
  {
    because: "the organization has no room for another account",
    signs: [
      handshakeViolated("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "exceeded the allowed number of AWS accounts"),
      violated("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "exceeded the allowed number of AWS accounts"),
    ],
  },
  {
    because: "the invitations of the day are used up",
    signs: [handshakeViolated("HANDSHAKE_RATE_LIMIT_EXCEEDED")],
  },
  {
    because: "the account has another seller or is in another partition",
    signs: [handshakeViolated("ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD")],
  },
  {
    because: "the account belongs to an organization already",
    signs: [handshakeViolated("ALREADY_IN_AN_ORGANIZATION"), organizations("AlreadyInOrganizationException")],
  },
  { because: "an invitation to the account is open", signs: [organizations("DuplicateHandshakeException")] },
  {
    because: "the management account's address is not verified",
    signs: [organizations("AccountOwnerNotVerifiedException")],
  },
  {
    because: "the organization is still being made",
    signs: [organizations("FinalizingOrganizationException")],
  },
  { because: "there are too many tags", signs: [violated("MAX_TAG_LIMIT_EXCEEDED")] },
  { because: "the invitation was answered so before", signs: [organizations("HandshakeAlreadyInStateException")] },
  { because: "the invitation is no longer open", signs: [organizations("InvalidHandshakeTransitionException")] },
  { because: "there is no such invitation for them", signs: [organizations("HandshakeNotFoundException")] },
];

const PLACES: readonly RefusalReason[] = [
  {
    because: "the account is in no organization",
    signs: [
      organizations("AWSOrganizationsNotInUseException"),
      { service: "iam", code: "OrganizationNotFoundException" },
    ],
  },
  { because: "the organization has no such account", signs: [organizations("AccountNotFoundException")] },
  {
    because: "the organization has not all features",
    signs: [
      violated("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"),
      { service: "iam", code: "OrganizationNotInAllFeaturesModeException" },
    ],
  },
  {
    because: "the organization does not trust IAM",
    signs: [{ service: "iam", code: "ServiceAccessNotEnabledException" }],
  },
  {
    because: "there is no such role",
    signs: [{ service: "iam", code: "NoSuchEntityException", text: "role with name" }],
  },
  {
    because: "only AWS may change the role",
    signs: [{ service: "iam", code: "UnmodifiableEntityException" }],
  },
  { because: "there is no such bucket", signs: [{ service: "s3", code: "NoSuchBucket" }] },
];

export const REFUSAL_REASONS: readonly RefusalReason[] = [
  ...PERMISSIONS,
  ...CREDENTIALS,
  ...DEPARTURES,
  ...CLOSURES,
  ...INVITATIONS,
  ...PLACES,
];
