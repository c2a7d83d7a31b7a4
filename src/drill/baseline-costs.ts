/** What an account's billing tells: the costs that it sees, who watches them, and which limits were asked to be raised. */
import { listOf } from "../action/index.ts";
import { type AccountReading, all, ask, type FactBook } from "./baseline-facts.ts";
import { calledAmong } from "./baseline-names.ts";
import { settingsOf } from "./baseline-words.ts";

type Day = Readonly<{
  TimePeriod?: Readonly<{ Start?: string }>;
  Total?: Readonly<Record<string, Readonly<{ Amount?: string; Unit?: string }>>>;
}>;

/** Cost Explorer API Reference: GetCostAndUsage; an account sees what belongs to its present membership alone. */
export async function readCosts(book: FactBook, { name, hands, costs }: AccountReading): Promise<void> {
  const output = await ask(hands, {
    service: "ce",
    operation: "GetCostAndUsage",
    input: { TimePeriod: { Start: costs.from, End: costs.until }, Granularity: "DAILY", Metrics: ["UnblendedCost"] },
  });
  const days = listOf<Day>(output, "ResultsByTime").filter(
    (each) => Number(each.Total?.UnblendedCost?.Amount ?? 0) > 0,
  );
  const cents = days.reduce((sum, each) => sum + Math.round(Number(each.Total?.UnblendedCost?.Amount) * 100), 0);
  book.note("costs", `costs of ${name}`, {
    "seen by itself": days.length === 0 ? "none" : `${days.length} days, ${(cents / 100).toFixed(2)} in all`,
  });
}

/** AWS Budgets API Reference: DescribeBudgets; what was spent is no setting. */
export async function readBudgets(book: FactBook, { name, hands, accountId }: AccountReading): Promise<void> {
  type Budget = Readonly<{ BudgetName?: string }>;
  const question = { service: "budgets", operation: "DescribeBudgets", input: { AccountId: accountId } } as const;
  for (const budget of await all<Budget>(hands, question, "Budgets"))
    book.note("cost watch", `budget ${budget.BudgetName} of ${name}`, {
      settings: settingsOf(budget, "BudgetName", "CalculatedSpend", "LastUpdatedTime", "TimePeriod"),
    });
}

/** Cost Explorer API Reference: GetAnomalyMonitors, and ListCostAllocationTags, which payers alone may ask. */
export async function readMonitors(book: FactBook, { name, hands, isManagement }: AccountReading): Promise<void> {
  type Monitor = Readonly<{ MonitorName?: string; MonitorArn?: string }>;
  const question = { service: "ce", operation: "GetAnomalyMonitors" } as const;
  const names = ["MonitorName", "MonitorArn", "CreationDate", "LastUpdatedDate", "LastEvaluatedDate"];
  const monitors = await all<Monitor>(hands, question, "AnomalyMonitors");
  const called = ({ MonitorArn = "", MonitorName = "" }: Monitor) => ({ id: MonitorArn, name: MonitorName });
  for (const monitor of monitors)
    book.note("cost watch", `anomaly monitor ${calledAmong(monitors.map(called), called(monitor))} of ${name}`, {
      settings: settingsOf(monitor, ...names, "DimensionalValueCount"),
    });
  if (!isManagement) return;
  type Tag = Readonly<{ TagKey?: string; Status?: string }>;
  const listing = { service: "ce", operation: "ListCostAllocationTags", input: { Status: "Active" } } as const;
  const active = await all<Tag>(hands, listing, "CostAllocationTags");
  book.note("cost watch", `cost allocation tags of ${name}`, { active: active.map(({ TagKey = "" }) => TagKey) });
}

/** Service Quotas API Reference: ListRequestedServiceQuotaChangeHistory; how far AWS is with a request changes by itself. */
export async function readQuotaRequests(book: FactBook, { name, hands }: AccountReading): Promise<void> {
  type Request = Readonly<{ ServiceCode?: string; QuotaCode?: string; DesiredValue?: number; Id?: string }>;
  const question = { service: "servicequotas", operation: "ListRequestedServiceQuotaChangeHistory" } as const;
  for (const { ServiceCode, QuotaCode, DesiredValue, Id } of await all<Request>(hands, question, "RequestedQuotas"))
    book.note("quota", `quotas of ${name}`, {
      [`request ${Id} for ${ServiceCode} ${QuotaCode}`]: DesiredValue === undefined ? "asked" : String(DesiredValue),
    });
}
