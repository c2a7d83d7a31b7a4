/** Who was sent the invoices of a time, and keeps them: of months that are over, as everybody reads them. Claims INVITE-07, AFTER-03, AFTER-04. */
import { listOf, readInvoices } from "../action/index.ts";
import { addMs, days, formatInstant, type Instant, instant } from "../kernel/index.ts";
import { absenceOf, noteSeen } from "./absence.ts";
import type { Actor } from "./attempt.ts";
import type { NamedPeriod } from "./cost-periods.ts";
import type { Drill } from "./drill.ts";
import { claim } from "./expect-consequence.ts";
import { lookAtCosts } from "./look-at-costs.ts";
import { type Looked, lookUp } from "./look-up.ts";
import type { AccountView } from "./organization-view.ts";

/** How long after a month its invoice may take. AWS names no day, so a few more than it usually takes are granted. */
const ISSUED_WITHIN_MS = days(10);

type Month = NamedPeriod & Readonly<{ year: number; month: number }>;

/** The calendar months (UTC) that lie wholly in a period and were over in time for their invoices. Throws where there is none. */
function monthsOf({ name, from, until }: NamedPeriod): readonly Month[] {
  const months: Month[] = [];
  for (let month = monthFrom(from); addMs(month.until, ISSUED_WITHIN_MS) <= until; month = monthFrom(month.until))
    months.push(month);
  if (months.length === 0)
    throw new Error(
      `expected a month in \`${name}\` that was over ten days before its end, saw ${formatInstant(from)} to ${formatInstant(until)}`,
    );
  return months;
}

/** The first month that begins at that moment or later. */
function monthFrom(at: Instant): Month {
  const date = new Date(at - 1);
  const later = (count: number): Instant => instant(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
  const [from, until] = [later(1), later(2)];
  const name = formatInstant(from).slice(0, 7);
  return { name, from, until, year: Number(name.slice(0, 4)), month: Number(name.slice(5)) };
}

type Invoice = Readonly<{
  AccountId?: string;
  InvoiceType?: string;
  BaseCurrencyAmount?: Readonly<{ TotalAmountBeforeTax?: string }>;
}>;

type InvoicesSeen = Readonly<{ looked: Looked; count: number; cents: number; told: string }>;

async function lookAtInvoices(drill: Drill, viewer: Actor, { year, month }: Month): Promise<InvoicesSeen> {
  const looked = await lookUp(drill, viewer, readInvoices({ accountId: viewer.account.id, year, month }));
  const own = listOf<Invoice>(looked.output, "InvoiceSummaries").filter(
    ({ AccountId, InvoiceType }) => AccountId === viewer.account.id && InvoiceType === "INVOICE",
  );
  const amounts = own.map(({ BaseCurrencyAmount }) => Number(BaseCurrencyAmount?.TotalAmountBeforeTax ?? 0));
  const cents = Math.round(amounts.reduce((sum, each) => sum + each, 0) * 100);
  const said = own.length === 0 ? "no invoice" : `an invoice of ${(cents / 100).toFixed(2)} USD`;
  return { looked, count: own.length, cents, told: looked.refusal ?? said };
}

type Paying = Readonly<{
  /** Somebody in the account that pays, and somebody in the one that uses: they may be the same. */
  payer: Actor;
  user: Actor;
  period: NamedPeriod;
}>;

/**
 * Of every month of the period that is over the payer has an invoice, for as much at least as Cost Explorer shows it of an account
 * that is not itself, and that account has none.
 */
export async function expectBilledTo(drill: Drill, { payer, user, period }: Paying): Promise<void> {
  for (const month of monthsOf(period)) {
    const isOwn = payer.account.id === user.account.id;
    await expectInvoiced(drill, { payer, month, used: isOwn ? undefined : user.account });
    if (!isOwn) await expectNotInvoiced(drill, { viewer: user, month, subject: subjectOf(user.account, month) });
  }
}

const subjectOf = ({ id }: AccountView, { name }: Month): string => `invoice that pays for ${id} in ${name}`;

type Invoiced = Readonly<{ payer: Actor; month: Month; used: AccountView | undefined }>;

async function expectInvoiced(drill: Drill, { payer, month, used }: Invoiced): Promise<void> {
  const { looked, cents, told } = await lookAtInvoices(drill, payer, month);
  const costs = used === undefined ? undefined : await lookAtCosts(drill, payer, { account: used, period: month });
  const costCents = Math.floor((costs?.amounts ?? []).reduce((sum, each) => sum + each, 0) * 100);
  const isCovered = costs === undefined || (costCents > 0 && costCents <= cents);
  if (cents > 0 && isCovered) noteSeen(drill, subjectOf(used ?? payer.account, month));
  const shown = costs?.looked.refusal ?? `${(costCents / 100).toFixed(2)} USD of ${used?.name}`;
  const observed = costs === undefined ? told : `${told}; in Cost Explorer: ${shown}`;
  claim(drill, {
    attempt: looked.attempt,
    account: used ?? payer.account,
    holds: cents > 0 && isCovered,
    reason: `${payer.account.name} has for ${month.name}: ${observed}`,
    expected: used === undefined ? "an invoice" : `an invoice that is enough for what ${used.name} cost`,
    observed,
    ...(costs === undefined ? {} : { looks: [costs.looked.attempt] }),
  });
}

type NotInvoiced = Readonly<{ viewer: Actor; month: Month; subject: string }>;

async function expectNotInvoiced(drill: Drill, { viewer, month, subject }: NotInvoiced): Promise<void> {
  const { looked, count, told } = await lookAtInvoices(drill, viewer, month);
  const what = `an invoice for what ${viewer.account.name} cost in ${month.name}`;
  claim(drill, {
    attempt: looked.attempt,
    account: viewer.account,
    holds: looked.refusal === undefined && count === 0,
    reason: `${viewer.account.name} has for ${month.name}: ${told}`,
    expected: "no invoice",
    observed: told,
    absence: absenceOf(drill, { subject, what }),
  });
}

/** An account can still read the invoices of every month of the period that was its own to pay. */
export async function expectInvoicesKept(
  drill: Drill,
  { viewer, period }: Readonly<{ viewer: Actor; period: NamedPeriod }>,
): Promise<void> {
  for (const month of monthsOf(period)) await expectInvoiced(drill, { payer: viewer, month, used: undefined });
}
