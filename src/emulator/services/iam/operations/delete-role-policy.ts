/** DeleteRolePolicy: an inline policy of a role goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const deleteRolePolicy = iamOperation<Wire.DeleteRolePolicyRequest, Nothing>({
  name: "DeleteRolePolicy",
  readOnly: false,
  permissions: (context, { RoleName = "" }) =>
    onHolder(context, "iam:DeleteRolePolicy", { kind: "role", name: RoleName }),
  decide: ({ world, caller }, { RoleName, PolicyName }) =>
    decideDeleteInlinePolicy(world, caller.accountId, {
      holder: { kind: "role", name: required(RoleName, "RoleName") },
      policyName: required(PolicyName, "PolicyName"),
    }),
  respond: () => NOTHING,
});
