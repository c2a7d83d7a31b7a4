/** What AWS answers when it cannot tell who calls; JSON and query services name the same failure differently. */
import type { Protocol } from "./services.ts";
import type { WireError } from "./wire-error.ts";

export type AuthenticationFailure =
  | "missing"
  | "incomplete"
  | "unknownKey"
  | "mismatch"
  | "expiredSession"
  /** Signed too long ago, or too far ahead. */
  | "skewed"
  /** A presigned request that has outlived what it says of itself. */
  | "expiredRequest"
  /** The hash that was signed is not the body's. */
  | "otherBody";

type Name = Readonly<{ code: string; status: number }>;

const INVALID_SIGNATURE: Name = { code: "InvalidSignatureException", status: 400 };
/** Of restJson1, where API Gateway stands before the service: 403 for whatever it cannot verify. Amazon GuardDuty API Reference: "Common errors". */
const FORBIDDEN_SIGNATURE: Name = { code: "InvalidSignatureException", status: 403 };
const DOES_NOT_MATCH: Name = { code: "SignatureDoesNotMatch", status: 403 };

const JSON_NAMES: Readonly<Record<AuthenticationFailure, Name>> = {
  missing: { code: "MissingAuthenticationTokenException", status: 400 },
  incomplete: { code: "IncompleteSignatureException", status: 400 },
  unknownKey: { code: "UnrecognizedClientException", status: 400 },
  mismatch: INVALID_SIGNATURE,
  expiredSession: { code: "ExpiredTokenException", status: 400 },
  skewed: INVALID_SIGNATURE,
  expiredRequest: INVALID_SIGNATURE,
  otherBody: INVALID_SIGNATURE,
};

/**
 * API references: "Common Error Types" of the JSON services (all 400) and of IAM and STS (403 but for `IncompleteSignature`);
 * Amazon S3 API Reference: "List of error codes".
 */
const NAMES: Readonly<Record<Protocol, Readonly<Record<AuthenticationFailure, Name>>>> = {
  awsJson1_0: JSON_NAMES,
  awsJson1_1: JSON_NAMES,
  awsQuery: {
    missing: { code: "MissingAuthenticationToken", status: 403 },
    incomplete: { code: "IncompleteSignature", status: 400 },
    unknownKey: { code: "InvalidClientTokenId", status: 403 },
    mismatch: DOES_NOT_MATCH,
    expiredSession: { code: "ExpiredToken", status: 403 },
    skewed: DOES_NOT_MATCH,
    expiredRequest: DOES_NOT_MATCH,
    otherBody: DOES_NOT_MATCH,
  },
  restJson1: {
    missing: { code: "MissingAuthenticationTokenException", status: 403 },
    incomplete: { code: "IncompleteSignatureException", status: 403 },
    unknownKey: { code: "UnrecognizedClientException", status: 403 },
    mismatch: FORBIDDEN_SIGNATURE,
    expiredSession: { code: "ExpiredTokenException", status: 403 },
    skewed: FORBIDDEN_SIGNATURE,
    expiredRequest: FORBIDDEN_SIGNATURE,
    otherBody: FORBIDDEN_SIGNATURE,
  },
  restXml: {
    missing: { code: "AccessDenied", status: 403 },
    incomplete: { code: "AuthorizationHeaderMalformed", status: 400 },
    unknownKey: { code: "InvalidAccessKeyId", status: 403 },
    mismatch: DOES_NOT_MATCH,
    expiredSession: { code: "ExpiredToken", status: 400 },
    skewed: { code: "RequestTimeTooSkewed", status: 403 },
    expiredRequest: { code: "AccessDenied", status: 403 },
    otherBody: { code: "XAmzContentSHA256Mismatch", status: 400 },
  },
};

const TEXTS: Readonly<Record<AuthenticationFailure, string>> = {
  missing: "Request is missing Authentication Token",
  incomplete: "The request signature does not conform to AWS standards.",
  unknownKey: "The security token included in the request is invalid.",
  mismatch:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  expiredSession: "The security token included in the request is expired",
  skewed: "The difference between the request time and the current time is too large.",
  expiredRequest: "Request has expired",
  otherBody: "The provided 'x-amz-content-sha256' header does not match what was computed.",
};

/** S3's own words. */
const OBJECT_TEXTS: Partial<typeof TEXTS> = {
  missing: "Access Denied",
  incomplete: "The authorization header that you provided is not valid.",
  unknownKey: "The AWS Access Key Id you provided does not exist in our records.",
  mismatch:
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  expiredSession: "The provided token has expired.",
  skewed: TEXTS.skewed,
};

/** The error of one protocol for one failure; `message` takes the place of the usual text. */
export function authenticationError(protocol: Protocol, failure: AuthenticationFailure, message?: string): WireError {
  const own = protocol === "restXml" ? OBJECT_TEXTS[failure] : undefined;
  return { ...NAMES[protocol][failure], message: own ?? message ?? TEXTS[failure] };
}
