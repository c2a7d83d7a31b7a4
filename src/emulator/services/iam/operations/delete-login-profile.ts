/** DeleteLoginProfile: a user has no password any more; keys and sessions go on working. By a root session: nor can the root user recover one. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteLoginProfile, decideDeleteRootPassword } from "../../../../domain/index.ts";
import { passwordOwner } from "../login-profile.ts";
import { iamOperation, NOTHING, type Nothing } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deleteLoginProfile = iamOperation<Wire.DeleteLoginProfileRequest, Nothing>({
  name: "DeleteLoginProfile",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeleteLoginProfile", { name: UserName }),
  decide({ world, caller }, { UserName }) {
    const owner = passwordOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") return decideDeleteRootPassword(world, caller.accountId);
    return decideDeleteLoginProfile(world, caller.accountId, owner.value.userName);
  },
  respond: () => NOTHING,
});
