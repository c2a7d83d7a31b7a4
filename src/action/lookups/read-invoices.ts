/** Somebody reads which invoices an account was sent for a month. AWS Billing and Cost Management API Reference, AWS Invoicing: ListInvoiceSummaries. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

/** `month` counts from 1. */
export type InvoiceQuestion = Readonly<{ accountId: string; year: number; month: number }>;

export const readInvoices = ({ accountId, year, month }: InvoiceQuestion): Action => ({
  ...callApi("invoicing", "ListInvoiceSummaries", {
    Selector: { ResourceType: "ACCOUNT_ID", Value: accountId },
    Filter: { BillingPeriod: { Month: month, Year: year } },
  }),
  id: "read-invoices",
  sentence: `read the invoices of ${accountId} for ${year}-${String(month).padStart(2, "0")}`,
});
