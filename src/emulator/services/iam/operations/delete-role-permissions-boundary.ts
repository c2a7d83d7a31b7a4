/** DeleteRolePermissionsBoundary: nothing limits the policies of a role any more. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteBoundary } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const deleteRolePermissionsBoundary = iamOperation<Wire.DeleteRolePermissionsBoundaryRequest, Nothing>({
  name: "DeleteRolePermissionsBoundary",
  readOnly: false,
  permissions: (context, { RoleName = "" }) =>
    onHolder(context, "iam:DeleteRolePermissionsBoundary", { kind: "role", name: RoleName }),
  decide: ({ world, caller }, { RoleName }) =>
    decideDeleteBoundary(world, caller.accountId, { kind: "role", name: required(RoleName, "RoleName") }),
  respond: () => NOTHING,
});
