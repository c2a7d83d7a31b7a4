/** RemoveUserFromGroup: a user loses the group's policies. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideRemoveUserFromGroup } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onGroup } from "../permissions.ts";

export const removeUserFromGroup = iamOperation<Wire.RemoveUserFromGroupRequest, Nothing>({
  name: "RemoveUserFromGroup",
  readOnly: false,
  permissions: (context, { GroupName }) => onGroup(context, "iam:RemoveUserFromGroup", { name: GroupName }),
  decide: ({ world, caller }, { GroupName, UserName }) =>
    decideRemoveUserFromGroup(world, caller.accountId, {
      groupName: required(GroupName, "GroupName"),
      userName: required(UserName, "UserName"),
    }),
  respond: () => NOTHING,
});
