/** Who holds what was bought ahead, and whose use it covers. AWS Billing User Guide, "Reserved Instances and Savings Plans discount sharing"; aws-facts 7. */
import {
  listOf,
  readPlanCoverage,
  readReservationCoverage,
  readReservations,
  readSavingsPlans,
} from "../action/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Actor } from "./attempt.ts";
import { type NamedPeriod, wholeDaysOf } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { lookUp } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

type PlanSeen = Readonly<{ savingsPlanId?: string; commitment?: string }>;

/** An account holds an active Savings Plan at least. */
export async function expectPlanHeld(drill: Drill, holder: Actor): Promise<void> {
  const looked = await lookUp(drill, holder, readSavingsPlans);
  const plans = listOf<PlanSeen>(looked.output, "savingsPlans");
  const observed =
    looked.refusal ??
    (plans.map((each) => `${each.savingsPlanId} of ${each.commitment} USD an hour`).join(", ") || "no plan");
  claim(drill, {
    attempt: looked.attempt,
    holds: plans.length > 0,
    reason: `${holder.account.name} holds as Savings Plans: ${observed}`,
    expected: "an active Savings Plan",
    observed,
  });
}

type ReservationSeen = Readonly<{
  Value?: string;
  Attributes?: Readonly<{ accountId?: string }>;
  Utilization?: Readonly<{ PurchasedHours?: string }>;
}>;
type Utilization = Readonly<{ Groups?: readonly ReservationSeen[] }>;

/** An account is told of a reservation of its own in a period. */
export async function expectReservationHeld(drill: Drill, holder: Actor, period: NamedPeriod): Promise<void> {
  const dates = wholeDaysOf(period);
  const looked = await lookUp(drill, holder, readReservations(dates.from, dates.until));
  const own = listOf<Utilization>(looked.output, "UtilizationsByTime")
    .flatMap(({ Groups = [] }) => Groups)
    .filter(({ Attributes }) => Attributes?.accountId === holder.account.id);
  const observed =
    looked.refusal ??
    (own.map((each) => `${each.Value} of ${each.Utilization?.PurchasedHours} hours`).join(", ") || "nothing");
  claim(drill, {
    attempt: looked.attempt,
    holds: own.length > 0,
    reason: `${holder.account.name} had reserved in ${period.name}: ${observed}`,
    expected: "a reservation of its own",
    observed,
  });
}

type PlanCoverage = Readonly<{
  Coverage?: Readonly<{ SpendCoveredBySavingsPlans?: string; TotalCost?: string }>;
}>;
type HoursCoverage = Readonly<{
  Total?: Readonly<{ CoverageHours?: Readonly<{ ReservedHours?: string; TotalRunningHours?: string }> }>;
}>;

export type Commitment = "Savings Plans" | "reservations";

type Asked = Readonly<{
  viewer: Actor;
  account: AccountView;
  period: NamedPeriod;
  by: Commitment;
  isCovered: boolean;
}>;

/** On every day of a period something of what an account used was covered, or on none of them; it used something on each. */
export async function expectCoverage(drill: Drill, { viewer, account, period, by, isCovered }: Asked): Promise<void> {
  const dates = wholeDaysOf(period);
  const asked = { accountId: account.id, ...dates };
  const looked = await lookUp(
    drill,
    viewer,
    by === "reservations" ? readReservationCoverage(asked) : readPlanCoverage(asked),
  );
  const days = by === "reservations" ? hoursIn(looked.output) : spendIn(looked.output);
  const covered = days.filter((each) => each.covered > 0);
  const subject = `${by} cover ${account.id}`;
  if (covered.length > 0) noteSeen(drill, subject);
  const isUsed = days.length > 0 && days.every((each) => each.total > 0);
  const sum = (values: readonly number[]): string => values.reduce((one, other) => one + other, 0).toFixed(2);
  const unit = by === "reservations" ? "hours" : "USD";
  const observed =
    looked.refusal ??
    `${sum(days.map((each) => each.covered))} of ${sum(days.map((each) => each.total))} ${unit}, on ${covered.length} of ${days.length} days`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: looked.refusal === undefined && isUsed && covered.length === (isCovered ? days.length : 0),
    reason: `${by} cover of what ${account.name} used in ${period.name} (${dates.from} to ${dates.until}), as ${viewer.account.name} is shown: ${observed}`,
    expected: isCovered ? "something on every day" : "nothing on any day, though something was used",
    observed,
    absence: isCovered ? undefined : absenceOf(drill, { subject, what: `that ${by} cover use of ${account.name}` }),
  });
}

type Day = Readonly<{ covered: number; total: number }>;
type Output = Parameters<typeof listOf>[0];

const spendIn = (output: Output): readonly Day[] =>
  listOf<PlanCoverage>(output, "SavingsPlansCoverages").map(({ Coverage }) => ({
    covered: Number(Coverage?.SpendCoveredBySavingsPlans ?? 0),
    total: Number(Coverage?.TotalCost ?? 0),
  }));

const hoursIn = (output: Output): readonly Day[] =>
  listOf<HoursCoverage>(output, "CoveragesByTime").map(({ Total }) => ({
    covered: Number(Total?.CoverageHours?.ReservedHours ?? 0),
    total: Number(Total?.CoverageHours?.TotalRunningHours ?? 0),
  }));
