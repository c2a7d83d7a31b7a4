/** PutRolePermissionsBoundary: the most that the policies of a role can allow, from the next call on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decidePutBoundary } from "../../../../domain/index.ts";
import { checkPolicyArn, isKnownAwsPolicy } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { boundaryKey, onRole } from "../permissions.ts";

export const putRolePermissionsBoundary = iamOperation<Wire.PutRolePermissionsBoundaryRequest, Nothing>({
  name: "PutRolePermissionsBoundary",
  readOnly: false,
  permissions: (context, { RoleName, PermissionsBoundary }) =>
    onRole(context, "iam:PutRolePermissionsBoundary", { name: RoleName, keys: boundaryKey(PermissionsBoundary) }),
  decide({ world, caller }, { RoleName, PermissionsBoundary }) {
    const policyArn = required(PermissionsBoundary, "PermissionsBoundary");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "role", name: required(RoleName, "RoleName") } as const;
    return decidePutBoundary(world, caller.accountId, { holder, policyArn, isKnownAwsPolicy });
  },
  respond: () => NOTHING,
});
