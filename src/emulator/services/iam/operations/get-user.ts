/** GetUser: one user, or the caller itself when no name is given. */
import type * as Wire from "@aws-sdk/client-iam";
import { findUser } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { type DescribedUser, describeRootUser, describeUserInFull } from "../describe.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const getUser = iamOperation<Wire.GetUserRequest, Readonly<{ User?: DescribedUser | undefined }>>({
  name: "GetUser",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:GetUser", { name: UserName }),
  decide({ world, caller }, { UserName }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    if (owner.value.kind === "root") return accept([]);
    const user = findUser(world, caller.accountId, owner.value.userName);
    return user.ok ? accept([]) : user;
  },
  respond(context, { UserName }) {
    const owner = keyOwner(context.caller, UserName);
    if (!owner.ok || owner.value.kind === "root") return { User: describeRootUser(context) };
    const user = findUser(context.world, context.caller.accountId, owner.value.userName);
    return { User: user.ok ? describeUserInFull(user.value) : undefined };
  },
});
