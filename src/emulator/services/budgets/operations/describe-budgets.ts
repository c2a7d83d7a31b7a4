/** DescribeBudgets: every budget of the account, by name. API Reference, DescribeBudgets. */
import type { DescribeBudgetsRequest, DescribeBudgetsResponse } from "@aws-sdk/client-budgets";
import { billingOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeBudget } from "../budgets.ts";
import { onBudget } from "../on-budget.ts";
import { defineOperation } from "../refusals.ts";

const PAGE_SIZE = 100;
const TOKEN = /^after:(.*)$/s;

/** The token names the last budget that was given out. */
const readToken = (token: string): string | undefined => TOKEN.exec(Buffer.from(token, "base64").toString("utf8"))?.[1];

export const describeBudgets = defineOperation<DescribeBudgetsRequest, DescribeBudgetsResponse>({
  name: "DescribeBudgets",
  readOnly: true,
  permissions: (context, { AccountId }) => onBudget(context, "ViewBudget", { AccountId }),
  decide: (_context, { NextToken }) =>
    NextToken !== undefined && readToken(NextToken) === undefined ? refuse({ kind: "InvalidNextToken" }) : accept([]),
  respond(context, { NextToken, MaxResults = PAGE_SIZE }) {
    const { budgets } = billingOf(context.world, context.caller.accountId);
    const after = NextToken === undefined ? "" : (readToken(NextToken) ?? "");
    const rest = [...budgets.values()]
      .filter(({ name }) => name > after)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const page = rest.slice(0, MaxResults);
    const last = page.at(-1);
    return {
      Budgets: page.map((each) => describeBudget(context, each)),
      ...(last !== undefined &&
        rest.length > page.length && { NextToken: Buffer.from(`after:${last.name}`).toString("base64") }),
    };
  },
});
