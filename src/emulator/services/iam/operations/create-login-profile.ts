/** CreateLoginProfile: a user gets a password for the console; by a root session, the account's owner may recover one by mail. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideAllowPasswordRecovery, decideCreateLoginProfile } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { checkNoPassword, describeLoginProfile, describeRootLoginProfile, passwordOwner } from "../login-profile.ts";
import { iamOperation } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const createLoginProfile = iamOperation<Wire.CreateLoginProfileRequest, Wire.CreateLoginProfileResponse>({
  name: "CreateLoginProfile",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:CreateLoginProfile", { name: UserName }),
  decide({ world, caller, now }, { UserName, Password, PasswordResetRequired }) {
    const owner = passwordOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") {
      const none = checkNoPassword(Password);
      return none.ok ? decideAllowPasswordRecovery(world, caller.accountId) : none;
    }
    if (Password === undefined) return refuse({ kind: "InvalidInput", message: "Password is required" });
    return decideCreateLoginProfile(world, caller.accountId, {
      userName: owner.value.userName,
      now,
      password: Password,
      resetRequired: PasswordResetRequired === true,
    });
  },
  respond({ world, caller }, _input, [event]) {
    if (event?.kind === "RootUserChanged") return { LoginProfile: describeRootLoginProfile(world, caller.accountId) };
    return { LoginProfile: event?.kind === "UserChanged" ? describeLoginProfile(event.user) : undefined };
  },
});
