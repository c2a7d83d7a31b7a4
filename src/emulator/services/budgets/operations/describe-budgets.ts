/** DescribeBudgets: every budget of the account, by name. API Reference, DescribeBudgets. */
import type { DescribeBudgetsRequest, DescribeBudgetsResponse } from "@aws-sdk/client-budgets";
import { billingOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { describeBudget } from "../budgets.ts";
import { onBudget } from "../on-budget.ts";
import { defineOperation } from "../refusals.ts";

const PAGE_SIZE = 100;

export const describeBudgets = defineOperation<DescribeBudgetsRequest, DescribeBudgetsResponse>({
  name: "DescribeBudgets",
  readOnly: true,
  permissions: (context, { AccountId }) => onBudget(context, "ViewBudget", { AccountId }),
  decide(context, input) {
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { MaxResults: size = PAGE_SIZE } = input;
    const all = [...billingOf(context.world, context.caller.accountId).budgets.values()];
    const { page, next } = keyedPage(all, ({ name }) => name, { context, request: input, size });
    return {
      Budgets: page.map((each) => describeBudget(context, each)),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
