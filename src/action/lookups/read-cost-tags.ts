/** Somebody reads which cost allocation tags are active, and what they say of an account's costs. Cost Explorer API Reference: ListCostAllocationTags, GetCostAndUsage. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";
import type { CostQuestion } from "./read-costs.ts";

export const readCostTag = (key: string): Action => ({
  ...callApi("ce", "ListCostAllocationTags", { TagKeys: [key] }),
  id: "read-cost-tag",
  sentence: `read whether the cost allocation tag ${key} is active`,
});

export const readTaggedCosts = ({ accountId, from, until, key }: CostQuestion & Readonly<{ key: string }>): Action => ({
  ...callApi("ce", "GetCostAndUsage", {
    TimePeriod: { Start: from, End: until },
    Granularity: "DAILY",
    Metrics: ["UnblendedCost"],
    Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
    GroupBy: [{ Type: "TAG", Key: key }],
  }),
  id: "read-tagged-costs",
  sentence: `read what ${accountId} cost by ${key} from ${from} to ${until}`,
});
