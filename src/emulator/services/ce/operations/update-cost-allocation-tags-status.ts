/** UpdateCostAllocationTagsStatus: activates and deactivates keys; one that nobody uses is told apart. API Reference, UpdateCostAllocationTagsStatus. */
import type {
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse,
} from "@aws-sdk/client-cost-explorer";
import { decideListCostTags, decideUpdateCostTags } from "../../../../domain/index.ts";
import { defineOperation } from "../refusals.ts";

export const updateCostAllocationTagsStatus = defineOperation<
  UpdateCostAllocationTagsStatusRequest,
  UpdateCostAllocationTagsStatusResponse
>({
  name: "UpdateCostAllocationTagsStatus",
  readOnly: false,
  decide({ world, caller, now }, { CostAllocationTagsStatus = [] }) {
    const changes = CostAllocationTagsStatus.map(({ TagKey = "", Status }) => ({
      key: TagKey,
      isActive: Status === "Active",
    }));
    return decideUpdateCostTags(world, { caller: caller.accountId, changes, now });
  },
  /** No key is lost by what was decided: who was unknown before is unknown now. */
  respond({ world, caller }, { CostAllocationTagsStatus = [] }) {
    const listed = decideListCostTags(world, caller.accountId);
    const known = new Set((listed.ok ? listed.value : []).map(({ key }) => key));
    const unknown = new Set(CostAllocationTagsStatus.map(({ TagKey = "" }) => TagKey).filter((key) => !known.has(key)));
    return {
      Errors: [...unknown].map((TagKey) => ({
        TagKey,
        Code: "TagKeysNotFoundException",
        Message: `Failed to update Cost Allocation Tag: ${TagKey}`,
      })),
    };
  },
});
