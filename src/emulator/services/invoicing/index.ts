/** AWS Invoicing: the invoices that an account was sent. */
import type { Service } from "../../operation.ts";
import { listInvoiceSummaries } from "./operations/list-invoice-summaries.ts";
import { accessDenied, wireError } from "./refusals.ts";

export const invoicingService: Service = {
  name: "invoicing",
  eventSource: "invoicing.amazonaws.com",
  actionPrefix: "invoicing",
  operations: new Map([[listInvoiceSummaries.name, listInvoiceSummaries]]),
  wireError,
  accessDenied,
};
