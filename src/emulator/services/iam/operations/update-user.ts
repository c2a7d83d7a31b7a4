/** UpdateUser: another name or path; keys, groups and policies stay. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateUser } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser, renamedUser } from "../permissions.ts";

export const updateUser = iamOperation<Wire.UpdateUserRequest, Nothing>({
  name: "UpdateUser",
  readOnly: false,
  permissions: (context, { UserName, NewUserName, NewPath }) => [
    ...onUser(context, "iam:UpdateUser", { name: UserName }),
    ...renamedUser(context, { from: UserName, to: NewUserName, path: NewPath }),
  ],
  decide: ({ world, caller }, { UserName, NewUserName, NewPath }) =>
    decideUpdateUser(world, caller.accountId, {
      name: required(UserName, "UserName"),
      newName: NewUserName,
      newPath: NewPath,
    }),
  respond: () => NOTHING,
});
