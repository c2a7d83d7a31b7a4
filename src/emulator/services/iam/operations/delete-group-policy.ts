/** DeleteGroupPolicy: an inline policy of a group goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteInlinePolicy } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const deleteGroupPolicy = iamOperation<Wire.DeleteGroupPolicyRequest, Nothing>({
  name: "DeleteGroupPolicy",
  readOnly: false,
  permissions: (context, { GroupName = "" }) =>
    onHolder(context, "iam:DeleteGroupPolicy", { kind: "group", name: GroupName }),
  decide: ({ world, caller }, { GroupName, PolicyName }) =>
    decideDeleteInlinePolicy(world, caller.accountId, {
      holder: { kind: "group", name: required(GroupName, "GroupName") },
      policyName: required(PolicyName, "PolicyName"),
    }),
  respond: () => NOTHING,
});
