/** Budgets between wire and domain. API Reference: Budget, CostTypes. */
import type { CreateBudgetRequest, Spend, TimePeriod, Budget as WireBudget } from "@aws-sdk/client-budgets";
import {
  BUDGETS_WITHOUT_COST_ACCESS,
  type Budget,
  type BudgetTimeUnit,
  budgetPeriodAt,
  isKeptFromCosts,
  MICROS_PER_DOLLAR,
  spentOf,
} from "../../../domain/index.ts";
import { accept, type Instant, instant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { BudgetsRefusal } from "./refusals.ts";

const TIME_UNITS = ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY"] as const satisfies readonly BudgetTimeUnit[];
/** When a budget without an end ends: `06/15/87 00:00 UTC`, that is 2087. */
const NEVER = instant(Date.UTC(2087, 5, 15));
const AMOUNT = /^\d{1,15}(\.\d{1,10})?$/;
const MODELLED_FILTERS: ReadonlySet<string> = new Set(["LinkedAccount", "Service"]);

const COST_TYPES = {
  IncludeTax: true,
  IncludeSubscription: true,
  UseBlended: false,
  IncludeRefund: true,
  IncludeCredit: true,
  IncludeUpfront: true,
  IncludeRecurring: true,
  IncludeOtherSubscription: true,
  IncludeSupport: true,
  IncludeDiscount: true,
  UseAmortized: false,
};

/** A notification that never comes would be worse than none. */
export function notEmulatedIn({
  Budget,
  NotificationsWithSubscribers,
  ResourceTags,
}: CreateBudgetRequest): string | undefined {
  if ((NotificationsWithSubscribers?.length ?? 0) > 0) return "the notification of a budget";
  if ((ResourceTags?.length ?? 0) > 0) return "the tags of a budget";
  if (Budget?.BudgetType !== "COST") return "a budget that is not of costs";
  if (Budget.PlannedBudgetLimits !== undefined) return "a budget with planned limits";
  if (Budget.AutoAdjustData !== undefined) return "a budget that adjusts itself";
  if (Budget.FilterExpression !== undefined || Budget.Metrics !== undefined) return "the FilterExpression of a budget";
  if (Budget.BillingViewArn !== undefined) return "the billing view of a budget";
  if (Budget.TimeUnit === "CUSTOM") return "a budget of one period of its own";
  const filter = Object.keys(Budget.CostFilters ?? {}).find((each) => !MODELLED_FILTERS.has(each));
  return filter === undefined ? undefined : `a budget's filter on ${filter.slice(0, 100)}`;
}

/** CalculatedSpend is AWS's to say. */
export function budgetIn(wire: WireBudget | undefined, now: Instant): Result<Budget, BudgetsRefusal> {
  const timeUnit = TIME_UNITS.find((each) => each === wire?.TimeUnit);
  const limit = wire?.BudgetLimit;
  if (timeUnit === undefined) return invalid("A budget has a time unit.");
  if (limit === undefined) return invalid("A cost budget has a limit.");
  if (limit.Unit !== "USD") return invalid("The unit of a cost budget is USD.");
  if (!AMOUNT.test(limit.Amount ?? "")) return invalid("The amount of a budget is a decimal number.");
  return accept({
    name: wire?.BudgetName ?? "",
    limit: limit.Amount ?? "",
    timeUnit,
    startsAt:
      wire?.TimePeriod?.Start === undefined ? budgetPeriodAt(timeUnit, now).from : momentOf(wire.TimePeriod.Start),
    endsAt: wire?.TimePeriod?.End === undefined ? NEVER : momentOf(wire.TimePeriod.End),
    linkedAccounts: wire?.CostFilters?.LinkedAccount ?? [],
    services: wire?.CostFilters?.Service ?? [],
    costTypes: given(wire?.CostTypes),
    changedAt: now,
  });
}

const given = (costTypes: WireBudget["CostTypes"]): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(costTypes ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const momentOf = (date: Date): Instant => instant(date.getTime());
const invalid = (message: string): Result<never, BudgetsRefusal> => refuse({ kind: "InvalidParameter", message });

/** Without a forecast, which needs a history that a budget does not have at once. */
export function describeBudget(context: OperationContext, budget: Budget): WireBudget {
  return {
    BudgetName: budget.name,
    BudgetType: "COST",
    BudgetLimit: { Amount: budget.limit, Unit: "USD" },
    CostFilters: filtersOf(budget),
    CostTypes: { ...COST_TYPES, ...budget.costTypes },
    TimeUnit: budget.timeUnit,
    TimePeriod: timePeriodOf(budget),
    ...(tellsSpend(context) && { CalculatedSpend: { ActualSpend: dollars(spentIn(context, budget)) } }),
    LastUpdatedTime: new Date(budget.changedAt),
  };
}

const spentIn = ({ world, caller, now }: OperationContext, budget: Budget): number =>
  spentOf(world, { owner: caller.accountId, budget, now });

/** Asked only where it matters. */
const tellsSpend = ({ world, caller, assumptions }: OperationContext): boolean =>
  !isKeptFromCosts(world, caller.accountId) || assumptions.value(BUDGETS_WITHOUT_COST_ACCESS) === "told";

const filtersOf = ({ linkedAccounts, services }: Budget): Record<string, string[]> => ({
  ...(linkedAccounts.length > 0 && { LinkedAccount: [...linkedAccounts] }),
  ...(services.length > 0 && { Service: [...services] }),
});

const timePeriodOf = ({ startsAt, endsAt }: Budget): TimePeriod => ({
  Start: new Date(startsAt),
  End: new Date(endsAt),
});

const dollars = (micros: number): Spend => ({
  Amount: (micros / MICROS_PER_DOLLAR).toFixed(6).replace(/\.?0+$/, ""),
  Unit: "USD",
});
