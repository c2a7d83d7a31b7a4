/** DeleteRole: only a role without policies can go; its sessions stop working. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteRole } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const deleteRole = iamOperation<Wire.DeleteRoleRequest, Nothing>({
  name: "DeleteRole",
  readOnly: false,
  permissions: (context, { RoleName }) => onRole(context, "iam:DeleteRole", { name: RoleName }),
  decide: ({ world, caller }, { RoleName }) =>
    decideDeleteRole(world, caller.accountId, required(RoleName, "RoleName")),
  respond: () => NOTHING,
});
