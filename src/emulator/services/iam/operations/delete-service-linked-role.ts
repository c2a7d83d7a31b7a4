/** DeleteServiceLinkedRole: asks for the deletion of a service-linked role; how it went is asked for afterwards. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteServiceLinkedRole } from "../../../../domain/index.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const deleteServiceLinkedRole = iamOperation<
  Wire.DeleteServiceLinkedRoleRequest,
  Wire.DeleteServiceLinkedRoleResponse
>({
  name: "DeleteServiceLinkedRole",
  readOnly: false,
  permissions: (context, { RoleName }) => onRole(context, "iam:DeleteServiceLinkedRole", { name: RoleName }),
  decide: (context, { RoleName }) => decideDeleteServiceLinkedRole(makingOf(context), required(RoleName, "RoleName")),
  respond: (_context, _input, [event]) => ({
    DeletionTaskId: event?.kind === "RoleDeletionRequested" ? event.deletion.id : undefined,
  }),
});
