/** UpdateAssumeRolePolicy: who may assume a role from now on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateTrust } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onRole } from "../permissions.ts";
import { checkTrustPolicy } from "../policy-document.ts";

export const updateAssumeRolePolicy = iamOperation<Wire.UpdateAssumeRolePolicyRequest, Nothing>({
  name: "UpdateAssumeRolePolicy",
  readOnly: false,
  permissions: (context, { RoleName }) => onRole(context, "iam:UpdateAssumeRolePolicy", { name: RoleName }),
  decide({ world, caller }, { RoleName, PolicyDocument }) {
    const trust = checkTrustPolicy(world, required(PolicyDocument, "PolicyDocument"));
    if (!trust.ok) return trust;
    return decideUpdateTrust(world, caller.accountId, {
      name: required(RoleName, "RoleName"),
      trustPolicy: trust.value,
    });
  },
  respond: () => NOTHING,
});
