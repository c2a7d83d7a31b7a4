/** GetLoginProfile: whether a user has a password, and since when. */
import type * as Wire from "@aws-sdk/client-iam";
import { findLoginProfile } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { keyOwner } from "../key-owner.ts";
import { describeLoginProfile, notForTheRootUser } from "../login-profile.ts";
import { iamOperation } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const getLoginProfile = iamOperation<Wire.GetLoginProfileRequest, Wire.GetLoginProfileResponse>({
  name: "GetLoginProfile",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:GetLoginProfile", { name: UserName }),
  decide({ world, caller }, { UserName }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") return notForTheRootUser();
    const found = findLoginProfile(world, caller.accountId, owner.value.userName);
    return found.ok ? accept([]) : found;
  },
  respond({ world, caller }, { UserName }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok || owner.value.kind === "root") return { LoginProfile: undefined };
    const found = findLoginProfile(world, caller.accountId, owner.value.userName);
    return { LoginProfile: found.ok ? describeLoginProfile(found.value.user) : undefined };
  },
});
