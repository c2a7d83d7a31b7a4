/** A payer watches what one of its accounts costs: with a budget for each day, for unusual days, and with a billing alarm. API Reference: CreateBudget, CreateAnomalyMonitor, PutMetricAlarm. */
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

/** The newest charges of the month, looked at every six hours, which is how CloudWatch's console begins such an alarm. */
const CHARGES = (accountId: string) => ({
  Namespace: "AWS/Billing",
  MetricName: "EstimatedCharges",
  Dimensions: [
    { Name: "Currency", Value: "USD" },
    { Name: "LinkedAccount", Value: accountId },
  ],
  Period: 21_600,
});

/** Whole US dollars in a month. */
export const alarmOnCharges = (accountId: string, dollars: number): Action => ({
  ...callApi("cloudwatch", "PutMetricAlarm", {
    AlarmName: nameFor(accountId),
    ...CHARGES(accountId),
    Statistic: "Maximum",
    EvaluationPeriods: 1,
    Threshold: dollars,
    ComparisonOperator: "GreaterThanThreshold",
  }),
  id: "alarm-on-charges",
  kind: "response",
  sentence: `have an alarm ring when ${accountId} costs more than ${dollars} USD in a month`,
  undo: "delete the alarm",
});

export const readChargesAlarm = (accountId: string): Action => ({
  ...callApi("cloudwatch", "DescribeAlarms", { AlarmNames: [nameFor(accountId)] }),
  id: "read-charges-alarm",
  sentence: `read the state of the billing alarm for ${accountId}`,
});

export const readCharges = (accountId: string, from: Date, until: Date): Action => ({
  ...callApi("cloudwatch", "GetMetricStatistics", {
    ...CHARGES(accountId),
    Statistics: ["Maximum"],
    StartTime: from,
    EndTime: until,
  }),
  id: "read-charges",
  sentence: `read what CloudWatch was told of the charges of ${accountId}`,
});
