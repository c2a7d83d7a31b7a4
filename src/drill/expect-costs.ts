/** What somebody is shown of costs: the questions that a departure raises. Claims LEAVE-09 to LEAVE-11, INVITE-08, DEPART-05, CLOSE-13. */
import { listOf, readAnomalies, readBudget, readReport } from "../action/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Actor } from "./attempt.ts";
import { managementActor } from "./cast.ts";
import { dayBefore, type NamedPeriod, wholeDaysOf } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { costsElsewhere, lookAtCosts } from "./look-at-costs.ts";
import { lookUp } from "./look-up.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Asked = Readonly<{ viewer: Actor; account: AccountView; period: NamedPeriod }>;

/** Somebody is shown what an account cost on every day of a period, or on none of them although it cost something. */
export async function expectCostsSeen(
  drill: Drill,
  { viewer, account, period, isSeen }: Asked & Readonly<{ isSeen: boolean }>,
): Promise<void> {
  const { from, until } = wholeDaysOf(period);
  const { looked, amounts, shown } = await lookAtCosts(drill, viewer, { account, period });
  const holds = looked.refusal === undefined && amounts.length > 0 && shown === (isSeen ? amounts.length : 0);
  const total = amounts.reduce((sum, each) => sum + each, 0).toFixed(2);
  const observed = looked.refusal ?? `${total} USD on ${shown} of ${amounts.length} days`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds,
    reason: `${viewer.account.name} is shown of ${account.name} for ${period.name} (${from} to ${until}): ${observed}`,
    expected: isSeen ? "costs on every day" : "costs on no day",
    observed,
    ...(!isSeen && holds && (await costsElsewhere(drill, { viewer, account, period }))),
  });
}

type Watching = Readonly<{ organization: OrganizationView; account: AccountView }>;

type BudgetSeen = Readonly<{ CalculatedSpend?: Readonly<{ ActualSpend?: Readonly<{ Amount?: string }> }> }>;

/** The budget of an organization for one account has seen money spent today, or none. */
export async function expectBudgetSpends(
  drill: Drill,
  { organization, account, isSpending }: Watching & Readonly<{ isSpending: boolean }>,
): Promise<void> {
  const action = readBudget(organization.managementAccountId, account.id);
  const looked = await lookUp(drill, managementActor(drill, organization), action);
  const { CalculatedSpend } = (looked.output?.Budget ?? {}) as BudgetSeen;
  const spent = CalculatedSpend?.ActualSpend?.Amount;
  const observed = looked.refusal ?? `${spent ?? "an unknown sum"} USD spent today`;
  const subject = `budget of ${organization.id} for ${account.id}`;
  if (Number(spent ?? 0) > 0) noteSeen(drill, subject);
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: spent !== undefined && Number(spent) > 0 === isSpending,
    reason: `the budget of ${organization.name} for ${account.name} has seen ${observed}`,
    expected: isSpending ? "money spent today" : "nothing spent today",
    observed,
    absence: isSpending ? undefined : absenceOf(drill, { subject, what: `money of ${account.name} in that budget` }),
  });
}

type AnomalySeen = Readonly<{
  AnomalyStartDate?: string;
  RootCauses?: readonly Readonly<{ LinkedAccount?: string }>[];
}>;

/** The monitors of an organization have found unusual days of an account in a period, or none. */
export async function expectAnomalies(
  drill: Drill,
  { organization, account, period, isFound }: Watching & Readonly<{ period: NamedPeriod; isFound: boolean }>,
): Promise<void> {
  const { from, until } = wholeDaysOf(period);
  const looked = await lookUp(drill, managementActor(drill, organization), readAnomalies(from, dayBefore(until)));
  const days = listOf<AnomalySeen>(looked.output, "Anomalies")
    .filter(({ RootCauses }) => RootCauses?.some(({ LinkedAccount }) => LinkedAccount === account.id) === true)
    .map(({ AnomalyStartDate }) => AnomalyStartDate ?? "");
  const observed = looked.refusal ?? (days.length === 0 ? "no unusual day" : `unusual: ${days.join(", ")}`);
  const subject = `anomalies of ${account.id} for ${organization.id}`;
  if (days.length > 0) noteSeen(drill, subject);
  const what = `an unusual day of ${account.name} by the monitors of ${organization.name}`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: looked.refusal === undefined && days.length > 0 === isFound,
    reason: `the monitors of ${organization.name} show of ${account.name} for ${period.name}: ${observed}`,
    expected: isFound ? "an unusual day at least" : "no unusual day",
    observed,
    absence: isFound ? undefined : absenceOf(drill, { subject, what }),
  });
}

/** A report that was exported still says what an account cost on every day of a period. */
export async function expectReportShows(drill: Drill, { viewer, account, period }: Asked): Promise<void> {
  const dates = wholeDaysOf(period);
  const looked = await lookUp(drill, viewer, readReport(viewer.account.id, dates));
  const text = typeof looked.output?.Body === "string" ? looked.output.Body : "";
  const reported = new Set(
    text
      .split("\n")
      .map((line) => line.split(","))
      .filter(([, usedBy]) => usedBy === account.id)
      .map(([, , start = ""]) => start.slice(0, 10)),
  );
  const wanted = Math.round((Date.parse(dates.until) - Date.parse(dates.from)) / 86_400_000);
  const observed = looked.refusal ?? `${reported.size} of ${wanted} days`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: reported.size === wanted,
    reason: `the report of ${viewer.account.name} shows of ${account.name} for ${period.name}: ${observed}`,
    expected: "costs on every day",
    observed,
  });
}
