/** What AWS answers when it cannot tell who calls; JSON and query services name the same failure differently. */
import type { Protocol } from "./services.ts";
import type { WireError } from "./wire-error.ts";

export type AuthenticationFailure = "missing" | "incomplete" | "unknownKey" | "mismatch" | "expiredSession";

type Name = Readonly<{ code: string; status: number }>;

/** API references: "Common Error Types" of the JSON services (all 400) and of IAM and STS (403 but for `IncompleteSignature`). */
const NAMES: Readonly<Record<Protocol, Readonly<Record<AuthenticationFailure, Name>>>> = {
  awsJson1_1: {
    missing: { code: "MissingAuthenticationTokenException", status: 400 },
    incomplete: { code: "IncompleteSignatureException", status: 400 },
    unknownKey: { code: "UnrecognizedClientException", status: 400 },
    mismatch: { code: "InvalidSignatureException", status: 400 },
    expiredSession: { code: "ExpiredTokenException", status: 400 },
  },
  awsQuery: {
    missing: { code: "MissingAuthenticationToken", status: 403 },
    incomplete: { code: "IncompleteSignature", status: 400 },
    unknownKey: { code: "InvalidClientTokenId", status: 403 },
    mismatch: { code: "SignatureDoesNotMatch", status: 403 },
    expiredSession: { code: "ExpiredToken", status: 403 },
  },
};

const TEXTS: Readonly<Record<AuthenticationFailure, string>> = {
  missing: "Request is missing Authentication Token",
  incomplete: "The request signature does not conform to AWS standards.",
  unknownKey: "The security token included in the request is invalid.",
  mismatch:
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
  expiredSession: "The security token included in the request is expired",
};

/** The error of one protocol for one failure; `message` takes the place of the usual text. */
export function authenticationError(
  protocol: Protocol,
  failure: AuthenticationFailure,
  message: string = TEXTS[failure],
): WireError {
  return { ...NAMES[protocol][failure], message };
}
