/** What an account uses, when it belonged where, and what it watches its costs with. Sums are computed, never stored. */
import { type AccountId, addMs, days, type Instant, instant } from "../../kernel/index.ts";
import type { Reservation, SavingsPlan } from "./commitments.ts";
import type { AnomalyMonitor, Budget, TagActivation } from "./watching.ts";

/** Costs are whole millionths of a US dollar. */
export const MICROS_PER_DOLLAR = 1_000_000;

export type Period = Readonly<{ from: Instant; until: Instant }>;

/** One service that an account uses day after day: the declared profile that its costs are computed from. */
export type UsageLine = Readonly<{
  /** As Cost Explorer names it: `Amazon Simple Storage Service`. */
  service: string;
  /** Of an ordinary day, in millionths of a US dollar. */
  dailyMicros: number;
  /** By how many percent a day may cost more or less; which day does follows from account, service and date. */
  variationPercent: number;
  /** Every so many days one costs SURGE_FACTOR times as much; undefined: none does. */
  surgeEveryDays: number | undefined;
  /** Tags of the resources that are used: cost allocation tags once the payer has activated their keys. */
  tags: ReadonlyMap<string, string>;
  from: Instant;
  /** Undefined: for as long as the account is open. */
  until: Instant | undefined;
}>;

/** A membership that has ended. */
export type FormerMembership = Period & Readonly<{ organizationId: string; payerAccountId: AccountId }>;

/** Accounts without usage have none of it. */
export type AccountBilling = Readonly<{
  usage: readonly UsageLine[];
  /** Oldest first, none overlapping; kept for accounts with usage or commitments alone. */
  formerMemberships: readonly FormerMembership[];
  /** When it was closed and reopened: nothing accrued. */
  pauses: readonly Period[];
  /** By name. */
  budgets: ReadonlyMap<string, Budget>;
  /** By ARN. */
  monitors: ReadonlyMap<string, AnomalyMonitor>;
  savingsPlans: readonly SavingsPlan[];
  reservations: readonly Reservation[];
  /** Keys that the account has activated as a payer, oldest first. */
  costTags: ReadonlyMap<string, readonly TagActivation[]>;
}>;

export const NO_BILLING: AccountBilling = {
  usage: [],
  formerMemberships: [],
  pauses: [],
  budgets: new Map(),
  monitors: new Map(),
  savingsPlans: [],
  reservations: [],
  costTags: new Map(),
};

/** The emulator's own bound on what one account's comings and goings may take up; the oldest are forgotten. */
export const MAX_FORMER_MEMBERSHIPS = 500;

export const DAY_MS = days(1);

/** Midnight (UTC) at or before. */
export const dayOf = (at: Instant): Instant => instant(Math.floor(at / DAY_MS) * DAY_MS);

/** The first moment of that month or of one that many months later. */
export function monthOf(at: Instant, later = 0): Instant {
  const date = new Date(at);
  return instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
}

/** `2026-11-01`. */
export const dateOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** What both have in common, or undefined. */
export function overlapOf(one: Period, other: Period): Period | undefined {
  const from = instant(Math.max(one.from, other.from));
  const until = instant(Math.min(one.until, other.until));
  return from < until ? { from, until } : undefined;
}

/** A period cut into days, or into calendar months: each from midnight on, the first and the last as the period has them. */
export function* piecesOf({ from, until }: Period, by: "day" | "month"): Generator<Period> {
  for (let start = from; start < until; ) {
    const next = by === "day" ? addMs(dayOf(start), DAY_MS) : monthOf(start, 1);
    const end = next < until ? next : until;
    yield { from: start, until: end };
    start = end;
  }
}
