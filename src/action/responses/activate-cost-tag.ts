/** A payer activates a cost allocation tag. Cost Explorer API Reference: UpdateCostAllocationTagsStatus. */
import type { Action } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";

export const activateCostTag = (key: string): Action => ({
  ...callApi("ce", "UpdateCostAllocationTagsStatus", { CostAllocationTagsStatus: [{ TagKey: key, Status: "Active" }] }),
  id: "activate-cost-tag",
  kind: "response",
  sentence: `activate the cost allocation tag ${key}`,
  undo: "deactivate it",
});
