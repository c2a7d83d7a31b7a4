/** AttachRolePolicy: a managed policy takes effect on a role. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideAttachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn, isKnownAwsPolicy } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const attachRolePolicy = iamOperation<Wire.AttachRolePolicyRequest, Nothing>({
  name: "AttachRolePolicy",
  readOnly: false,
  permissions: (context, { RoleName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:AttachRolePolicy", { kind: "role", name: RoleName, policyArn: PolicyArn }),
  decide({ world, caller }, { RoleName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "role", name: required(RoleName, "RoleName") } as const;
    return decideAttachManagedPolicy(world, caller.accountId, { holder, policyArn, isKnownAwsPolicy });
  },
  respond: () => NOTHING,
});
