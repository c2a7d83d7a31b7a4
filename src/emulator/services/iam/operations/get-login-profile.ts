/** GetLoginProfile: whether a user, or for a root session the root user, has a password, and since when. */
import type * as Wire from "@aws-sdk/client-iam";
import { findLoginProfile, findRootLoginProfile } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeLoginProfile, describeRootLoginProfile, passwordOwner } from "../login-profile.ts";
import { iamOperation } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const getLoginProfile = iamOperation<Wire.GetLoginProfileRequest, Wire.GetLoginProfileResponse>({
  name: "GetLoginProfile",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:GetLoginProfile", { name: UserName }),
  decide({ world, caller }, { UserName }) {
    const owner = passwordOwner(caller, UserName);
    if (!owner.ok) return owner;
    const found =
      owner.value.kind === "root"
        ? findRootLoginProfile(world, caller.accountId)
        : findLoginProfile(world, caller.accountId, owner.value.userName);
    return found.ok ? accept([]) : found;
  },
  respond({ world, caller }, { UserName }) {
    const owner = passwordOwner(caller, UserName);
    if (!owner.ok) return { LoginProfile: undefined };
    if (owner.value.kind === "root") return { LoginProfile: describeRootLoginProfile(world, caller.accountId) };
    const found = findLoginProfile(world, caller.accountId, owner.value.userName);
    return { LoginProfile: found.ok ? describeLoginProfile(found.value.user) : undefined };
  },
});
