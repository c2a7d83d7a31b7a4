/** Why AWS Savings Plans refuses, and what that is called on the wire. AWS Savings Plans API Reference, "Errors" of each action. */
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type SavingsPlansRefusal =
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

export function wireError(refusal: SavingsPlansRefusal): WireError {
  switch (refusal.kind) {
    case "InvalidNextToken":
      return { code: "ValidationException", message: "The pagination token is invalid.", status: 400 };
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

export const accessDenied = accessDeniedAs(403);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, SavingsPlansRefusal>): AnyOperation => operation;
