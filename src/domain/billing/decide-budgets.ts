/** What AWS Budgets lets happen to budgets once access is granted. AWS Billing and Cost Management API Reference: CreateBudget, DeleteBudget. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { billingOf } from "./standing.ts";
import type { Budget } from "./watching.ts";

export type BudgetRefusal =
  | Readonly<{ kind: "BudgetExists"; name: string }>
  | Readonly<{ kind: "BudgetNotFound"; name: string }>
  | Readonly<{ kind: "TooManyBudgets" }>
  | Readonly<{ kind: "BudgetEndsBeforeItStarts" }>;

/** AWS Cost Management User Guide, "Quotas": budgets of one account. */
const MAX_BUDGETS = 20_000;

export function decideCreateBudget(
  world: World,
  accountId: AccountId,
  budget: Budget,
): Result<readonly DomainEvent[], BudgetRefusal> {
  const { budgets } = billingOf(world, accountId);
  if (budget.endsAt <= budget.startsAt) return refuse({ kind: "BudgetEndsBeforeItStarts" });
  if (budgets.has(budget.name)) return refuse({ kind: "BudgetExists", name: budget.name });
  if (budgets.size >= MAX_BUDGETS) return refuse({ kind: "TooManyBudgets" });
  return accept([{ kind: "BudgetChanged", accountId, budget }]);
}

export function findBudget(world: World, accountId: AccountId, name: string): Result<Budget, BudgetRefusal> {
  const budget = billingOf(world, accountId).budgets.get(name);
  return budget === undefined ? refuse({ kind: "BudgetNotFound", name }) : accept(budget);
}

export function decideDeleteBudget(
  world: World,
  accountId: AccountId,
  name: string,
): Result<readonly DomainEvent[], BudgetRefusal> {
  const found = findBudget(world, accountId, name);
  return found.ok ? accept([{ kind: "BudgetDeleted", accountId, name }]) : found;
}
