/** DescribeBudget: one budget, and what was spent in its running period. API Reference, DescribeBudget. */
import type { DescribeBudgetRequest, DescribeBudgetResponse } from "@aws-sdk/client-budgets";
import { findBudget } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { describeBudget as described } from "../budgets.ts";
import { onBudget } from "../on-budget.ts";
import { defineOperation } from "../refusals.ts";

export const describeBudget = defineOperation<DescribeBudgetRequest, DescribeBudgetResponse>({
  name: "DescribeBudget",
  readOnly: true,
  permissions: (context, input) => onBudget(context, "ViewBudget", input),
  decide({ world, caller }, { BudgetName = "" }) {
    const found = findBudget(world, caller.accountId, BudgetName);
    return found.ok ? accept([]) : found;
  },
  respond(context, { BudgetName = "" }) {
    const found = findBudget(context.world, context.caller.accountId, BudgetName);
    invariant(found.ok, "the budget was there when it was decided");
    return { Budget: described(context, found.value) };
  },
});
