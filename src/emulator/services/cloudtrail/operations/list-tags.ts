/** ListTags: the tags of trails and event data stores. CloudTrail API Reference, ListTags. */
import type { ListTagsRequest, ListTagsResponse } from "@aws-sdk/client-cloudtrail";
import { accept, refuse } from "../../../../kernel/index.ts";
import { knownTrail } from "../read-trail.ts";
import { defineOperation } from "../refusal.ts";
import { namesStore, resourceProblem } from "../resource-problem.ts";
import { knownStore } from "../stores.ts";
import { onTrail } from "../trails.ts";

export const listTags = defineOperation<ListTagsRequest, ListTagsResponse>({
  name: "ListTags",
  readOnly: true,
  permissions: (context, { ResourceIdList = [] }) =>
    ResourceIdList.flatMap((each) => onTrail(context, "ListTags", each)),
  decide(context, { ResourceIdList = [], NextToken }) {
    if (NextToken !== undefined) return refuse({ kind: "InvalidToken" });
    for (const reference of ResourceIdList) {
      const problem = resourceProblem(context, reference);
      if (problem !== undefined) return problem;
    }
    return accept([]);
  },
  respond: (context, { ResourceIdList = [] }) => ({
    ResourceTagList: ResourceIdList.map((ResourceId) => ({
      ResourceId,
      TagsList: [...(namesStore(ResourceId) ? knownStore : knownTrail)(context, ResourceId).tags].map(
        ([Key, Value]) => ({ Key, Value }),
      ),
    })),
  }),
});
