/** UntagResource: tags are taken away by their keys. */
import type { UntagResourceRequest } from "@aws-sdk/client-organizations";
import { decideUntagResource } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { parseTagKeys } from "../input.ts";
import { onTagged } from "../resource-permissions.ts";

export const untagResource = defineOperation<UntagResourceRequest, NoOutput>({
  name: "UntagResource",
  readOnly: false,
  permissions: (context, { ResourceId, TagKeys }) => [
    onTagged(context, "UntagResource", { id: ResourceId, keys: TagKeys.length > 0 ? { "aws:tagkeys": TagKeys } : {} }),
  ],
  decide({ world, caller }, { ResourceId, TagKeys }) {
    const keys = parseTagKeys(TagKeys);
    if (!keys.ok) return keys;
    return decideUntagResource(world, { caller: caller.accountId, resourceId: ResourceId, keys: keys.value });
  },
  respond: () => NO_OUTPUT,
});
