/** DeleteLoginProfile: a user has no password any more; keys and sessions go on working. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteLoginProfile } from "../../../../domain/index.ts";
import { keyOwner } from "../key-owner.ts";
import { notForTheRootUser } from "../login-profile.ts";
import { iamOperation, NOTHING, type Nothing } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deleteLoginProfile = iamOperation<Wire.DeleteLoginProfileRequest, Nothing>({
  name: "DeleteLoginProfile",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeleteLoginProfile", { name: UserName }),
  decide({ world, caller }, { UserName }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") return notForTheRootUser();
    return decideDeleteLoginProfile(world, caller.accountId, owner.value.userName);
  },
  respond: () => NOTHING,
});
