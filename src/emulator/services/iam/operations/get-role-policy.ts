/** GetRolePolicy: the document of one inline policy of a role. */
import type * as Wire from "@aws-sdk/client-iam";
import { findRole } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { encodeDocument } from "../policy-document.ts";

export const getRolePolicy = iamOperation<Wire.GetRolePolicyRequest, Wire.GetRolePolicyResponse>({
  name: "GetRolePolicy",
  readOnly: true,
  permissions: (context, { RoleName = "" }) => onHolder(context, "iam:GetRolePolicy", { kind: "role", name: RoleName }),
  decide({ world, caller }, { RoleName, PolicyName }) {
    const role = findRole(world, caller.accountId, required(RoleName, "RoleName"));
    if (!role.ok) return role;
    const name = required(PolicyName, "PolicyName");
    if (role.value.inlinePolicies.has(name)) return accept([]);
    return refuse({ kind: "NoSuchEntity", entity: { kind: "inlinePolicy", of: "role", name } });
  },
  respond({ world, caller }, { RoleName, PolicyName }) {
    const role = findRole(world, caller.accountId, required(RoleName, "RoleName"));
    const text = role.ok ? role.value.inlinePolicies.get(required(PolicyName, "PolicyName")) : undefined;
    return { RoleName, PolicyName, PolicyDocument: encodeDocument(text ?? "") };
  },
});
