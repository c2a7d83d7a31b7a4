/** Actions that mean nothing any more, with the day on which that began. */

export type RetiredAction = Readonly<{
  /** A pattern over whole actions, in lower case. */
  pattern: string;
  /** ISO 8601. */
  since: string;
  /** `replaced`: other actions took over. `ended`: the whole service has gone. */
  kind: "replaced" | "ended";
  instead: string;
  /** False where the day comes from general knowledge and no page was looked up. */
  verified: boolean;
}>;

const BILLING = "name the actions of `account`, `billing`, `payments`, `invoicing`, `tax` and `cur` that are meant";
const GONE = "leave it out";

/**
 * Billing User Guide: "Mapping fine-grained IAM actions reference" (end of standard support in July 2023) and AWS's announcement
 * "Changes to AWS Billing, Cost Management, and Account Consoles Permissions" (July 6). The days of services that ended are unverified.
 */
export const RETIRED_ACTIONS: readonly RetiredAction[] = [
  { pattern: "aws-portal:*", since: "2023-07-06", kind: "replaced", instead: BILLING, verified: true },
  {
    pattern: "purchase-orders:viewpurchaseorders",
    since: "2023-07-06",
    kind: "replaced",
    instead: "name `purchase-orders:GetPurchaseOrder` and `purchase-orders:ListPurchaseOrders`",
    verified: true,
  },
  {
    pattern: "purchase-orders:modifypurchaseorders",
    since: "2023-07-06",
    kind: "replaced",
    instead: "name `purchase-orders:AddPurchaseOrder`, `purchase-orders:UpdatePurchaseOrder` and what else is meant",
    verified: true,
  },
  { pattern: "worklink:*", since: "2022-04-19", kind: "ended", instead: GONE, verified: false },
  { pattern: "sumerian:*", since: "2023-02-21", kind: "ended", instead: GONE, verified: false },
  { pattern: "honeycode:*", since: "2024-02-29", kind: "ended", instead: GONE, verified: false },
  { pattern: "opsworks-cm:*", since: "2024-05-05", kind: "ended", instead: GONE, verified: false },
  { pattern: "opsworks:*", since: "2024-05-26", kind: "ended", instead: GONE, verified: false },
  { pattern: "codestar:*", since: "2024-07-31", kind: "ended", instead: GONE, verified: false },
  { pattern: "workdocs:*", since: "2025-04-25", kind: "ended", instead: GONE, verified: false },
  { pattern: "qldb:*", since: "2025-07-31", kind: "ended", instead: GONE, verified: false },
  { pattern: "robomaker:*", since: "2025-09-10", kind: "ended", instead: GONE, verified: false },
  { pattern: "lookoutmetrics:*", since: "2025-10-10", kind: "ended", instead: GONE, verified: false },
  { pattern: "lookoutvision:*", since: "2025-10-31", kind: "ended", instead: GONE, verified: false },
  { pattern: "elastictranscoder:*", since: "2025-11-13", kind: "ended", instead: GONE, verified: false },
];
