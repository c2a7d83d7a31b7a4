/** What CloudWatch tells a payer of an account's charges, and how its billing alarm stands. Claim DEPART-05. */
import { listOf, readCharges, readChargesAlarm } from "../action/index.ts";
import { formatInstant } from "../kernel/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import { managementActor } from "./cast.ts";
import type { NamedPeriod } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { lookUp } from "./look-up.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Watching = Readonly<{ organization: OrganizationView; account: AccountView }>;

/** As DescribeAlarms has it. */
export type BillingAlarmState = "ALARM" | "OK" | "INSUFFICIENT_DATA";

const NO_DATA: BillingAlarmState = "INSUFFICIENT_DATA";

type AlarmSeen = Readonly<{ StateValue?: string }>;

/** The billing alarm of an organization for one account stands as it is said to. */
export async function expectBillingAlarm(
  drill: Drill,
  { organization, account, state }: Watching & Readonly<{ state: BillingAlarmState }>,
): Promise<void> {
  const looked = await lookUp(drill, managementActor(drill, organization), readChargesAlarm(account.id));
  const [found] = listOf<AlarmSeen>(looked.output, "MetricAlarms");
  const observed = looked.refusal ?? found?.StateValue ?? "no alarm";
  const subject = `billing alarm of ${organization.id} for ${account.id}`;
  if (found?.StateValue !== undefined && found.StateValue !== NO_DATA) noteSeen(drill, subject);
  const what = `data of that alarm about ${account.name}`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: found?.StateValue === state,
    reason: `the billing alarm of ${organization.name} for ${account.name} is in ${observed}`,
    expected: state,
    observed,
    absence: state === NO_DATA ? absenceOf(drill, { subject, what }) : undefined,
  });
}

/** CloudWatch was told of an account's charges in a period, or of none. */
export async function expectChargesTold(
  drill: Drill,
  { organization, account, period, isTold }: Watching & Readonly<{ period: NamedPeriod; isTold: boolean }>,
): Promise<void> {
  const action = readCharges(account.id, new Date(period.from), new Date(period.until));
  const looked = await lookUp(drill, managementActor(drill, organization), action);
  const told = listOf(looked.output, "Datapoints").length;
  const observed = looked.refusal ?? `${told} data points`;
  const subject = `charges of ${account.id} told to ${organization.id}`;
  if (told > 0) noteSeen(drill, subject);
  const what = `a charge of ${account.name} that CloudWatch tells ${organization.name}`;
  claim(drill, {
    attempt: looked.attempt,
    account,
    holds: looked.refusal === undefined && told > 0 === isTold,
    reason: `CloudWatch tells ${organization.name} of the charges of ${account.name} for ${period.name} (${formatInstant(period.from)} to ${formatInstant(period.until)}): ${observed}`,
    expected: isTold ? "a data point at least" : "no data points",
    observed,
    absence: isTold ? undefined : absenceOf(drill, { subject, what }),
  });
}
