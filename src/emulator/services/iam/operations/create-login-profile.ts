/** CreateLoginProfile: a user gets a password for the console. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateLoginProfile } from "../../../../domain/index.ts";
import { keyOwner } from "../key-owner.ts";
import { describeLoginProfile, notForTheRootUser } from "../login-profile.ts";
import { iamOperation, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const createLoginProfile = iamOperation<Wire.CreateLoginProfileRequest, Wire.CreateLoginProfileResponse>({
  name: "CreateLoginProfile",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:CreateLoginProfile", { name: UserName }),
  decide({ world, caller, now }, { UserName, Password, PasswordResetRequired }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") return notForTheRootUser();
    return decideCreateLoginProfile(world, caller.accountId, {
      userName: owner.value.userName,
      now,
      password: required(Password, "Password"),
      resetRequired: PasswordResetRequired === true,
    });
  },
  respond: (_context, _input, [event]) => ({
    LoginProfile: event?.kind === "UserChanged" ? describeLoginProfile(event.user) : undefined,
  }),
});
