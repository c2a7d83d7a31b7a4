/** UpdateRoleDescription: another description of a role. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateRole } from "../../../../domain/index.ts";
import { type DescribedRole, describeRoleInFull } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const updateRoleDescription = iamOperation<
  Wire.UpdateRoleDescriptionRequest,
  Readonly<{ Role?: DescribedRole }>
>({
  name: "UpdateRoleDescription",
  readOnly: false,
  permissions: (context, { RoleName }) => onRole(context, "iam:UpdateRoleDescription", { name: RoleName }),
  decide: ({ world, caller }, { RoleName, Description }) =>
    decideUpdateRole(world, caller.accountId, {
      name: required(RoleName, "RoleName"),
      description: required(Description, "Description"),
    }),
  respond: (_context, _input, [event]) =>
    event?.kind === "RoleChanged" ? { Role: describeRoleInFull(event.role) } : {},
});
