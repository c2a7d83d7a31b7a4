/** PutUserPolicy: an inline policy of a user, new or in place of the one with its name. */
import type * as Wire from "@aws-sdk/client-iam";
import { decidePutInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { checkInlinePolicy } from "../policy-document.ts";

export const putUserPolicy = iamOperation<Wire.PutUserPolicyRequest, Nothing>({
  name: "PutUserPolicy",
  readOnly: false,
  permissions: (context, { UserName = "" }) => onHolder(context, "iam:PutUserPolicy", { kind: "user", name: UserName }),
  decide({ world, caller }, { UserName, PolicyName, PolicyDocument }) {
    const text = checkInlinePolicy(required(PolicyDocument, "PolicyDocument"));
    if (!text.ok) return text;
    return decidePutInlinePolicy(world, caller.accountId, {
      holder: { kind: "user", name: required(UserName, "UserName") },
      policyName: required(PolicyName, "PolicyName"),
      text: text.value,
    });
  },
  respond: () => NOTHING,
});
