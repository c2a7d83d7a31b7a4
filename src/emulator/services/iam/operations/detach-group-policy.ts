/** DetachGroupPolicy: a managed policy no longer takes effect on a group. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDetachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const detachGroupPolicy = iamOperation<Wire.DetachGroupPolicyRequest, Nothing>({
  name: "DetachGroupPolicy",
  readOnly: false,
  permissions: (context, { GroupName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:DetachGroupPolicy", { kind: "group", name: GroupName, policyArn: PolicyArn }),
  decide({ world, caller }, { GroupName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "group", name: required(GroupName, "GroupName") } as const;
    return decideDetachManagedPolicy(world, caller.accountId, { holder, policyArn });
  },
  respond: () => NOTHING,
});
