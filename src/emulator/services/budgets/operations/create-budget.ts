/** CreateBudget: a cost budget of the account. API Reference, CreateBudget. */
import type { CreateBudgetRequest, CreateBudgetResponse } from "@aws-sdk/client-budgets";
import { decideCreateBudget } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { budgetIn, notEmulatedIn } from "../budgets.ts";
import { onBudget } from "../on-budget.ts";
import { defineOperation } from "../refusals.ts";

export const createBudget = defineOperation<CreateBudgetRequest, CreateBudgetResponse>({
  name: "CreateBudget",
  readOnly: false,
  permissions: (context, { AccountId, Budget }) =>
    onBudget(context, "ModifyBudget", { AccountId, BudgetName: Budget?.BudgetName }),
  decide({ world, caller, now }, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const budget = budgetIn(input.Budget, now);
    return budget.ok ? decideCreateBudget(world, caller.accountId, budget.value) : budget;
  },
  respond: () => ({}),
});
