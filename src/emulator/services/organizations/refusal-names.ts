/** Data: the exception, reason and text of each refusal. Texts are AWS's where one was observed, else sober ones of ours. */
import type { ConstraintViolationExceptionReason, InvalidInputExceptionReason } from "@aws-sdk/client-organizations";
import type { MissingThing } from "../../../domain/index.ts";
import type { ServiceRefusal } from "./service-refusal.ts";

export type Named = Readonly<{ code: string; message: string }>;
type DetailedKind =
  | "Missing"
  | "DepartureBlocked"
  | "FoundingBlocked"
  | "LimitReached"
  | "InvitationRefused"
  | "MalformedPolicy"
  | "InvalidInput"
  | "DelegationBlocked"
  | "ResourcePolicyRefused"
  | "TransferDateRefused";
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
  ClosureUnderWay: {
    code: "ConcurrentModificationException",
    message: "The target of the operation is currently being modified by a different request. Try again later.",
  },
  RecipientUnfit: {
    code: "InvalidInputException",
    reason: "TARGET_NOT_SUPPORTED" satisfies InvalidInputExceptionReason,
    message: "You can't perform the specified operation on that target entity.",
  },
  OrganizationNotReady: {
    code: "FinalizingOrganizationException",
    message:
      "AWS Organizations could not finalize the creation of your organization. Try again later. If this persists, " +
      "contact AWS customer support.",
  },
  TransferAlreadyEnded: {
    code: "ResponsibilityTransferAlreadyInStatusException",
    message: "The responsibility transfer is already in the status that you specified.",
  },
  TransferNotInForce: {
    code: "InvalidResponsibilityTransferTransitionException",
    message: "The responsibility transfer is not in a valid state for this operation.",
  },
  TagPolicyViolated: {
    code: "ConstraintViolationException",
    reason: "TAG_POLICY_VIOLATION",
    message: "The tags that you specified are not compliant with the tag policy for this account.",
  },
  TransferInProgress: {
    code: "ConstraintViolationException",
    reason: "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS" satisfies ConstraintViolationExceptionReason,
    message: "You cannot delete organization due to an ongoing responsibility transfer process.",
  },
  AddressNotVerified: {
    code: "AccountOwnerNotVerifiedException",
    message: "The email address of the management account must be verified before it can invite accounts.",
  },
  NotAllFeatures: {
    code: "ConstraintViolationException",
    reason: "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE" satisfies ConstraintViolationExceptionReason,
    message: "The operation needs an organization with all features enabled.",
  },
  ManagementAccountCannotBeClosed: {
    code: "ConstraintViolationException",
    reason: "CANNOT_CLOSE_MANAGEMENT_ACCOUNT" satisfies ConstraintViolationExceptionReason,
    message: "You cannot close the management account of an organization.",
  },
  AccountAlreadyClosed: {
    code: "AccountAlreadyClosedException",
    message: "You attempted to close an account that is already closed.",
  },
  AccountInTransition: {
    code: "ConflictException",
    message: "The request failed because it conflicts with the current state of the specified account.",
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
  ServicePrincipalUnknown: {
    code: "InvalidInputException",
    reason: "UNRECOGNIZED_SERVICE_PRINCIPAL" satisfies InvalidInputExceptionReason,
    message: "You specified a service principal that isn't recognized.",
  },
  // Observed by others; the SDK has the word, and not among the reasons of this exception.
  ResourcePolicyTagsOnUpdate: {
    code: "ConstraintViolationException",
    reason: "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
    message: "Adding tags on updating an existing resource-based policy is not supported.",
  },
  AccountAlreadyRegistered: {
    code: "AccountAlreadyRegisteredException",
    message: "The specified account is already a delegated administrator for this AWS service.",
  },
  AccountNotRegistered: {
    code: "AccountNotRegisteredException",
    message: "The specified account is not a delegated administrator for this AWS service.",
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
  resourcePolicy: {
    code: "ResourcePolicyNotFoundException",
    message: "No resource-based policy found.",
  },
  transfer: {
    code: "ResponsibilityTransferNotFoundException",
    message: "We can't find a transfer that you specified.",
  },
  effectivePolicy: {
    code: "EffectivePolicyNotFoundException",
    message:
      "The specified policy type is not enabled. Enable that policy type on your organization root and then retry.",
  },
};
