/** RemoveTags: takes tags from a trail or an event data store by their keys. CloudTrail API Reference, RemoveTags. */
import type { RemoveTagsRequest, RemoveTagsResponse } from "@aws-sdk/client-cloudtrail";
import { decideUntagStore, decideUntagTrail } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { namesStore, resourceProblem } from "../resource-problem.ts";
import { pairsOf } from "../tag-pairs.ts";
import { askerOf, onTrail } from "../trails.ts";

export const removeTags = defineOperation<RemoveTagsRequest, RemoveTagsResponse>({
  name: "RemoveTags",
  readOnly: false,
  permissions: (context, { ResourceId }) => onTrail(context, "RemoveTags", ResourceId),
  decide(context, { ResourceId: reference = "", TagsList }) {
    const problem = resourceProblem(context, reference);
    if (problem !== undefined) return problem;
    const keys = pairsOf(TagsList).map(([key]) => key);
    const change = { asker: askerOf(context), reference, keys };
    if (namesStore(reference)) return decideUntagStore(context.world, change, context.now);
    return decideUntagTrail(context.world, change);
  },
  respond: () => ({}),
});
