/** What each refusal of STS is called on the wire, and its text. STS API Reference: "Errors"; emulator.md section 4. */
import type { MfaComplaint, RootSessionRefusal, SessionRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";

export type StsRefusal =
  | SessionRefusal
  | RootSessionRefusal
  | Readonly<{ kind: "InvalidRootTarget"; target: string }>
  /** No policy of those that a root session can be for. */
  | Readonly<{ kind: "NoRootTask"; arn: string }>
  /** Only the endpoints of Regions answer this. */
  | Readonly<{ kind: "GlobalEndpoint"; operation: string }>
  | Readonly<{ kind: "InvalidRoleArn"; arn: string }>
  | Readonly<{ kind: "MalformedPolicyDocument"; message: string }>
  /** A managed session policy that the role's account does not have, or whose document is not known. */
  | Readonly<{ kind: "SessionPolicyNotFound"; arn: string }>
  | Readonly<{ kind: "SessionPolicyTooLong"; percent: number }>
  | Readonly<{ kind: "TooManySessionPolicies"; limit: number }>
  /** Sessions of GetFederationToken, and every session for GetFederationToken itself. */
  | Readonly<{ kind: "NotForSessions"; operation: string }>
  /** Something that the operation offers and this emulator does not. */
  | Readonly<{ kind: "NotEmulated"; what: string }>
  | Readonly<{ kind: "Denied"; message: string }>
  | Readonly<{ kind: "SecondFactor"; complaint: MfaComplaint }>
  | TokenRefusal;

/** What is wrong with a token or an assertion, or with the provider behind it. */
export type TokenRefusal =
  | Readonly<{ kind: "InvalidIdentityToken"; message: string }>
  /** Both in seconds since 1970. */
  | Readonly<{ kind: "TokenExpired"; second: number; expiry: number }>
  /** The account has no identity provider of this issuer. */
  | Readonly<{ kind: "UnknownProvider"; issuer: string }>
  | Readonly<{ kind: "InvalidProviderArn"; arn: string }>
  | Readonly<{ kind: "UnknownSamlProvider" }>
  /** The account gave IAM metadata of another issuer for this provider. */
  | Readonly<{ kind: "ForeignIssuer" }>
  /** The account told IAM which clients of the provider count, and this one is not among them. */
  | Readonly<{ kind: "ForeignAudience" }>
  | Readonly<{ kind: "AssertionExpired" }>
  /** The provider itself answered that the sign-in failed. */
  | Readonly<{ kind: "ProviderRejected"; status: string }>;

type Named = Readonly<{ code: string; status: number; trailCode?: string }>;

const DENIED: Named = { code: "AccessDenied", status: 403, trailCode: "AccessDenied" };
const VALIDATION: Named = { code: "ValidationError", status: 400 };
const TOKEN: Named = { code: "InvalidIdentityToken", status: 400 };
const PARAMETER: Named = { code: "InvalidParameterValue", status: 400 };

const WIRE = {
  RootMayNotAssume: DENIED,
  RoleNotAssumable: DENIED,
  SessionCredentials: DENIED,
  Denied: DENIED,
  NotForSessions: DENIED,
  DurationAboveMaximum: VALIDATION,
  DurationAboveChaining: VALIDATION,
  InvalidRoleArn: VALIDATION,
  SessionPolicyNotFound: VALIDATION,
  TooManySessionPolicies: VALIDATION,
  DuplicateSessionTags: PARAMETER,
  SystemSessionTag: VALIDATION,
  TransitiveKeyWithoutTag: PARAMETER,
  InheritedTagRepeated: PARAMETER,
  MalformedPolicyDocument: { code: "MalformedPolicyDocument", status: 400 },
  SessionPolicyTooLong: { code: "PackedPolicyTooLarge", status: 400 },
  InvalidIdentityToken: TOKEN,
  TokenExpired: { code: "ExpiredTokenException", status: 400 },
  UnknownProvider: TOKEN,
  InvalidProviderArn: VALIDATION,
  UnknownSamlProvider: TOKEN,
  ForeignIssuer: TOKEN,
  ForeignAudience: TOKEN,
  AssertionExpired: { code: "ExpiredTokenException", status: 400 },
  ProviderRejected: { code: "IDPRejectedClaim", status: 403 },
  SourceIdentityFixed: DENIED,
  RootNotAssumable: DENIED,
  GlobalEndpoint: DENIED,
  InvalidRootTarget: VALIDATION,
  NoRootTask: VALIDATION,
  SecondFactor: DENIED,
  NotEmulated: { code: "NotEmulatedException", status: 501 },
} as const satisfies Record<StsRefusal["kind"], Named>;

export const wireError = (refusal: StsRefusal): WireError => ({ ...WIRE[refusal.kind], message: textOf(refusal) });

/** What callers from outside are told: nothing but the action. */
export const notAuthorized = (action: string): string => `Not authorized to perform ${action}`;

export const accessDenied = (message: string): WireError => ({ ...DENIED, message });

function textOf(refusal: StsRefusal): string {
  switch (refusal.kind) {
    case "RootMayNotAssume":
      return "Roles may not be assumed by root accounts.";
    case "RoleNotAssumable":
      return `User: ${refusal.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${refusal.roleArn}`;
    case "SessionCredentials":
      return "Cannot call GetSessionToken with session credentials";
    case "DurationAboveMaximum":
      return "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
    case "DurationAboveChaining":
      return "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.";
    case "InvalidRoleArn":
      return `${refusal.arn} is invalid`;
    case "SessionPolicyNotFound":
      return `the session policy ${refusal.arn} is not a managed policy of the role's account or one of AWS's that is known here`;
    case "TooManySessionPolicies":
      return `at most ${refusal.limit} managed policies can be passed as session policies`;
    case "SessionPolicyTooLong":
      return `Packed policy consumes ${refusal.percent}% of allotted space`;
    case "DuplicateSessionTags":
      return "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
    case "SystemSessionTag":
      return "Caller is an end user and not allowed to mutate system tags";
    case "TransitiveKeyWithoutTag":
      return "The specified transitive tag key must be included in the requested tags.";
    case "InheritedTagRepeated":
      return "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.";
    case "NotForSessions":
      return `Cannot call ${refusal.operation} with session credentials`;
    case "NotEmulated":
      return `orgdrill does not emulate ${refusal.what}`;
    case "SourceIdentityFixed":
      return `The source identity ${refusal.sourceIdentity} of the calling session cannot be changed`;
    case "RootNotAssumable":
      return `User: ${refusal.callerArn} is not authorized to perform: sts:AssumeRoot on resource: ${refusal.targetArn}`;
    case "GlobalEndpoint":
      return `${refusal.operation} is not supported at the global endpoint of AWS STS: send it to the endpoint of a Region`;
    case "InvalidRootTarget":
      return `${refusal.target} is neither an account id nor the ARN of an account's root user`;
    case "NoRootTask":
      return `${refusal.arn} is not the ARN of a root task policy`;
    case "SecondFactor":
      return FACTOR_TEXT[refusal.complaint];
    case "MalformedPolicyDocument":
    case "Denied":
      return refusal.message;
    default:
      return tokenText(refusal);
  }
}

const INVALID_CODE = "MultiFactorAuthentication failed with invalid MFA one time pass code.";

/** As widely reported; the reference has no texts. */
const FACTOR_TEXT: Readonly<Record<MfaComplaint, string>> = {
  incomplete: "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
  unknownDevice:
    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
  wrongCode: INVALID_CODE,
  usedCode: INVALID_CODE,
  notConsecutive: INVALID_CODE,
};

function tokenText(refusal: TokenRefusal): string {
  switch (refusal.kind) {
    case "InvalidIdentityToken":
      return refusal.message;
    case "InvalidProviderArn":
      return `${refusal.arn} is invalid`;
    case "TokenExpired":
      return `Token expired: current date/time ${refusal.second} must be before the expiration date/time ${refusal.expiry}`;
    case "UnknownProvider":
      return `No OpenIDConnect provider found in your account for https://${refusal.issuer}`;
    case "UnknownSamlProvider":
      return "Specified provider doesn't exist";
    case "ForeignIssuer":
      return "Issuer not present in specified provider";
    case "ForeignAudience":
      return "Incorrect token audience";
    case "AssertionExpired":
      return "Token must be redeemed within 5 minutes of issuance";
    case "ProviderRejected":
      return `The identity provider reported that authentication failed: ${refusal.status}`;
    default:
      return unreachable(refusal);
  }
}
