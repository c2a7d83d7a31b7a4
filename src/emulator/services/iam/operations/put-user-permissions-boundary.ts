/** PutUserPermissionsBoundary: the most that the policies of a user can allow, from the next call on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decidePutBoundary } from "../../../../domain/index.ts";
import { checkPolicyArn, isKnownAwsPolicy } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { boundaryKey, onUser } from "../permissions.ts";

export const putUserPermissionsBoundary = iamOperation<Wire.PutUserPermissionsBoundaryRequest, Nothing>({
  name: "PutUserPermissionsBoundary",
  readOnly: false,
  permissions: (context, { UserName, PermissionsBoundary }) =>
    onUser(context, "iam:PutUserPermissionsBoundary", { name: UserName, keys: boundaryKey(PermissionsBoundary) }),
  decide({ world, caller }, { UserName, PermissionsBoundary }) {
    const policyArn = required(PermissionsBoundary, "PermissionsBoundary");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "user", name: required(UserName, "UserName") } as const;
    return decidePutBoundary(world, caller.accountId, { holder, policyArn, isKnownAwsPolicy });
  },
  respond: () => NOTHING,
});
