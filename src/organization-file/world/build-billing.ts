/** Usage, former memberships, commitments and agreements of the file. */
import type { FormerMembership, Period, Reservation, SavingsPlan, UsageLine } from "../../domain/index.ts";
import { type AccountId, invariant, parseAccountId } from "../../kernel/index.ts";
import type { BillingEntry, FormerMembershipEntry, PeriodEntry, UsageEntry } from "../billing-entry.ts";
import type { AgreementEntry } from "../organization-file.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;

const MICROS_PER_CENT = 10_000;

export function buildBilling(building: Building, named: Named): void {
  for (const entry of building.file.billing) {
    if (entry.usage.length + entry.savingsPlans.length + entry.reservations.length > 0)
      declareUsage(building, entry, named);
    declareCommitments(building, entry, named);
    activateCostTags(building, entry, named);
  }
  for (const entry of building.file.agreements) acceptAgreement(building, entry, named);
}

function declareUsage(building: Building, entry: BillingEntry, named: Named): void {
  const accountId = named(entry.account.text);
  const account = building.world.accounts.get(accountId);
  invariant(account !== undefined, `account ${accountId} was opened before its usage is declared`);
  building.record({
    kind: "UsageDeclared",
    accountId,
    usage: entry.usage.map(
      (each): UsageLine => ({
        ...lineOf(building, each),
        from: each.from === undefined ? account.createdAt : instantOf(building, each.from),
      }),
    ),
    formerMemberships: entry.formerMemberships.map((each) => membershipFrom(building, each, named)),
    pauses: entry.pauses.map((each) => periodOf(building, each)),
  });
}

const lineOf = (building: Building, entry: UsageEntry): Omit<UsageLine, "from"> => ({
  service: entry.service,
  dailyMicros: entry.dailyCents * MICROS_PER_CENT,
  variationPercent: entry.variationPercent,
  surgeEveryDays: entry.surgeEveryDays,
  tags: entry.tags,
  until: entry.until === undefined ? undefined : instantOf(building, entry.until),
});

function declareCommitments(building: Building, entry: BillingEntry, named: Named): void {
  const { savingsPlans, reservations, account } = entry;
  if (savingsPlans.length + reservations.length === 0) return;
  building.record({
    kind: "CommitmentsDeclared",
    accountId: named(account.text),
    savingsPlans: savingsPlans.map(
      ({ id = building.ids.uuid(), type, hourlyCents, from, years }): SavingsPlan => ({
        id,
        type,
        hourlyMicros: hourlyCents * MICROS_PER_CENT,
        from: instantOf(building, from),
        years,
      }),
    ),
    reservations: reservations.map(
      ({ id = building.ids.uuid(), service, count, from, years }): Reservation => ({
        id,
        service,
        count,
        from: instantOf(building, from),
        years,
      }),
    ),
  });
}

function activateCostTags(building: Building, { account, costTags }: BillingEntry, named: Named): void {
  const accountId = named(account.text);
  for (const { key, from, until } of costTags) {
    const switched = { kind: "CostTagSwitched", accountId, key } as const;
    building.record({ ...switched, isActive: true, at: instantOf(building, from) });
    if (until !== undefined) building.record({ ...switched, isActive: false, at: instantOf(building, until) });
  }
}

const periodOf = (building: Building, { from, until }: PeriodEntry): Period => ({
  from: instantOf(building, from),
  until: until === undefined ? building.now : instantOf(building, until),
});

/** The organization may be gone: then the file says its id and who paid. */
function membershipFrom(building: Building, entry: FormerMembershipEntry, named: Named): FormerMembership {
  const { text } = entry.organization;
  const organizationId = building.organizationIds.get(text) ?? text;
  const organization = building.world.organizations.get(organizationId);
  const payer = entry.payer?.text;
  const payerAccountId =
    payer === undefined ? organization?.managementAccountId : (parseAccountId(payer) ?? named(payer));
  invariant(payerAccountId !== undefined, `a checked file says who paid in \`${text}\``);
  return { organizationId, payerAccountId, ...periodOf(building, entry) };
}

function acceptAgreement(
  building: Building,
  { name, account, organization, accepted }: AgreementEntry,
  named: Named,
): void {
  const holder = account === undefined ? building.organizationIds.get(organization?.text ?? "") : named(account.text);
  invariant(holder !== undefined, `the agreement \`${name}\` has somebody who accepted it`);
  building.record({ kind: "AgreementAccepted", holder, name, at: instantOf(building, accepted) });
}
