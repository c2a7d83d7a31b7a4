/** Usage and agreements as the file writes them. The format has no words for budgets and monitors of anomalies. */
import type { AccountBilling, Period, UsageLine, World } from "../../domain/index.ts";
import { formatInstantMs, type Json } from "../../kernel/index.ts";
import { type JsonObject, present } from "./omit.ts";

const MICROS_PER_CENT = 10_000;

export const describeBilling = (world: World): readonly JsonObject[] =>
  [...world.billing].flatMap(([account, billing]) => (isDeclared(billing) ? [describeAccount(account, billing)] : []));

const isDeclared = ({ usage }: AccountBilling): boolean => usage.length > 0;

const describeAccount = (account: string, { usage, formerMemberships, pauses }: AccountBilling): JsonObject =>
  present({
    account,
    usage: usage.map(describeUsage),
    formerMemberships: formerMemberships.map(({ organizationId, payerAccountId, ...period }) => ({
      organization: organizationId,
      payer: payerAccountId,
      ...describePeriod(period),
    })),
    closed: pauses.map(describePeriod),
  });

const describeUsage = (line: UsageLine): Json =>
  present({
    service: line.service,
    dailyCents: line.dailyMicros / MICROS_PER_CENT,
    variationPercent: line.variationPercent === 0 ? undefined : line.variationPercent,
    surgeEveryDays: line.surgeEveryDays,
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
