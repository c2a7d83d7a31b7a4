/** A payer watches what one of its accounts costs: with a budget for each day, and for unusual days. API Reference: CreateBudget, CreateAnomalyMonitor. */
import type { Action } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";

/** What the watch on an account is called, so that it is found again. */
const nameFor = (accountId: string): string => `watch-${accountId}`;

export const budgetAccount = (payerId: string, accountId: string): Action => ({
  ...callApi("budgets", "CreateBudget", {
    AccountId: payerId,
    Budget: {
      BudgetName: nameFor(accountId),
      BudgetType: "COST",
      TimeUnit: "DAILY",
      BudgetLimit: { Amount: "100", Unit: "USD" },
      CostFilters: { LinkedAccount: [accountId] },
    },
  }),
  id: "budget-account",
  kind: "response",
  sentence: `watch ${accountId} with a daily budget`,
  undo: "delete the budget",
});

export const readBudget = (payerId: string, accountId: string): Action => ({
  ...callApi("budgets", "DescribeBudget", { AccountId: payerId, BudgetName: nameFor(accountId) }),
  id: "read-budget",
  sentence: `read what the budget for ${accountId} has seen spent today`,
});

export const monitorAccount = (accountId: string): Action => ({
  ...callApi("ce", "CreateAnomalyMonitor", {
    AnomalyMonitor: {
      MonitorName: nameFor(accountId),
      MonitorType: "CUSTOM",
      MonitorSpecification: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
    },
  }),
  id: "monitor-account",
  kind: "response",
  sentence: `watch ${accountId} for unusual costs`,
  undo: "delete the monitor",
});

/** Dates such as `2026-11-01`, both inclusive. */
export const readAnomalies = (from: string, to: string): Action => ({
  ...callApi("ce", "GetAnomalies", { DateInterval: { StartDate: from, EndDate: to } }),
  id: "read-anomalies",
  sentence: `read what was unusual from ${from} to ${to}`,
});
