/** UntagResource: a key that is not there is taken away already. EventBridge API Reference, UntagResource. */
import type { UntagResourceRequest } from "@aws-sdk/client-eventbridge";
import { accept } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { findTagged } from "../tags.ts";

export const untagResource = defineOperation<UntagResourceRequest, Record<string, never>>({
  name: "UntagResource",
  readOnly: false,
  permissions: (_context, { ResourceARN = "" }) => [{ action: "events:UntagResource", resource: ResourceARN }],

  decide(context, { ResourceARN = "", TagKeys = [] }) {
    const tagged = findTagged(context, ResourceARN);
    if (!tagged.ok) return tagged;
    const tags = new Map([...tagged.value.tags].filter(([key]) => !TagKeys.includes(key)));
    return accept([tagged.value.retagged(tags)]);
  },

  respond: () => ({}),
});
