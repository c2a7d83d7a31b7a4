/** DeleteUserPermissionsBoundary: nothing limits the policies of a user any more. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteBoundary } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const deleteUserPermissionsBoundary = iamOperation<Wire.DeleteUserPermissionsBoundaryRequest, Nothing>({
  name: "DeleteUserPermissionsBoundary",
  readOnly: false,
  permissions: (context, { UserName = "" }) =>
    onHolder(context, "iam:DeleteUserPermissionsBoundary", { kind: "user", name: UserName }),
  decide: ({ world, caller }, { UserName }) =>
    decideDeleteBoundary(world, caller.accountId, { kind: "user", name: required(UserName, "UserName") }),
  respond: () => NOTHING,
});
