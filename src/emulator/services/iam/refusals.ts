/** What each refusal of IAM is called on the wire, and its text. IAM API Reference: "Errors"; texts as observed, see emulator.md section 4. */
import type { IdentityRefusal, RootAccessRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";
import {
  DEPENDANT_TEXT,
  existingText,
  MFA_TEXT,
  missingText,
  passwordText,
  quotaText,
  ROOT_ACCESS_TEXT,
} from "./refusal-text.ts";

export type IamRefusal =
  | IdentityRefusal
  | RootAccessRefusal
  | Readonly<{ kind: "MalformedPolicyDocument"; message: string }>
  /** Only users and the root user can leave the user's name out. */
  | Readonly<{ kind: "UserNameRequired" }>
  | Readonly<{ kind: "InvalidMarker" }>
  | Readonly<{ kind: "InvalidPolicyArn" }>
  /** An ARN, but not that of a managed policy. */
  | Readonly<{ kind: "NotPolicyArn"; arn: string }>
  /** AWS-managed policies belong to AWS: nobody else writes them. */
  | Readonly<{ kind: "PolicyOutsideAccount" }>
  /** Twelve digits would be read as an account's id where people sign in. */
  | Readonly<{ kind: "AliasLikeAccountId" }>
  | Readonly<{ kind: "StatusNotSettable"; status: string }>
  /** A member whose value the reference excludes in words only. */
  | Readonly<{ kind: "InvalidInput"; message: string }>
  /** What a simulation was asked with makes no sense; the message says what was expected. */
  | Readonly<{ kind: "InvalidSimulation"; message: string }>
  /** More decisions than one answer is allowed to cost. */
  | Readonly<{ kind: "SimulationTooLarge"; decisions: number; limit: number }>
  /** Something that the operation offers and this emulator does not. */
  | Readonly<{ kind: "NotEmulated"; what: string }>;

type Named = Readonly<{ code: string; status: number }>;

const WIRE = {
  NoSuchEntity: { code: "NoSuchEntity", status: 404 },
  EntityAlreadyExists: { code: "EntityAlreadyExists", status: 409 },
  DeleteConflict: { code: "DeleteConflict", status: 409 },
  LimitExceeded: { code: "LimitExceeded", status: 409 },
  UnmodifiableRole: { code: "UnmodifiableEntity", status: 400 },
  ReservedRole: { code: "InvalidInput", status: 400 },
  ServiceLinkedPath: { code: "InvalidInput", status: 400 },
  ServiceRolePolicy: { code: "PolicyNotAttachable", status: 400 },
  AwsManagedPolicyUnknown: { code: "NotEmulatedException", status: 501 },
  DuplicateTagKeys: { code: "InvalidInput", status: 400 },
  SystemTag: { code: "InvalidInput", status: 400 },
  NotServiceLinked: { code: "InvalidInput", status: 400 },
  ServiceRoleNameTaken: { code: "InvalidInput", status: 400 },
  SuffixNotSupported: { code: "InvalidInput", status: 400 },
  ServiceUnknown: { code: "NotEmulatedException", status: 501 },
  WrongAuthenticationCode: { code: "InvalidAuthenticationCode", status: 403 },
  PasswordRefused: { code: "PasswordPolicyViolation", status: 400 },
  OldPasswordWrong: { code: "AccessDenied", status: 403 },
  OnlyForUsers: { code: "InvalidUserType", status: 400 },
  InvalidInput: { code: "InvalidInput", status: 400 },
  MalformedPolicyDocument: { code: "MalformedPolicyDocument", status: 400 },
  UserNameRequired: { code: "ValidationError", status: 400 },
  InvalidMarker: { code: "ValidationError", status: 400 },
  InvalidPolicyArn: { code: "ValidationError", status: 400 },
  NotPolicyArn: { code: "InvalidInput", status: 400 },
  PolicyOutsideAccount: { code: "AccessDenied", status: 403 },
  AliasLikeAccountId: { code: "ValidationError", status: 400 },
  StatusNotSettable: { code: "InvalidInput", status: 400 },
  InvalidSimulation: { code: "InvalidInput", status: 400 },
  SimulationTooLarge: { code: "PolicyEvaluation", status: 500 },
  NotEmulated: { code: "NotEmulatedException", status: 501 },
  OrganizationNotFound: { code: "OrganizationNotFoundException", status: 400 },
  OrganizationNotInAllFeaturesMode: { code: "OrganizationNotInAllFeaturesModeException", status: 400 },
  ServiceAccessNotEnabled: { code: "ServiceAccessNotEnabledException", status: 400 },
  AccountNotManagementOrDelegatedAdministrator: {
    code: "AccountNotManagementOrDelegatedAdministratorException",
    status: 400,
  },
  CallerIsNotManagementAccount: { code: "CallerIsNotManagementAccountException", status: 400 },
} as const satisfies Record<IamRefusal["kind"], Named>;

export const wireError = (refusal: IamRefusal): WireError => ({ ...WIRE[refusal.kind], message: textOf(refusal) });

/** Refusals that say the same of everything. */
const FIXED_TEXT = {
  OldPasswordWrong: "The old password was incorrect.",
  OnlyForUsers: "Only IAM Users can change their own password",
  UserNameRequired: "Must specify userName when calling with non-User credentials",
  InvalidMarker: "Invalid Marker.",
  InvalidPolicyArn: "Invalid ARN:  Could not be parsed!",
  PolicyOutsideAccount: "Policy is outside your own account.",
  AliasLikeAccountId: "The account alias must not be a number of 12 digits.",
} as const satisfies Partial<Record<IamRefusal["kind"], string>>;

type Fixed = Extract<IamRefusal, { kind: keyof typeof FIXED_TEXT }>;

const isFixed = (refusal: IamRefusal): refusal is Fixed => Object.hasOwn(FIXED_TEXT, refusal.kind);

function textOf(refusal: IamRefusal): string {
  if (isFixed(refusal)) return FIXED_TEXT[refusal.kind];
  switch (refusal.kind) {
    case "NoSuchEntity":
      return missingText(refusal.entity);
    case "EntityAlreadyExists":
      return existingText(refusal.entity);
    case "DeleteConflict":
      return DEPENDANT_TEXT[refusal.first];
    case "LimitExceeded":
      return quotaText(refusal.quota);
    case "UnmodifiableRole":
    case "ReservedRole":
    case "ServiceLinkedPath":
    case "ServiceRolePolicy":
    case "NotServiceLinked":
    case "ServiceRoleNameTaken":
    case "SuffixNotSupported":
    case "ServiceUnknown":
      return serviceRoleText(refusal);
    case "AwsManagedPolicyUnknown":
      return `the document of the AWS-managed policy ${refusal.arn} is not known to orgdrill; create a customer managed policy with the statements that matter`;
    case "DuplicateTagKeys":
      return "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
    case "SystemTag":
      return SYSTEM_TAG_TEXT;
    case "WrongAuthenticationCode":
      return MFA_TEXT[refusal.because];
    case "PasswordRefused":
      return passwordText(refusal);
    case "InvalidInput":
    case "MalformedPolicyDocument":
    case "InvalidSimulation":
      return refusal.message;
    case "SimulationTooLarge":
      return `the simulation asks for ${refusal.decisions} decisions in one answer, expected at most ${refusal.limit}; name fewer resources or set MaxItems`;
    case "NotEmulated":
      return `orgdrill does not emulate ${refusal.what}`;
    case "NotPolicyArn":
      return `ARN ${refusal.arn} is not valid.`;
    case "StatusNotSettable":
      return `An access key cannot be set to the status ${refusal.status}.`;
    default:
      return ROOT_ACCESS_TEXT[refusal.kind];
  }
}

/** As other services of AWS have been seen to put it; IAM's own words are not published. */
const SYSTEM_TAG_TEXT = "Caller is an end user and not allowed to mutate system tags";

type ServiceRoleRefusal = Extract<IamRefusal, { kind: ServiceRoleComplaint }>;
type ServiceRoleComplaint =
  | "UnmodifiableRole"
  | "ReservedRole"
  | "ServiceLinkedPath"
  | "ServiceRolePolicy"
  | "NotServiceLinked"
  | "ServiceRoleNameTaken"
  | "SuffixNotSupported"
  | "ServiceUnknown";

function serviceRoleText(refusal: ServiceRoleRefusal): string {
  switch (refusal.kind) {
    case "UnmodifiableRole":
      return `Cannot perform the operation on the protected role '${refusal.name}' - this role is only modifiable by AWS`;
    case "ReservedRole":
      return `The role ${refusal.path}${refusal.name} cannot be created: its path or name is reserved for AWS`;
    case "ServiceLinkedPath":
      return "Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles";
    case "ServiceRolePolicy":
      return "Cannot attach a Service Role Policy to a Customer Role.";
    case "NotServiceLinked":
      return `The role with name ${refusal.name} is not a service-linked role.`;
    case "ServiceRoleNameTaken":
      return `Service role name ${refusal.name} has been taken in this account, please try a different suffix.`;
    case "SuffixNotSupported":
      return `Custom suffix is not allowed for ${refusal.service}`;
    case "ServiceUnknown":
      return `the service-linked role of ${refusal.service} is not known to orgdrill`;
    default:
      return unreachable(refusal);
  }
}
