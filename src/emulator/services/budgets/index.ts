/** AWS Budgets: cost budgets, and what they have seen spent. */
import type { Service } from "../../operation.ts";
import { createBudget } from "./operations/create-budget.ts";
import { deleteBudget } from "./operations/delete-budget.ts";
import { describeBudget } from "./operations/describe-budget.ts";
import { describeBudgets } from "./operations/describe-budgets.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS = [createBudget, describeBudget, describeBudgets, deleteBudget];

export const budgetsService: Service = {
  name: "budgets",
  eventSource: "budgets.amazonaws.com",
  actionPrefix: "budgets",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
