/** UpdateLoginProfile: somebody's password becomes another one. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateLoginProfile } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const updateLoginProfile = iamOperation<Wire.UpdateLoginProfileRequest, Nothing>({
  name: "UpdateLoginProfile",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:UpdateLoginProfile", { name: UserName }),
  decide: ({ world, caller, now }, { UserName, Password, PasswordResetRequired }) =>
    decideUpdateLoginProfile(world, caller.accountId, {
      userName: required(UserName, "UserName"),
      now,
      password: Password,
      resetRequired: PasswordResetRequired,
    }),
  respond: () => NOTHING,
});
