/** Data: the reasons why an account is held back, a limit is reached or an invitation is refused. Texts are AWS's where one was observed. */
import type {
  ConstraintViolationExceptionReason,
  HandshakeConstraintViolationExceptionReason,
} from "@aws-sdk/client-organizations";
import type { DepartureObstacle, FoundingObstacle, InvitationObstacle, Limit } from "../../../domain/index.ts";

type Reasoned<Reason> = Readonly<{ reason: Reason; message: string }>;

const PREREQUISITES_MISSING =
  "The member account is missing one or more of the prerequisites required to operate as a standalone account. To add " +
  "what is missing, sign-in to the member account using the AWS Organizations console, then select to leave the " +
  "organization. You will then be prompted to enter any missing information.";

export const FOUNDING: Readonly<Record<FoundingObstacle, Reasoned<ConstraintViolationExceptionReason>>> = {
  paymentMethod: {
    reason: "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
    message: "The management account must be configured with a valid payment method, such as a credit card.",
  },
  contact: {
    reason: "MASTER_ACCOUNT_MISSING_CONTACT_INFO",
    message: "The management account must have a valid contact address and phone number.",
  },
};

export const OBSTACLES: Readonly<Record<DepartureObstacle, Reasoned<ConstraintViolationExceptionReason>>> = {
  managementAccount: {
    reason: "ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
    message: "The management account cannot leave its organization. Delete the organization instead.",
  },
  accountClosed: {
    reason: "ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
    message: "A closed or suspended account stays in its organization until it is permanently closed.",
  },
  delegatedAdministrator: {
    reason: "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
    message: "The account is a delegated administrator of a service. Deregister it first.",
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
  unsupportedPaymentMethod: {
    reason: "INVALID_PAYMENT_INSTRUMENT",
    message: "The payment method of the member account is not supported for an account that stands alone.",
  },
};

export const LIMITS: Readonly<Record<Limit, Reasoned<ConstraintViolationExceptionReason>>> = {
  accounts: {
    reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
    message: "You have exceeded the allowed number of AWS accounts",
  },
  accountCreations: {
    reason: "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED",
    message: "As many accounts as are allowed are being created. Try again when one of them is done.",
  },
  closuresPer30Days: {
    reason: "CLOSE_ACCOUNT_QUOTA_EXCEEDED",
    message: "You have exceeded close account quota for the past 30 days.",
  },
  closuresAtOnce: {
    reason: "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
    message: "As many accounts as are allowed are being closed. Try again when one of them is done.",
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
    message: "You have exceeded the maximum policy size.",
  },
  attachments: {
    reason: "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    message: "The target has as many policies of that type attached as are allowed.",
  },
  migrationSize: {
    reason: "ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED",
    message: "Organizations of more than 5,000 accounts need assisted migration.",
  },
  tags: { reason: "MAX_TAG_LIMIT_EXCEEDED", message: "A resource can have at most 50 tags." },
};

export const INVITATION: Readonly<Record<InvitationObstacle, Reasoned<HandshakeConstraintViolationExceptionReason>>> = {
  alreadyMember: {
    reason: "ALREADY_IN_AN_ORGANIZATION",
    message: "The invited account is already a member of the organization.",
  },
  accountLimit: {
    reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
    message: "You have exceeded the allowed number of AWS accounts",
  },
  otherSeller: {
    reason: "ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD",
    message: "The account has another seller of record, or is in another partition, than the organization.",
  },
  changedTooSoon: {
    reason: "ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED",
    message: "The account has changed its organization too recently. Try again later.",
  },
  allFeaturesAlready: {
    reason: "ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
    message: "All features are already enabled on this organization.",
  },
  allFeaturesPending: {
    reason: "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
    message: "The organization has already started to enable all features.",
  },
  sameAccount: {
    reason: "SOURCE_AND_TARGET_CANNOT_MATCH",
    message: "An account cannot be both the sender and the recipient of a transfer invitation.",
  },
  transferExists: {
    reason: "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
    message: "You cannot perform this operation with the current transfer.",
  },
  paymentRequired: {
    reason: "PAYMENT_INSTRUMENT_REQUIRED",
    message: "You can't complete the operation with an account that doesn't have a payment instrument.",
  },
  dailyLimit: {
    reason: "HANDSHAKE_RATE_LIMIT_EXCEEDED",
    message: "The organization has sent as many invitations as are allowed in one day.",
  },
};
