/** DeleteBudget. API Reference, DeleteBudget. */
import type { DeleteBudgetRequest, DeleteBudgetResponse } from "@aws-sdk/client-budgets";
import { decideDeleteBudget } from "../../../../domain/index.ts";
import { onBudget } from "../on-budget.ts";
import { defineOperation } from "../refusals.ts";

export const deleteBudget = defineOperation<DeleteBudgetRequest, DeleteBudgetResponse>({
  name: "DeleteBudget",
  readOnly: false,
  permissions: (context, input) => onBudget(context, "ModifyBudget", input),
  decide: ({ world, caller }, { BudgetName = "" }) => decideDeleteBudget(world, caller.accountId, BudgetName),
  respond: () => ({}),
});
