/** TagResource: tags for a root, organizational unit, account, policy or the delegation policy. */
import type { TagResourceRequest } from "@aws-sdk/client-organizations";
import { decideTagResource, decideTags, type EnforceableType } from "../../../../domain/index.ts";
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
    const command = { caller: caller.accountId, resourceId: ResourceId, tags: tags.value };
    const decided = decideTagResource(world, command);
    const type = enforceableType(ResourceId);
    if (!decided.ok || type === undefined) return decided;
    const lawful = decideTags(world, { ...command, type });
    return lawful.ok ? decided : lawful;
  },
  respond: () => NO_OUTPUT,
});

/** By the form of the id; the delegation policy is none of the types that a tag policy names. */
function enforceableType(resourceId: string): EnforceableType | undefined {
  if (/^\d/.test(resourceId)) return "account";
  const types = { r: "root", ou: "ou", p: "policy" } as const;
  const [prefix = ""] = resourceId.split("-");
  return prefix === "r" || prefix === "ou" || prefix === "p" ? types[prefix] : undefined;
}
