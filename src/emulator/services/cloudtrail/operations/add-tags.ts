/** AddTags: tags of a trail or an event data store, with new values for the keys that it has. CloudTrail API Reference, AddTags. */
import type { AddTagsRequest, AddTagsResponse } from "@aws-sdk/client-cloudtrail";
import { decideTagStore, decideTagTrail } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { namesStore, resourceProblem } from "../resource-problem.ts";
import { pairsOf } from "../tag-pairs.ts";
import { askerOf, onTrail } from "../trails.ts";

export const addTags = defineOperation<AddTagsRequest, AddTagsResponse>({
  name: "AddTags",
  readOnly: false,
  permissions: (context, { ResourceId }) => onTrail(context, "AddTags", ResourceId),
  decide(context, { ResourceId: reference = "", TagsList }) {
    const problem = resourceProblem(context, reference);
    if (problem !== undefined) return problem;
    const change = { asker: askerOf(context), reference, tags: pairsOf(TagsList) };
    if (namesStore(reference)) return decideTagStore(context.world, change, context.now);
    return decideTagTrail(context.world, change);
  },
  respond: () => ({}),
});
