/** Why the domain says no in matters of organizations, accounts, policies and handshakes. The wire names these, not here. */
import type { HandshakeState } from "./handshake/handshake.ts";
import type { PolicyTypeName } from "./policy/organization-policy.ts";

/** What keeps an account in its organization. aws-facts 1.2. */
export type DepartureObstacle =
  | "managementAccount"
  | "accountClosed"
  | "delegatedAdministrator"
  | "waitingPeriod"
  | "agreement"
  | "accountMayNotLeave"
  | "phoneVerification"
  | "paymentMethod"
  | "unsupportedPaymentMethod";

/** What keeps an account from founding an organization. ConstraintViolationException. */
export type FoundingObstacle = "paymentMethod" | "contact";

/** What there can be too much of. aws-facts 8. */
export type Limit =
  | "accounts"
  | "accountCreations"
  | "closuresPer30Days"
  | "closuresAtOnce"
  | "organizationalUnits"
  | "organizationalUnitDepth"
  | "policies"
  | "policyCharacters"
  | "attachments"
  | "tags"
  | "migrationSize";

/** What was asked for and is not there, as the operation calls it. */
export type MissingThing =
  | "account"
  | "root"
  | "parent"
  | "sourceParent"
  | "destinationParent"
  | "child"
  | "organizationalUnit"
  | "policy"
  | "target"
  | "handshake"
  | "createAccountRequest"
  | "resourcePolicy"
  | "effectivePolicy"
  | "transfer";

export type MembershipRefusal =
  | Readonly<{ kind: "NotInOrganization" }>
  | Readonly<{ kind: "NotManagementAccount" }>
  | Readonly<{ kind: "AlreadyInOrganization" }>
  | Readonly<{ kind: "ManagementAccountCannotLeave" }>
  | Readonly<{ kind: "DepartureBlocked"; by: DepartureObstacle }>
  /** The account, or the management account of the organization, is being closed or is closed. aws-facts 3.3. */
  | Readonly<{ kind: "ClosureUnderWay" }>
  | Readonly<{ kind: "FoundingBlocked"; by: FoundingObstacle }>
  /** AWS is still setting the organization up. aws-facts 2.2. */
  | Readonly<{ kind: "OrganizationNotReady" }>;

/** Why an account is not closed by CloseAccount. aws-facts 3.2. */
export type CloseAccountRefusal =
  | Readonly<{ kind: "NotAllFeatures" }>
  | Readonly<{ kind: "ManagementAccountCannotBeClosed" }>
  | Readonly<{ kind: "AccountAlreadyClosed" }>
  /** It is closing already, or not there yet. */
  | Readonly<{ kind: "AccountInTransition" }>;

/** What stands between an account and an organization, whoever asks. */
export type InvitationObstacle =
  | "alreadyMember"
  | "accountLimit"
  | "dailyLimit"
  | "otherSeller"
  | "changedTooSoon"
  | "paymentRequired"
  | "allFeaturesAlready"
  | "allFeaturesPending"
  | "sameAccount"
  | "transferExists";

export type TreeRefusal =
  | Readonly<{ kind: "Missing"; what: MissingThing }>
  | Readonly<{ kind: "OrganizationNotEmpty" }>
  | Readonly<{ kind: "OrganizationalUnitNotEmpty" }>
  | Readonly<{ kind: "DuplicateOrganizationalUnit" }>
  | Readonly<{ kind: "AccountAlreadyThere" }>
  | Readonly<{ kind: "LimitReached"; limit: Limit }>;

export type PolicyRefusal =
  | Readonly<{ kind: "PolicyTypeNotAvailable"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "PolicyTypeNotEnabled"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "PolicyTypeAlreadyEnabled"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "MalformedPolicy"; problem: string }>
  /** Tags that an enforced tag policy does not know in this spelling or with this value. */
  | Readonly<{ kind: "TagPolicyViolated" }>
  | Readonly<{ kind: "DuplicatePolicy" }>
  | Readonly<{ kind: "PolicyInUse" }>
  | Readonly<{ kind: "PolicyIsAwsManaged" }>
  | Readonly<{ kind: "DuplicateAttachment" }>
  | Readonly<{ kind: "PolicyNotAttached" }>
  | Readonly<{ kind: "PolicyNotDetachable" }>
  | Readonly<{ kind: "LastAttachedPolicy" }>;

/** What stands against trusting a service or making a member its administrator. ConstraintViolationException. */
export type DelegationObstacle =
  | "serviceAccessNotEnabled"
  | "managementAccount"
  | "accountSuspended"
  | "administratorExists"
  | "tooManyAdministrators"
  | "policyTypeEnabled";

/** Why a delegation policy is not taken. InvalidInputException. */
export type ResourcePolicyProblem = "json" | "action" | "resource" | "principal";

export type DelegationRefusal =
  | Readonly<{ kind: "ServicePrincipalUnknown" }>
  | Readonly<{ kind: "AccountAlreadyRegistered" }>
  | Readonly<{ kind: "AccountNotRegistered" }>
  | Readonly<{ kind: "DelegationBlocked"; by: DelegationObstacle }>
  /** `named`: the action that it is about. */
  | Readonly<{ kind: "ResourcePolicyRefused"; because: ResourcePolicyProblem; named?: string }>
  | Readonly<{ kind: "ResourcePolicyTagsOnUpdate" }>;

/** What is wrong with the dates of a billing transfer. InvalidInputException. */
export type TransferDateProblem =
  | "startNotBeginningOfDay"
  | "startNotBeginningOfMonth"
  | "startTooEarly"
  | "endNotEndOfMonth"
  | "endTooEarly";

export type TransferRefusal =
  | Readonly<{ kind: "TransferDateRefused"; because: TransferDateProblem }>
  | Readonly<{ kind: "TransferAlreadyEnded" }>
  /** Nobody has accepted it. */
  | Readonly<{ kind: "TransferNotInForce" }>
  /** The organization cannot be deleted meanwhile. */
  | Readonly<{ kind: "TransferInProgress" }>;

export type HandshakeRefusal =
  /** A party to the handshake, but not the one who may do this. */
  | Readonly<{ kind: "OtherPartysMove" }>
  | Readonly<{ kind: "HandshakeAlreadyInState"; state: HandshakeState }>
  | Readonly<{ kind: "InvalidHandshakeTransition"; state: HandshakeState }>
  | Readonly<{ kind: "DuplicateHandshake" }>
  /** The address of the inviting management account has not been verified. */
  | Readonly<{ kind: "AddressNotVerified" }>
  /** Nobody who could answer: an account that is closed for good, or of a billing transfer one that manages nothing. */
  | Readonly<{ kind: "RecipientUnfit" }>
  | Readonly<{ kind: "InvitationRefused"; because: InvitationObstacle }>;

export type OrganizationsRefusal =
  | MembershipRefusal
  | CloseAccountRefusal
  | TreeRefusal
  | PolicyRefusal
  | DelegationRefusal
  | HandshakeRefusal
  | TransferRefusal;
