/** AttachGroupPolicy: a managed policy takes effect on a group. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideAttachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn, isKnownAwsPolicy } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const attachGroupPolicy = iamOperation<Wire.AttachGroupPolicyRequest, Nothing>({
  name: "AttachGroupPolicy",
  readOnly: false,
  permissions: (context, { GroupName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:AttachGroupPolicy", { kind: "group", name: GroupName, policyArn: PolicyArn }),
  decide({ world, caller }, { GroupName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "group", name: required(GroupName, "GroupName") } as const;
    return decideAttachManagedPolicy(world, caller.accountId, { holder, policyArn, isKnownAwsPolicy });
  },
  respond: () => NOTHING,
});
