/** What an account watches its costs with: budgets, monitors of anomalies, and tags that tell costs apart. API Reference: "Budget", "AnomalyMonitor". */
import type { Instant } from "../../kernel/index.ts";

export type BudgetTimeUnit = "DAILY" | "MONTHLY" | "QUARTERLY" | "ANNUALLY";

export type Budget = Readonly<{
  name: string;
  /** A decimal number of US dollars, as it was given. */
  limit: string;
  timeUnit: BudgetTimeUnit;
  startsAt: Instant;
  endsAt: Instant;
  /** Empty: all accounts that its owner sees. */
  linkedAccounts: readonly string[];
  /** Empty: all services. */
  services: readonly string[];
  /** As it was given; nothing that they tell apart is modelled. */
  costTypes: Readonly<Record<string, boolean>>;
  changedAt: Instant;
}>;

/** Of a cost allocation tag: from the call that activated its key to the one that deactivated it. */
export type TagActivation = Readonly<{ from: Instant; until: Instant | undefined }>;

export type AnomalyMonitor = Readonly<{
  arn: string;
  name: string;
  /** Services one by one, or the sum of the accounts that it names. */
  watches: Readonly<{ kind: "services" }> | Readonly<{ kind: "linkedAccounts"; accountIds: readonly string[] }>;
  createdAt: Instant;
}>;
