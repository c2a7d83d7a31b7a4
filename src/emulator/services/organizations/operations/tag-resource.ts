/** TagResource: tags for a root, organizational unit, account, policy or the delegation policy. */
import type { TagResourceRequest } from "@aws-sdk/client-organizations";
import { decideTagResource } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { parseTags } from "../input.ts";
import { requestTagKeys } from "../permissions.ts";
import { onTagged } from "../resource-permissions.ts";

export const tagResource = defineOperation<TagResourceRequest, NoOutput>({
  name: "TagResource",
  readOnly: false,
  permissions: (context, { ResourceId, Tags }) => [
    onTagged(context, "TagResource", { id: ResourceId, keys: requestTagKeys(Tags) }),
  ],
  decide({ world, caller }, { ResourceId, Tags }) {
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    return decideTagResource(world, { caller: caller.accountId, resourceId: ResourceId, tags: tags.value });
  },
  respond: () => NO_OUTPUT,
});
