/** Which invoices a question is about: those of a billing period, or those issued in an interval. API Reference, InvoiceSummariesFilter. */
import type { DateInterval, InvoiceSummariesFilter } from "@aws-sdk/client-invoicing";
import { type Invoice, monthNamed } from "../../../domain/index.ts";
import { accept, days, type Result, refuse } from "../../../kernel/index.ts";
import type { InvoicingRefusal } from "./refusals.ts";

type Filter = (invoice: Invoice) => boolean;

/** "Limited to one month"; that the longest of months counts is inferred. */
const LONGEST_INTERVAL_MS = days(31);

/** Without a filter every invoice is meant. */
export function readInvoiceFilter(filter: InvoiceSummariesFilter = {}): Result<Filter, InvoicingRefusal> {
  const { BillingPeriod, TimeInterval, InvoicingEntity, ReceiverRole } = filter;
  if (InvoicingEntity !== undefined || ReceiverRole !== undefined)
    return refuse({ kind: "NotEmulated", what: "a filter on who issued an invoice or in which role it was received" });
  if (BillingPeriod !== undefined && TimeInterval !== undefined)
    return refuse({ kind: "NotEmulated", what: "a billing period together with a time interval" });
  if (TimeInterval !== undefined) return readInterval(TimeInterval);
  if (BillingPeriod === undefined) return accept(() => true);
  const wanted = monthNamed(BillingPeriod.Year ?? 0, BillingPeriod.Month ?? 0);
  return accept(({ month }) => month === wanted);
}

/** The start is in it and the end is not. That it is about when invoices were issued is inferred. */
function readInterval({ StartDate, EndDate }: DateInterval): Result<Filter, InvoicingRefusal> {
  const [start, end] = [StartDate?.getTime() ?? 0, EndDate?.getTime() ?? 0];
  if (start >= end) return refuse({ kind: "Invalid", message: "The start date must be before the end date." });
  if (end - start > LONGEST_INTERVAL_MS)
    return refuse({ kind: "Invalid", message: "The time interval must not be longer than one month." });
  return accept(({ issuedAt }) => start <= issuedAt && issuedAt < end);
}
