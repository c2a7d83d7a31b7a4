/** Every refusal that the model knows, by the command that meets it; plays and fixed scripts together must have met each. */
import type { Tally } from "./play.test-support.ts";

const DENIED = "AccessDeniedException";
const BOSS_ONLY = [DENIED, "AWSOrganizationsNotInUseException"];
const constraints = (...reasons: readonly string[]) => reasons.map((each) => `ConstraintViolationException/${each}`);
const handshakeConstraints = (...reasons: readonly string[]) =>
  reasons.map((each) => `HandshakeConstraintViolationException/${each}`);
const ENDED = ["HandshakeAlreadyInStateException", "InvalidHandshakeTransitionException"];
const ANSWERING = ["HandshakeNotFoundException", DENIED, ...ENDED];
const HELD = constraints(
  "ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
  "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
  "WAIT_PERIOD_ACTIVE",
);
const HELD_BACK = [
  "MasterCannotLeaveOrganizationException",
  ...HELD,
  ...constraints(
    "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA",
    "ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION",
    "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
  ),
];
const ALL_FEATURES = constraints("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
const NOT_AVAILABLE = "PolicyTypeNotAvailableForOrganizationException";
const NO_GROWTH = ["FinalizingOrganizationException", "ConcurrentModificationException"];

/** `transfer` is an acceptance by a member. */
export const REFUSALS: Readonly<Record<string, readonly string[]>> = {
  "create-account": [
    ...BOSS_ONLY,
    ...NO_GROWTH,
    ...constraints("ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED", "ACCOUNT_NUMBER_LIMIT_EXCEEDED"),
  ],
  invite: [
    ...BOSS_ONLY,
    ...NO_GROWTH,
    ...["InvalidInputException/TARGET_NOT_SUPPORTED", "DuplicateHandshakeException"],
    ...handshakeConstraints(
      "ALREADY_IN_AN_ORGANIZATION",
      "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      "HANDSHAKE_RATE_LIMIT_EXCEEDED",
    ),
  ],
  accept: [...ANSWERING, ...handshakeConstraints("PAYMENT_INSTRUMENT_REQUIRED")],
  transfer: [
    ...ANSWERING,
    "MasterCannotLeaveOrganizationException",
    ...HELD,
    ...handshakeConstraints("ALREADY_IN_AN_ORGANIZATION", "ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED"),
  ],
  decline: ANSWERING,
  cancel: ANSWERING,
  leave: [...BOSS_ONLY, ...HELD_BACK],
  remove: [...BOSS_ONLY, "AccountNotFoundException", ...HELD_BACK],
  move: [
    ...BOSS_ONLY,
    "AccountNotFoundException",
    "SourceParentNotFoundException",
    "DestinationParentNotFoundException",
    "DuplicateAccountException",
  ],
  close: [
    ...BOSS_ONLY,
    ...ALL_FEATURES,
    ...["AccountNotFoundException", "AccountAlreadyClosedException", "ConflictException"],
    ...constraints(
      "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
      "CLOSE_ACCOUNT_QUOTA_EXCEEDED",
      "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
    ),
  ],
  "create-unit": [
    ...BOSS_ONLY,
    "ParentNotFoundException",
    "DuplicateOrganizationalUnitException",
    ...constraints("OU_DEPTH_LIMIT_EXCEEDED"),
  ],
  "rename-unit": [...BOSS_ONLY, "OrganizationalUnitNotFoundException", "DuplicateOrganizationalUnitException"],
  "delete-unit": [...BOSS_ONLY, "OrganizationalUnitNotFoundException", "OrganizationalUnitNotEmptyException"],
  "write-guard": [...BOSS_ONLY, NOT_AVAILABLE, "DuplicatePolicyException"],
  "rewrite-policy": [...BOSS_ONLY, "PolicyNotFoundException", "InvalidInputException/IMMUTABLE_POLICY"],
  "delete-policy": [
    ...BOSS_ONLY,
    "PolicyNotFoundException",
    "InvalidInputException/IMMUTABLE_POLICY",
    "PolicyInUseException",
  ],
  attach: [
    ...BOSS_ONLY,
    "PolicyNotFoundException",
    "TargetNotFoundException",
    "PolicyTypeNotEnabledException",
    "DuplicatePolicyAttachmentException",
  ],
  detach: [
    ...BOSS_ONLY,
    "PolicyNotFoundException",
    "TargetNotFoundException",
    "PolicyNotAttachedException",
    ...constraints("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"),
  ],
  "enable-type": [...BOSS_ONLY, NOT_AVAILABLE, "RootNotFoundException", "PolicyTypeAlreadyEnabledException"],
  "disable-type": [...BOSS_ONLY, "RootNotFoundException", "PolicyTypeNotEnabledException"],
  trust: [...BOSS_ONLY, ...ALL_FEATURES],
  distrust: [...BOSS_ONLY, ...constraints("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE")],
  register: [
    ...BOSS_ONLY,
    ...ALL_FEATURES,
    ...["AccountNotFoundException", "AccountAlreadyRegisteredException"],
    ...constraints(
      "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
      "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
      "SERVICE_ACCESS_NOT_ENABLED",
      "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
      "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
    ),
  ],
  deregister: [...BOSS_ONLY, "AccountNotFoundException", "AccountNotRegisteredException"],
  delegate: [...BOSS_ONLY, ...ALL_FEATURES],
  undelegate: [...BOSS_ONLY, "ResourcePolicyNotFoundException"],
  tag: [...BOSS_ONLY, "TargetNotFoundException"],
  untag: [...BOSS_ONLY, "TargetNotFoundException"],
  "create-organization": [
    DENIED,
    "AlreadyInOrganizationException",
    ...constraints("MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED", "MASTER_ACCOUNT_MISSING_CONTACT_INFO"),
  ],
  "delete-organization": [...BOSS_ONLY, "OrganizationNotEmptyException"],
  look: [
    ...BOSS_ONLY,
    "HandshakeNotFoundException",
    "AccountNotFoundException",
    "ChildNotFoundException",
    "ParentNotFoundException",
    "OrganizationalUnitNotFoundException",
    "TargetNotFoundException",
    "UnrecognizedClientException",
  ],
  "self-close": ["AccessDenied", "SignInFailed", "AccountInTransition", "MembersRemain"],
  reopen: ["AccessDenied", "SignInFailed", "AccountNotClosed"],
  "sign-up": ["AccessDenied", "SignInFailed"],
  furnish: ["AccessDenied", "InvalidClientTokenId"],
  "recover-password": ["SignInFailed"],
};

const OUTCOMES: ReadonlySet<string> = new Set(
  Object.entries(REFUSALS).flatMap(([command, refusals]) => refusals.map((each) => `${command} ${each}`)),
);

/** What nobody met. */
export const unmet = (tally: Tally): readonly string[] => [...OUTCOMES].filter((each) => !tally.has(each));

/** What was met and is not in the table; somebody whose account is closed is a stranger whatever is called. */
export const unlisted = (tally: Tally): readonly string[] =>
  [...tally.keys()].filter((each) => !OUTCOMES.has(each) && !/ (ok|UnrecognizedClientException)$|^fault /.test(each));
