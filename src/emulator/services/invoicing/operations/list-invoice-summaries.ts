/** ListInvoiceSummaries: what the caller's account was sent, months that are over alone. AWS Billing and Cost Management API Reference, AWS Invoicing, ListInvoiceSummaries. */
import type {
  InvoiceSummary,
  ListInvoiceSummariesRequest,
  ListInvoiceSummariesResponse,
} from "@aws-sdk/client-invoicing";
import { decideInvoices, type Invoice, MICROS_PER_DOLLAR } from "../../../../domain/index.ts";
import { accept, type Result } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { readInvoiceFilter } from "../invoice-filter.ts";
import { defineOperation, type InvoicingRefusal } from "../refusals.ts";

/** As many as an answer may hold: the reference does not say how many come where nobody says. */
const PAGE_SIZE = 100;

export const listInvoiceSummaries = defineOperation<ListInvoiceSummariesRequest, ListInvoiceSummariesResponse>({
  name: "ListInvoiceSummaries",
  readOnly: true,
  permissions: () => [{ action: "invoicing:ListInvoiceSummaries", resource: "*" }],
  decide(context, input) {
    const found = findInvoices(context, input);
    if (!found.ok) return found;
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const found = findInvoices(context, input);
    const { items, NextToken } = pageOf(found.ok ? found.value : [], input, { context, size: PAGE_SIZE });
    return { InvoiceSummaries: items.map(describe), NextToken };
  },
});

function findInvoices(
  { world, caller, now }: OperationContext,
  { Selector, Filter }: ListInvoiceSummariesRequest,
): Result<readonly Invoice[], InvoicingRefusal> {
  const isMeant = readInvoiceFilter(Filter);
  if (!isMeant.ok) return isMeant;
  const value = Selector?.Value ?? "";
  const selector =
    Selector?.ResourceType === "INVOICE_ID"
      ? ({ kind: "invoice", id: value } as const)
      : ({ kind: "account", accountId: value } as const);
  const found = decideInvoices(world, { viewer: caller.accountId, selector, now });
  return found.ok ? accept(found.value.filter(isMeant.value)) : found;
}

/** Charges are all that there is on it, so what is before tax is the total. */
function describe({ id, receiver, month, issuedAt, costMicros }: Invoice): InvoiceSummary {
  const date = new Date(month);
  const amount = (costMicros / MICROS_PER_DOLLAR).toFixed(2);
  return {
    AccountId: receiver,
    InvoiceId: id,
    IssuedDate: new Date(issuedAt),
    Entity: { BillingEntity: "AWS" },
    BillingPeriod: { Month: date.getUTCMonth() + 1, Year: date.getUTCFullYear() },
    InvoiceFrequency: "RECURRING",
    BillType: "ANNIVERSARY",
    InvoiceType: "INVOICE",
    BaseCurrencyAmount: { TotalAmount: amount, TotalAmountBeforeTax: amount, CurrencyCode: "USD" },
  };
}
