/** DeleteUserPolicy: an inline policy of a user goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const deleteUserPolicy = iamOperation<Wire.DeleteUserPolicyRequest, Nothing>({
  name: "DeleteUserPolicy",
  readOnly: false,
  permissions: (context, { UserName = "" }) =>
    onHolder(context, "iam:DeleteUserPolicy", { kind: "user", name: UserName }),
  decide: ({ world, caller }, { UserName, PolicyName }) =>
    decideDeleteInlinePolicy(world, caller.accountId, {
      holder: { kind: "user", name: required(UserName, "UserName") },
      policyName: required(PolicyName, "PolicyName"),
    }),
  respond: () => NOTHING,
});
