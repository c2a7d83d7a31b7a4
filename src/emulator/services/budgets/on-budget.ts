/** Which budget each operation is authorized on. Service Authorization Reference: "AWS Budget Service". */
import { parseAccountId } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

/** Reading budgets is one action, changing them another. Nobody reaches the budgets of another account. */
export function onBudget(
  { caller }: OperationContext,
  action: "ViewBudget" | "ModifyBudget",
  { AccountId, BudgetName }: Readonly<{ AccountId?: string | undefined; BudgetName?: string | undefined }>,
): readonly RequiredPermission[] {
  const accountId = parseAccountId(AccountId ?? "") ?? caller.accountId;
  return [
    {
      action: `budgets:${action}`,
      resource: `arn:aws:budgets::${accountId}:budget/${BudgetName ?? "*"}`,
      resourceAccountId: accountId,
    },
  ];
}
