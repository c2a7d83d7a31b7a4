/** DeleteUser: only a user without policies and keys can go. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteUser } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deleteUser = iamOperation<Wire.DeleteUserRequest, Nothing>({
  name: "DeleteUser",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeleteUser", { name: UserName }),
  decide: ({ world, caller }, { UserName }) =>
    decideDeleteUser(world, caller.accountId, required(UserName, "UserName")),
  respond: () => NOTHING,
});
