/** AddUserToGroup: a user gets the group's policies, from the next call on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideAddUserToGroup } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onGroup } from "../permissions.ts";

export const addUserToGroup = iamOperation<Wire.AddUserToGroupRequest, Nothing>({
  name: "AddUserToGroup",
  readOnly: false,
  permissions: (context, { GroupName }) => onGroup(context, "iam:AddUserToGroup", { name: GroupName }),
  decide: ({ world, caller }, { GroupName, UserName }) =>
    decideAddUserToGroup(world, caller.accountId, {
      groupName: required(GroupName, "GroupName"),
      userName: required(UserName, "UserName"),
    }),
  respond: () => NOTHING,
});
