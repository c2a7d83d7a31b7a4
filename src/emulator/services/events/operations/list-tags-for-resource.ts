/** ListTagsForResource: tags of a rule or a bus. EventBridge API Reference, ListTagsForResource. */
import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { describeTags, findTagged } from "../tags.ts";

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: "ListTagsForResource",
  readOnly: true,
  permissions: (_context, { ResourceARN = "" }) => [{ action: "events:ListTagsForResource", resource: ResourceARN }],

  decide(context, { ResourceARN = "" }) {
    const tagged = findTagged(context, ResourceARN);
    return tagged.ok ? accept([]) : tagged;
  },

  respond(context, { ResourceARN = "" }) {
    const tagged = findTagged(context, ResourceARN);
    return { Tags: tagged.ok ? describeTags(tagged.value.tags) : [] };
  },
});
