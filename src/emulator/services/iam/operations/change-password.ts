/** ChangePassword: a user's own password, by whoever knows the old one. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideChangePassword } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { allowedByPasswordPolicy, onUser } from "../permissions.ts";

export const changePassword = iamOperation<Wire.ChangePasswordRequest, Nothing>({
  name: "ChangePassword",
  readOnly: false,
  permissions: (context) =>
    allowedByPasswordPolicy(context, onUser(context, "iam:ChangePassword", { name: undefined })),
  decide({ world, caller, now }, { OldPassword, NewPassword }) {
    if (caller.identity.kind !== "user") return refuse({ kind: "OnlyForUsers" });
    return decideChangePassword(world, caller.accountId, {
      userName: caller.identity.user.name,
      now,
      oldPassword: required(OldPassword, "OldPassword"),
      newPassword: required(NewPassword, "NewPassword"),
    });
  },
  respond: () => NOTHING,
});
