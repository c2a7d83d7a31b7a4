/** What the file says of an account's usage, of what it bought ahead, and of quotas that AWS raised for it. */
import type { SavingsPlanType } from "../domain/index.ts";
import type { Mention, Moment } from "./mention.ts";

export type PeriodEntry = Readonly<{ at: number; from: Moment | undefined; until: Moment | undefined }>;

export type UsageEntry = PeriodEntry &
  Readonly<{
    service: string;
    dailyCents: number;
    variationPercent: number;
    surgeEveryDays: number | undefined;
    tags: ReadonlyMap<string, string>;
  }>;

/** What an account bought ahead, in one of the two forms. */
export type SavingsPlanEntry = Readonly<{
  at: number;
  id: string | undefined;
  type: SavingsPlanType;
  hourlyCents: number;
  from: Moment | undefined;
  years: number;
}>;

export type ReservationEntry = Readonly<{
  at: number;
  id: string | undefined;
  service: string;
  count: number;
  from: Moment | undefined;
  years: number;
}>;

export type CostTagEntry = PeriodEntry & Readonly<{ key: string }>;

export type FormerMembershipEntry = PeriodEntry & Readonly<{ organization: Mention; payer: Mention | undefined }>;

/** What an account uses, and what it has bought ahead. */
export type BillingEntry = Readonly<{
  at: number;
  account: Mention;
  usage: readonly UsageEntry[];
  savingsPlans: readonly SavingsPlanEntry[];
  reservations: readonly ReservationEntry[];
  costTags: readonly CostTagEntry[];
  formerMemberships: readonly FormerMembershipEntry[];
  pauses: readonly PeriodEntry[];
}>;

export type AppliedQuotaEntry = Readonly<{
  at: number;
  service: string;
  quota: string;
  region: string;
  value: number;
}>;

/** Values of quotas that AWS raised for an account. */
export type ServiceQuotasEntry = Readonly<{
  at: number;
  account: Mention;
  applied: readonly AppliedQuotaEntry[];
  left: Moment | undefined;
}>;
