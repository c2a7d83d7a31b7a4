/** PutRolePolicy: an inline policy of a role, new or in place of the one with its name. */
import type * as Wire from "@aws-sdk/client-iam";
import { decidePutInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { checkInlinePolicy } from "../policy-document.ts";

export const putRolePolicy = iamOperation<Wire.PutRolePolicyRequest, Nothing>({
  name: "PutRolePolicy",
  readOnly: false,
  permissions: (context, { RoleName = "" }) => onHolder(context, "iam:PutRolePolicy", { kind: "role", name: RoleName }),
  decide({ world, caller }, { RoleName, PolicyName, PolicyDocument }) {
    const text = checkInlinePolicy(required(PolicyDocument, "PolicyDocument"));
    if (!text.ok) return text;
    return decidePutInlinePolicy(world, caller.accountId, {
      holder: { kind: "role", name: required(RoleName, "RoleName") },
      policyName: required(PolicyName, "PolicyName"),
      text: text.value,
    });
  },
  respond: () => NOTHING,
});
