/** Why Service Quotas refuses, and what that is called on the wire. Service Quotas API Reference, "Errors" of each action; texts as seen on AWS where they are known. */
import type { QuotaRequestRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type ServiceQuotasRefusal =
  | QuotaRequestRefusal
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The texts of a quota that is unknown or cannot be raised, of a request that is unknown and of too many requests are ours. */
export function wireError(refusal: ServiceQuotasRefusal): WireError {
  switch (refusal.kind) {
    case "QuotaServiceNotFound":
      return error("NoSuchResourceException", "The request failed because the specified service does not exist.");
    case "QuotaNotFound":
      return error("NoSuchResourceException", `The request failed because the quota ${refusal.code} does not exist.`);
    case "QuotaRequestNotFound":
      return error("NoSuchResourceException", "The request failed because the specified request does not exist.");
    case "QuotaNotAdjustable":
      return error("IllegalArgumentException", "The quota is not adjustable.");
    case "QuotaNotRaised":
      return error("IllegalArgumentException", "You must provide a quota value greater than the current quota value");
    case "QuotaRequestOpen":
      return error(
        "ResourceAlreadyExistsException",
        "Only one open service quota increase request is allowed per quota.",
      );
    case "TooManyQuotaRequests":
      return error("QuotaExceededException", "You have exceeded your service quota.");
    case "InvalidNextToken":
      return error("InvalidPaginationTokenException", "Invalid input was provided.");
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string): WireError => ({ code, message, status: 400 });

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, ServiceQuotasRefusal>): AnyOperation => operation;
