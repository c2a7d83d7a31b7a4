/** Why AWS Budgets refuses, and what that is called on the wire. AWS Billing and Cost Management API Reference: "Errors" of each action. */
import type { BudgetRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type BudgetsRefusal =
  | BudgetRefusal
  | Readonly<{ kind: "InvalidParameter"; message: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The texts are ours: the reference has none. */
export function wireError(refusal: BudgetsRefusal): WireError {
  switch (refusal.kind) {
    case "BudgetExists":
      return error("DuplicateRecordException", `the budget already exists: ${refusal.name}`);
    case "BudgetNotFound":
      return error("NotFoundException", `Unable to get budget: ${refusal.name} - the budget doesn't exist.`);
    case "TooManyBudgets":
      return error("CreationLimitExceededException", "You've exceeded the number of budgets of an account.");
    case "BudgetEndsBeforeItStarts":
      return error("InvalidParameterException", "The start date of a budget must come before its end date.");
    case "InvalidParameter":
      return error("InvalidParameterException", refusal.message);
    case "InvalidNextToken":
      return error("InvalidNextTokenException", "The pagination token is invalid.");
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string): WireError => ({ code, message, status: 400 });

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, BudgetsRefusal>): AnyOperation => operation;
