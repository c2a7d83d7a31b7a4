/** TagResource: tags of a rule or a bus. EventBridge API Reference, TagResource. */
import type { TagResourceRequest } from "@aws-sdk/client-eventbridge";
import { accept, refuse } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findTagged, tagsFrom, tooMany } from "../tags.ts";

export const tagResource = defineOperation<TagResourceRequest, Record<string, never>>({
  name: "TagResource",
  readOnly: false,
  permissions: (_context, { ResourceARN = "" }) => [{ action: "events:TagResource", resource: ResourceARN }],

  decide(context, { ResourceARN = "", Tags }) {
    const tagged = findTagged(context, ResourceARN);
    if (!tagged.ok) return tagged;
    const tags = new Map([...tagged.value.tags, ...tagsFrom(Tags)]);
    return tooMany(tags) ? refuse({ kind: "TooManyTags" }) : accept([tagged.value.retagged(tags)]);
  },

  respond: () => ({}),
});
