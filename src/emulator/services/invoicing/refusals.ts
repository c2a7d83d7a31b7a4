/** Why AWS Invoicing refuses, and what that is called on the wire. AWS Billing and Cost Management API Reference, AWS Invoicing, "Errors" of ListInvoiceSummaries; the texts are ours. */
import type { InvoiceRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type InvoicingRefusal =
  | InvoiceRefusal
  | Readonly<{ kind: "Invalid"; message: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: InvoicingRefusal): WireError {
  switch (refusal.kind) {
    case "InvoicesOfAnother":
      return accessDenied("You don't have sufficient access to perform this action.");
    case "InvoiceNotFound":
      return { code: "ResourceNotFoundException", message: "The resource could not be found.", status: 400 };
    case "InvoicesOfMember":
      return partNotEmulated("what a payer is told of the invoices that a member was sent");
    case "Invalid":
      return invalidError(refusal.message, "fieldValidationFailed");
    case "InvalidNextToken":
      return invalidError("The pagination token is invalid.", "invalidNextToken");
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = accessDeniedAs(400);

const invalidError = (message: string, reason: string): WireError => ({
  code: "ValidationException",
  message,
  status: 400,
  members: { reason },
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, InvoicingRefusal>): AnyOperation => operation;
