/** Usage and agreements as the file writes them. The format has no words for budgets and monitors of anomalies. */
import type { AccountBilling, Period, Reservation, SavingsPlan, UsageLine, World } from "../../domain/index.ts";
import { formatInstantMs, type Json } from "../../kernel/index.ts";
import { type JsonObject, present, tagsOf } from "./omit.ts";

const MICROS_PER_CENT = 10_000;

export const describeBilling = (world: World): readonly JsonObject[] =>
  [...world.billing].flatMap(([account, billing]) => (isDeclared(billing) ? [describeAccount(account, billing)] : []));

const isDeclared = ({ usage, savingsPlans, reservations, costTags }: AccountBilling): boolean =>
  usage.length + savingsPlans.length + reservations.length + costTags.size > 0;

const describeAccount = (
  account: string,
  { usage, formerMemberships, pauses, ...bought }: AccountBilling,
): JsonObject =>
  present({
    account,
    usage: usage.map(describeUsage),
    formerMemberships: formerMemberships.map(({ organizationId, payerAccountId, ...period }) => ({
      organization: organizationId,
      payer: payerAccountId,
      ...describePeriod(period),
    })),
    closed: pauses.map(describePeriod),
    savingsPlans: bought.savingsPlans.map(describeSavingsPlan),
    reservations: bought.reservations.map(describeReservation),
    costTags: [...bought.costTags].flatMap(([key, activations]) =>
      activations.map(({ from, until }) =>
        present({ key, from: formatInstantMs(from), until: until === undefined ? undefined : formatInstantMs(until) }),
      ),
    ),
  });

const termOf = (years: number): string => (years === 1 ? "1 year" : "3 years");

const describeSavingsPlan = ({ id, type, hourlyMicros, from, years }: SavingsPlan): Json => ({
  id,
  type,
  hourlyCents: hourlyMicros / MICROS_PER_CENT,
  from: formatInstantMs(from),
  term: termOf(years),
});

const describeReservation = ({ id, service, count, from, years }: Reservation): Json => ({
  id,
  service,
  count,
  from: formatInstantMs(from),
  term: termOf(years),
});

const describeUsage = (line: UsageLine): Json =>
  present({
    service: line.service,
    dailyCents: line.dailyMicros / MICROS_PER_CENT,
    variationPercent: line.variationPercent === 0 ? undefined : line.variationPercent,
    surgeEveryDays: line.surgeEveryDays,
    tags: tagsOf(line.tags),
    from: formatInstantMs(line.from),
    until: line.until === undefined ? undefined : formatInstantMs(line.until),
  });

const describePeriod = ({ from, until }: Period): JsonObject => ({
  from: formatInstantMs(from),
  until: formatInstantMs(until),
});

/** Agreements of organizations by the names that the file gives them. */
export const describeAgreements = (world: World): readonly JsonObject[] =>
  [...world.agreements].flatMap(([holder, held]) => {
    const organization = world.organizations.get(holder)?.label;
    return [...held].map(([name, at]) =>
      present({
        name,
        account: organization === undefined ? holder : undefined,
        organization,
        accepted: formatInstantMs(at),
      }),
    );
  });
