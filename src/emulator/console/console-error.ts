/** What somebody reads who is refused in the console, and what CloudTrail writes of it, which is never a code or a text of ours. */
import { unreachable } from "../../kernel/index.ts";
import type { WireError } from "../wire/index.ts";
import { type ConsoleCall, type ConsoleRefusal, SIGN_IN } from "./console-action.ts";

/** `trailText`: the record's `errorMessage`; empty where AWS's words are not known. */
export type ConsoleError = WireError &
  Readonly<{
    trailText: string;
    /** The call was answered all the same: see `ConsoleRefusal`. */
    isOnlyTold?: true;
  }>;

/**
 * All that the record of a failed sign-in says. CloudTrail User Guide: "AWS Management Console sign-in events"; IAM User Guide, "Logging
 * IAM and AWS STS API calls with AWS CloudTrail": a sign-in failure caused by an incorrect user name.
 */
const FAILED_AUTHENTICATION = "Failed authentication";
const NAME_UNKNOWN = "No username found in supplied account";

/** Actions that are an API's too are refused in the API's own words. */
const WORDED_BY_AWS: ReadonlySet<string> = new Set(["organizations", "ce"]);

export const deniedByPolicy = (message: string): ConsoleError => ({
  code: "AccessDenied",
  message,
  status: 403,
  trailText: message,
});

export function consoleError(
  refusal: ConsoleRefusal,
  { service, operation }: Pick<ConsoleCall, "service" | "operation">,
): ConsoleError {
  const error = wireError(refusal);
  if (service === SIGN_IN) {
    const failed = refusal.kind === "NameUnknown" ? NAME_UNKNOWN : FAILED_AUTHENTICATION;
    return { ...error, trailText: operation.name === "ConsoleLogin" ? failed : "" };
  }
  const isAwsText = refusal.kind === "Refused" && WORDED_BY_AWS.has(service.name);
  const isOnlyTold = refusal.kind === "Refused" && refusal.isOnlyTold === true;
  return { ...error, trailText: isAwsText ? error.message : "", ...(isOnlyTold && { isOnlyTold }) };
}

/** What the console's pages say is not documented, so these are our words. */
function wireError(refusal: ConsoleRefusal): WireError {
  switch (refusal.kind) {
    case "NoPassword":
      return signInFailed(NO_PASSWORD[refusal.of]);
    case "NameUnknown":
      return signInFailed("the account has no user and no role of that name");
    case "SecondFactorMissing":
      return signInFailed("a second factor is asked for and was not given (`secondFactor`)");
    case "RecoveryBarred":
      return signInFailed("root credentials of this account were removed; password recovery is not allowed");
    case "ClosedForGood":
      return signInFailed("the account is closed for good");
    case "LinkUnknown":
      return badLink("InvalidLink", "no such link was mailed to this account, or it was used");
    case "LinkExpired":
      return badLink("ExpiredLink", "the link has expired; ask for another");
    case "OnlyRootMay":
      return { code: "AccessDenied", message: "only the account's root user may do this", status: 403 };
    case "AccountShut":
      return {
        code: "AccessDenied",
        message: "the account is closed; root may read bills and contact Support",
        status: 403,
      };
    case "BillingAccessOff":
      return {
        code: "AccessDenied",
        message: "IAM users and roles have no access to billing; root can `switch-billing-access`",
        status: 403,
      };
    case "AddressAlreadyVerified":
      return {
        code: "AlreadyVerified",
        message: "the address is verified already",
        status: 400,
        trailCode: "ConflictException",
      };
    case "Refused": {
      const { code, message, trailCode } = refusal;
      return { code, message, status: 400, ...(trailCode !== undefined && { trailCode }) };
    }
    default:
      return unreachable(refusal);
  }
}

const NO_PASSWORD = {
  root: "the root user has no password; ask for one with `request-password-recovery`",
  user: "the user has no password for the console (no login profile)",
} as const;

/** Account Management API Reference, AcceptPrimaryEmailUpdate: what it answers to a code that it does not take. */
const badLink = (code: string, message: string): WireError => ({
  code,
  message,
  status: 400,
  trailCode: "ValidationException",
});

const signInFailed = (message: string): WireError => ({ code: "SignInFailed", message, status: 403 });
