/** PutResourcePolicy: the delegation policy is made, or takes the place of the one before. */
import type { PutResourcePolicyRequest, PutResourcePolicyResponse } from "@aws-sdk/client-organizations";
import { parsePolicy } from "../../../../authorization/index.ts";
import { decidePutResourcePolicy } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, eventOf } from "../define.ts";
import { describeResourcePolicy } from "../describe-delegation.ts";
import { parseTags } from "../input.ts";
import { requestTagKeys, tagging } from "../permissions.ts";
import { onResourcePolicy } from "../resource-permissions.ts";

const isWellFormed = (content: string): boolean => parsePolicy(content, "resource").ok;

export const putResourcePolicy = defineOperation<PutResourcePolicyRequest, PutResourcePolicyResponse>({
  name: "PutResourcePolicy",
  readOnly: false,
  permissions: (context, { Tags }) => [
    onResourcePolicy(context, "PutResourcePolicy", requestTagKeys(Tags)),
    ...tagging(Tags),
  ],
  decide({ world, caller, ids, assumptions }, { Content, Tags }) {
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const command = { caller: caller.accountId, content: Content, tags: tags.value };
    return decidePutResourcePolicy(world, command, { ids, isWellFormed, assumptions });
  },
  respond: (context, _, events) => ({
    ResourcePolicy: describeResourcePolicy(callersOrganization(context), eventOf(events, "ResourcePolicyPut").policy),
  }),
});
