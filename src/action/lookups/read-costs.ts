/** Somebody reads what an account has cost, day by day. Cost Explorer API Reference: GetCostAndUsage. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

/** Dates such as `2026-11-01`, the end exclusive. */
export type CostQuestion = Readonly<{ accountId: string; from: string; until: string }>;

export const readCosts = ({ accountId, from, until }: CostQuestion): Action => ({
  ...callApi("ce", "GetCostAndUsage", {
    TimePeriod: { Start: from, End: until },
    Granularity: "DAILY",
    Metrics: ["UnblendedCost"],
    Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
  }),
  id: "read-costs",
  sentence: `read what ${accountId} cost from ${from} to ${until}`,
});
