/** AWS Billing and Cost Management API Reference, AWS Invoicing, 2024-12-01: lengths, patterns and enums of the input of each emulated operation. */
import { FREE, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

export const INVOICING_CONSTRAINTS: ServiceConstraints = {
  ListInvoiceSummaries: {
    Selector: structure({
      ResourceType: oneOf("ACCOUNT_ID", "INVOICE_ID"),
      Value: text({ min: 0, max: 1024, pattern: ".*" }),
    }),
    Filter: structure({
      TimeInterval: structure({ StartDate: FREE, EndDate: FREE }),
      BillingPeriod: structure({ Month: number({ min: 1, max: 12 }), Year: number({ min: 2005, max: 2050 }) }),
      InvoicingEntity: text({ min: 0, max: 1024, pattern: "[\\s\\S]*" }),
      ReceiverRole: oneOf("SELLER", "RESELLER", "BUYER"),
    }),
    NextToken: text({ min: 1, pattern: "[\\S\\s]*" }),
    MaxResults: number({ min: 1, max: 100 }),
  },
};
