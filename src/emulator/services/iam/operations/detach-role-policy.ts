/** DetachRolePolicy: a managed policy no longer takes effect on a role. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDetachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const detachRolePolicy = iamOperation<Wire.DetachRolePolicyRequest, Nothing>({
  name: "DetachRolePolicy",
  readOnly: false,
  permissions: (context, { RoleName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:DetachRolePolicy", { kind: "role", name: RoleName, policyArn: PolicyArn }),
  decide({ world, caller }, { RoleName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "role", name: required(RoleName, "RoleName") } as const;
    return decideDetachManagedPolicy(world, caller.accountId, { holder, policyArn });
  },
  respond: () => NOTHING,
});
