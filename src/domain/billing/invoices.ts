/** The invoices that AWS has issued to an account: one for each month that it paid for, kept whatever becomes of its memberships. aws-facts 7, "invoices, Bills page". */
import {
  type AccountId,
  accept,
  addMs,
  days,
  type Instant,
  instant,
  type Result,
  refuse,
  seededRandom,
} from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { monthOf } from "./billing.ts";
import { billsOf } from "./bills.ts";

export type Invoice = Readonly<{
  /** Digits, as in the examples of the API reference. */
  id: string;
  receiver: AccountId;
  /** The first moment of the month that it is for. */
  month: Instant;
  issuedAt: Instant;
  /** Millionths of a US dollar, of all accounts that the receiver paid for; taxes, credits and refunds are not modelled. */
  costMicros: number;
}>;

/** By whom they were received, or the one that is called so. */
export type InvoiceSelector =
  | Readonly<{ kind: "account"; accountId: string }>
  | Readonly<{ kind: "invoice"; id: string }>;

export type InvoiceRefusal = Readonly<{ kind: "InvoicesOfMember" | "InvoicesOfAnother" | "InvoiceNotFound" }>;

/** AWS issues the invoice of a month after its end; that it is on the third day of the next one is inferred. */
const issuedAtOf = (month: Instant): Instant => addMs(monthOf(month, 1), days(2));

/** Issued by now, oldest first, of the months that bills are shown of. */
function invoicesOf(world: World, receiver: AccountId, now: Instant): readonly Invoice[] {
  const sums = new Map<Instant, number>();
  for (const { payerAccountId, from, costMicros } of billsOf(world, receiver, now)) {
    const month = monthOf(from);
    if (payerAccountId === receiver) sums.set(month, (sums.get(month) ?? 0) + costMicros);
  }
  return [...sums]
    .map(([month, costMicros]) => ({
      id: invoiceId(receiver, month),
      receiver,
      month,
      issuedAt: issuedAtOf(month),
      costMicros,
    }))
    .filter(({ issuedAt }) => issuedAt <= now);
}

/** No two of one receiver are alike: the month stands behind what is drawn. */
function invoiceId(receiver: AccountId, month: Instant): string {
  const date = new Date(month);
  const count = (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
  return `${10_000_000 + seededRandom(0, `invoices/${receiver}`).below(90_000_000)}${count}`;
}

/** What an account was sent, and nothing that was sent to others. What a payer is told of a member's own invoices is not documented. */
export function decideInvoices(
  world: World,
  { viewer, selector, now }: Readonly<{ viewer: AccountId; selector: InvoiceSelector; now: Instant }>,
): Result<readonly Invoice[], InvoiceRefusal> {
  const own = invoicesOf(world, viewer, now);
  if (selector.kind === "invoice") {
    const found = own.filter(({ id }) => id === selector.id);
    return found.length === 0 ? refuse({ kind: "InvoiceNotFound" }) : accept(found);
  }
  if (selector.accountId === viewer) return accept(own);
  return refuse({ kind: isPaidForBy(world, viewer, selector.accountId) ? "InvoicesOfMember" : "InvoicesOfAnother" });
}

function isPaidForBy(world: World, payer: AccountId, accountId: string): boolean {
  const member = [...world.accounts.values()].find(({ id }) => id === accountId);
  const organization = world.organizations.get(member?.membership?.organizationId ?? "");
  return organization?.managementAccountId === payer;
}

/** The first moment of a month; `month` counts from 1. */
export const monthNamed = (year: number, month: number): Instant => instant(Date.UTC(year, month - 1, 1));
