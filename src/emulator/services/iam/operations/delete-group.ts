/** DeleteGroup: only a group without members and policies can go. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteGroup } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onGroup } from "../permissions.ts";

export const deleteGroup = iamOperation<Wire.DeleteGroupRequest, Nothing>({
  name: "DeleteGroup",
  readOnly: false,
  permissions: (context, { GroupName }) => onGroup(context, "iam:DeleteGroup", { name: GroupName }),
  decide: ({ world, caller }, { GroupName }) =>
    decideDeleteGroup(world, caller.accountId, required(GroupName, "GroupName")),
  respond: () => NOTHING,
});
