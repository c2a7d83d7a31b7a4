/** GetRole: one role with its trust policy. */
import type * as Wire from "@aws-sdk/client-iam";
import { findRole } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { type DescribedRole, describeRoleInFull } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const getRole = iamOperation<Wire.GetRoleRequest, Readonly<{ Role?: DescribedRole | undefined }>>({
  name: "GetRole",
  readOnly: true,
  permissions: (context, { RoleName }) => onRole(context, "iam:GetRole", { name: RoleName }),
  decide({ world, caller }, { RoleName }) {
    const role = findRole(world, caller.accountId, required(RoleName, "RoleName"));
    return role.ok ? accept([]) : role;
  },
  respond({ world, caller }, { RoleName }) {
    const role = findRole(world, caller.accountId, required(RoleName, "RoleName"));
    return { Role: role.ok ? describeRoleInFull(role.value) : undefined };
  },
});
