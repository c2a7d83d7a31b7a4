/** What each refusal is called on the wire. A refusal without a name does not compile. Organizations API Reference; aws-facts 1.2, 9. */
import type { WireError } from "../../wire/wire-error.ts";
import { FOUNDING, INVITATION, LIMITS, OBSTACLES } from "./constraint-names.ts";
import { DELEGATION_OBSTACLES, RESOURCE_POLICY_PROBLEMS } from "./delegation-refusal-names.ts";
import { ACCESS_DENIED, MISSING, NAMED, type Named } from "./refusal-names.ts";
import type { ServiceRefusal } from "./service-refusal.ts";
import { TRANSFER_DATES } from "./transfer-refusal-names.ts";

/** The error as the client sees it. Organizations answers 400 to everything that is the client's fault. emulator.md section 3. */
export function wireError(refusal: ServiceRefusal): WireError {
  switch (refusal.kind) {
    case "Missing":
      return clientError(MISSING[refusal.what]);
    case "DepartureBlocked":
      return clientError({ code: "ConstraintViolationException", ...OBSTACLES[refusal.by] });
    case "FoundingBlocked":
      return clientError({ code: "ConstraintViolationException", ...FOUNDING[refusal.by] });
    case "LimitReached":
      return clientError({ code: "ConstraintViolationException", ...LIMITS[refusal.limit] });
    case "InvitationRefused":
      return clientError({ code: "HandshakeConstraintViolationException", ...INVITATION[refusal.because] });
    case "MalformedPolicy":
      return { ...clientError(MALFORMED), detail: refusal.problem };
    case "InvalidInput":
      return clientError({ code: "InvalidInputException", reason: refusal.reason, message: refusal.message });
    case "DelegationBlocked":
      return clientError({ code: "ConstraintViolationException", ...DELEGATION_OBSTACLES[refusal.by] });
    case "ResourcePolicyRefused":
      return resourcePolicyError(refusal);
    case "TransferDateRefused":
      return clientError({ code: "InvalidInputException", ...TRANSFER_DATES[refusal.because] });
    default:
      return clientError(NAMED[refusal.kind]);
  }
}

/** CloudTrail writes `AccessDenied` where the wire says `AccessDeniedException`. aws-facts 1.3. */
export const accessDenied = (message: string): WireError => clientError({ code: ACCESS_DENIED, message });

/** Organizations API Reference: AccessDeniedForDependencyException. */
export const serviceLinkedRoleDenied = (message: string): WireError => ({
  code: "AccessDeniedForDependencyException",
  message,
  status: 400,
  members: { Reason: "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE" },
  trailCode: "AccessDeniedForDependencyException",
});

/** One text for all that can be wrong. policy-evaluation 4. */
const MALFORMED: Named = {
  code: "MalformedPolicyDocumentException",
  message: "The provided policy document does not meet the requirements of the specified policy type.",
};

function resourcePolicyError({
  because,
  named = "",
}: Extract<ServiceRefusal, { kind: "ResourcePolicyRefused" }>): WireError {
  const { reason, message } = RESOURCE_POLICY_PROBLEMS[because];
  return clientError({ code: "InvalidInputException", reason, message: message.replace("{named}", () => named) });
}

function clientError({ code, message, reason }: Named & Readonly<{ reason?: string }>): WireError {
  if (code === ACCESS_DENIED) return { code, message, status: 400, trailCode: "AccessDenied" };
  return reason === undefined
    ? { code, message, status: 400 }
    : { code, message, status: 400, members: { Reason: reason } };
}
