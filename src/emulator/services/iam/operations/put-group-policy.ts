/** PutGroupPolicy: an inline policy of a group, new or in place of the one with its name. */
import type * as Wire from "@aws-sdk/client-iam";
import { decidePutInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { checkInlinePolicy } from "../policy-document.ts";

export const putGroupPolicy = iamOperation<Wire.PutGroupPolicyRequest, Nothing>({
  name: "PutGroupPolicy",
  readOnly: false,
  permissions: (context, { GroupName = "" }) =>
    onHolder(context, "iam:PutGroupPolicy", { kind: "group", name: GroupName }),
  decide({ world, caller }, { GroupName, PolicyName, PolicyDocument }) {
    const text = checkInlinePolicy(required(PolicyDocument, "PolicyDocument"));
    if (!text.ok) return text;
    return decidePutInlinePolicy(world, caller.accountId, {
      holder: { kind: "group", name: required(GroupName, "GroupName") },
      policyName: required(PolicyName, "PolicyName"),
      text: text.value,
    });
  },
  respond: () => NOTHING,
});
