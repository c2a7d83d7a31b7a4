/** Data: the exception, reason and text of each refusal. Texts are AWS's where one was observed, else sober ones of ours. */
import type {
  ConstraintViolationExceptionReason,
  HandshakeConstraintViolationExceptionReason,
  InvalidInputExceptionReason,
} from "@aws-sdk/client-organizations";
import type { DepartureObstacle, Limit, MissingThing } from "../../../domain/index.ts";
import type { ServiceRefusal } from "./service-refusal.ts";

export type Named = Readonly<{ code: string; message: string }>;
type DetailedKind =
  | "Missing"
  | "DepartureBlocked"
  | "LimitReached"
  | "InvitationRefused"
  | "MalformedPolicy"
  | "InvalidInput"
  | "PolicyTypeNotEmulated";
type Detailed = Extract<ServiceRefusal, { kind: DetailedKind }>;
type Plain = Exclude<ServiceRefusal, Detailed>;

export const ACCESS_DENIED = "AccessDeniedException";
const NO_PERMISSION = "You don't have permissions to access this resource.";

/** Refusals that say everything by their kind; `reason` where the exception carries one. */
export const NAMED: Readonly<Record<Plain["kind"], Named & Readonly<{ reason?: string }>>> = {
  NotInOrganization: {
    code: "AWSOrganizationsNotInUseException",
    message: "Your account is not a member of an organization.",
  },
  NotManagementAccount: { code: ACCESS_DENIED, message: NO_PERMISSION },
  OtherPartysMove: { code: ACCESS_DENIED, message: NO_PERMISSION },
  AlreadyInOrganization: {
    code: "AlreadyInOrganizationException",
    message: "The provided account is already a member of an organization.",
  },
  ManagementAccountCannotLeave: {
    code: "MasterCannotLeaveOrganizationException",
    message: "The management account cannot leave its organization. Delete the organization instead.",
  },
  OrganizationNotEmpty: {
    code: "OrganizationNotEmptyException",
    message: "To delete an organization you must first remove all member accounts (except the master).",
  },
  OrganizationalUnitNotEmpty: {
    code: "OrganizationalUnitNotEmptyException",
    message: "The organizational unit still holds accounts or organizational units.",
  },
  DuplicateOrganizationalUnit: {
    code: "DuplicateOrganizationalUnitException",
    message: "The parent already has an organizational unit of that name.",
  },
  AccountAlreadyThere: {
    code: "DuplicateAccountException",
    message: "The account is already in the destination.",
  },
  PolicyTypeNotAvailable: {
    code: "PolicyTypeNotAvailableForOrganizationException",
    message: "The organization's feature set does not offer that policy type.",
  },
  PolicyTypeNotEnabled: {
    code: "PolicyTypeNotEnabledException",
    message: "This operation can be performed only for enabled policy types.",
  },
  PolicyTypeAlreadyEnabled: {
    code: "PolicyTypeAlreadyEnabledException",
    message: "The specified policy type is already enabled.",
  },
  DuplicatePolicy: {
    code: "DuplicatePolicyException",
    message: "The organization already has a policy of that name and type.",
  },
  PolicyInUse: { code: "PolicyInUseException", message: "The policy is still attached somewhere. Detach it first." },
  PolicyIsAwsManaged: {
    code: "InvalidInputException",
    reason: "IMMUTABLE_POLICY" satisfies InvalidInputExceptionReason,
    message: "The policy is managed by AWS and cannot be changed.",
  },
  DuplicateAttachment: {
    code: "DuplicatePolicyAttachmentException",
    message: "The policy is already attached to that target.",
  },
  PolicyNotAttached: {
    code: "PolicyNotAttachedException",
    message: "The policy is not attached to that target.",
  },
  PolicyNotDetachable: {
    code: "InvalidInputException",
    reason: "NON_DETACHABLE_POLICY" satisfies InvalidInputExceptionReason,
    message: "The policy is managed by AWS and cannot be detached.",
  },
  LastAttachedPolicy: {
    code: "ConstraintViolationException",
    reason: "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED" satisfies ConstraintViolationExceptionReason,
    message: "The target must keep at least one policy of that type.",
  },
  HandshakeAlreadyInState: {
    code: "HandshakeAlreadyInStateException",
    message: "The handshake is already in the requested state.",
  },
  InvalidHandshakeTransition: {
    code: "InvalidHandshakeTransitionException",
    message: "The handshake cannot reach the requested state from the state that it is in.",
  },
  DuplicateHandshake: {
    code: "DuplicateHandshakeException",
    message: "An invitation to that account is already open.",
  },
  TooManyTags: {
    code: "ConstraintViolationException",
    reason: "MAX_TAG_LIMIT_EXCEEDED" satisfies ConstraintViolationExceptionReason,
    message: "A resource can have at most 50 tags.",
  },
};

export const MISSING: Readonly<Record<MissingThing, Named>> = {
  account: { code: "AccountNotFoundException", message: "You specified an account that doesn't exist." },
  root: { code: "RootNotFoundException", message: "You specified a root that doesn't exist." },
  parent: { code: "ParentNotFoundException", message: "You specified parent that doesn't exist." },
  sourceParent: {
    code: "SourceParentNotFoundException",
    message: "You specified a source parent that doesn't exist.",
  },
  destinationParent: {
    code: "DestinationParentNotFoundException",
    message: "You specified a destination parent that doesn't exist.",
  },
  child: { code: "ChildNotFoundException", message: "You specified a child that doesn't exist." },
  organizationalUnit: {
    code: "OrganizationalUnitNotFoundException",
    message: "You specified an organizational unit that doesn't exist.",
  },
  policy: { code: "PolicyNotFoundException", message: "You specified a policy that doesn't exist." },
  target: { code: "TargetNotFoundException", message: "You specified a target that doesn't exist." },
  handshake: { code: "HandshakeNotFoundException", message: "You specified a handshake that doesn't exist." },
  createAccountRequest: {
    code: "CreateAccountStatusNotFoundException",
    message: "You specified a create account request that doesn't exist.",
  },
};

type Reasoned<Reason> = Readonly<{ reason: Reason; message: string }>;

const PREREQUISITES_MISSING =
  "The member account is missing one or more of the prerequisites required to operate as a standalone account. To add " +
  "what is missing, sign-in to the member account using the AWS Organizations console, then select to leave the " +
  "organization. You will then be prompted to enter any missing information.";

export const OBSTACLES: Readonly<Record<DepartureObstacle, Reasoned<ConstraintViolationExceptionReason>>> = {
  managementAccount: {
    reason: "ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
    message: "The management account cannot leave its organization. Delete the organization instead.",
  },
  accountClosed: {
    reason: "ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
    message: "A closed or suspended account stays in its organization until it is permanently closed.",
  },
  waitingPeriod: {
    reason: "WAIT_PERIOD_ACTIVE",
    message: "This operation requires a wait period.  Try again later.",
  },
  agreement: { reason: "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA", message: PREREQUISITES_MISSING },
  accountMayNotLeave: { reason: "ACCOUNT_CANNOT_LEAVE_ORGANIZATION", message: PREREQUISITES_MISSING },
  phoneVerification: {
    reason: "ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION",
    message: "The member account must complete phone verification before it can operate as a standalone account.",
  },
  paymentMethod: {
    reason: "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
    message: "The member account must be configured with a valid payment method, such as a credit card.",
  },
};

export const LIMITS: Readonly<Record<Limit, Reasoned<ConstraintViolationExceptionReason>>> = {
  accounts: {
    reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
    message: "You have exceeded the allowed number of AWS accounts",
  },
  organizationalUnits: {
    reason: "OU_NUMBER_LIMIT_EXCEEDED",
    message: "The organization has as many organizational units as are allowed.",
  },
  organizationalUnitDepth: {
    reason: "OU_DEPTH_LIMIT_EXCEEDED",
    message: "Organizational units can be nested five levels deep.",
  },
  policies: {
    reason: "POLICY_NUMBER_LIMIT_EXCEEDED",
    message: "The organization has as many policies of that type as are allowed.",
  },
  policyCharacters: {
    reason: "POLICY_CONTENT_LIMIT_EXCEEDED",
    message: "The policy document is longer than its type allows.",
  },
  attachments: {
    reason: "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    message: "The target has as many policies of that type attached as are allowed.",
  },
};

type InvitationObstacle = Extract<ServiceRefusal, { kind: "InvitationRefused" }>["because"];

export const INVITATION: Readonly<Record<InvitationObstacle, Reasoned<HandshakeConstraintViolationExceptionReason>>> = {
  alreadyMember: {
    reason: "ALREADY_IN_AN_ORGANIZATION",
    message: "The invited account is already a member of the organization.",
  },
  accountLimit: {
    reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
    message: "You have exceeded the allowed number of AWS accounts",
  },
  dailyLimit: {
    reason: "HANDSHAKE_RATE_LIMIT_EXCEEDED",
    message: "The organization has sent as many invitations as are allowed in one day.",
  },
};
