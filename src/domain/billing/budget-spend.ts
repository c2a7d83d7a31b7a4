/** What a cost budget has seen spent: always of its owner's own view. AWS Billing and Cost Management API Reference: "Budget". */
import { type AccountId, addMs, type Instant, instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { DAY_MS, dayOf, monthOf, type Period } from "./billing.ts";
import { costViewOf, sumOf } from "./cost-view.ts";
import type { Budget, BudgetTimeUnit } from "./watching.ts";

/** Whether a member's own budget tells what was spent, although its management account keeps it from Cost Explorer. */
export const BUDGETS_WITHOUT_COST_ACCESS = "budgets-without-cost-access";

/** Spent in the running period, in millionths of a US dollar: an account that has departed spends in it no more (claim DEPART-05). */
export function spentOf(world: World, { owner, budget, now }: BudgetAt): number {
  const { linkedAccounts, services } = budget;
  return sumOf(world, {
    view: costViewOf(world, owner),
    pieces: [budgetPeriodAt(budget.timeUnit, now)],
    now,
    counts: ({ accountId, service }) =>
      (linkedAccounts.length === 0 || linkedAccounts.includes(accountId)) &&
      (services.length === 0 || services.includes(service)),
  });
}

export type BudgetAt = Readonly<{ owner: AccountId; budget: Budget; now: Instant }>;

/** Days, months, quarters and years of the calendar. */
export function budgetPeriodAt(timeUnit: BudgetTimeUnit, now: Instant): Period {
  if (timeUnit === "DAILY") return { from: dayOf(now), until: addMs(dayOf(now), DAY_MS) };
  const months = { MONTHLY: 1, QUARTERLY: 3, ANNUALLY: 12 }[timeUnit];
  const date = new Date(now);
  const from = instant(Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months, 1));
  return { from, until: monthOf(from, months) };
}
