/** What each refusal is called on the wire. A refusal without a name does not compile. Organizations API Reference; aws-facts 1.2, 9. */
import type { WireError } from "../../wire/wire-error.ts";
import { ACCESS_DENIED, INVITATION, LIMITS, MISSING, NAMED, type Named, OBSTACLES } from "./refusal-names.ts";
import type { ServiceRefusal } from "./service-refusal.ts";

/** The error as the client sees it. Organizations answers 400 to everything that is the client's fault. emulator.md section 3. */
export function wireError(refusal: ServiceRefusal): WireError {
  switch (refusal.kind) {
    case "Missing":
      return clientError(MISSING[refusal.what]);
    case "DepartureBlocked":
      return clientError({ code: "ConstraintViolationException", ...OBSTACLES[refusal.by] });
    case "LimitReached":
      return clientError({ code: "ConstraintViolationException", ...LIMITS[refusal.limit] });
    case "InvitationRefused":
      return clientError({ code: "HandshakeConstraintViolationException", ...INVITATION[refusal.because] });
    case "MalformedPolicy":
      return clientError({ code: "MalformedPolicyDocumentException", message: malformed(refusal.problem) });
    case "InvalidInput":
      return clientError({ code: "InvalidInputException", reason: refusal.reason, message: refusal.message });
    case "PolicyTypeNotEmulated":
      return { code: "NotEmulatedException", message: notEmulated(refusal.policyType), status: 501 };
    default:
      return clientError(NAMED[refusal.kind]);
  }
}

/** CloudTrail writes `AccessDenied` where the wire says `AccessDeniedException`. aws-facts 1.3. */
export const accessDenied = (message: string): WireError => clientError({ code: ACCESS_DENIED, message });

const malformed = (problem: string): string =>
  `The provided policy document does not meet the requirements of the specified policy type: ${problem}.`;

const notEmulated = (policyType: string): string => `policies of type \`${policyType}\` are not emulated`;

function clientError({ code, message, reason }: Named & Readonly<{ reason?: string }>): WireError {
  if (code === ACCESS_DENIED) return { code, message, status: 400, trailCode: "AccessDenied" };
  return reason === undefined
    ? { code, message, status: 400 }
    : { code, message, status: 400, members: { Reason: reason } };
}
