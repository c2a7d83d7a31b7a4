/** UpdateRole: another description, another longest session. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateRole } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const updateRole = iamOperation<Wire.UpdateRoleRequest, Nothing>({
  name: "UpdateRole",
  readOnly: false,
  permissions: (context, { RoleName }) => onRole(context, "iam:UpdateRole", { name: RoleName }),
  decide: ({ world, caller }, { RoleName, Description, MaxSessionDuration }) =>
    decideUpdateRole(world, caller.accountId, {
      name: required(RoleName, "RoleName"),
      description: Description,
      maxSessionDuration: MaxSessionDuration,
    }),
  respond: () => NOTHING,
});
