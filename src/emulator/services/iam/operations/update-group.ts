/** UpdateGroup: another name or path; members and policies stay. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateGroup } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onGroup, renamedGroup } from "../permissions.ts";

export const updateGroup = iamOperation<Wire.UpdateGroupRequest, Nothing>({
  name: "UpdateGroup",
  readOnly: false,
  permissions: (context, { GroupName, NewGroupName, NewPath }) => [
    ...onGroup(context, "iam:UpdateGroup", { name: GroupName }),
    ...renamedGroup(context, { from: GroupName, to: NewGroupName, path: NewPath }),
  ],
  decide: ({ world, caller }, { GroupName, NewGroupName, NewPath }) =>
    decideUpdateGroup(world, caller.accountId, {
      name: required(GroupName, "GroupName"),
      newName: NewGroupName,
      newPath: NewPath,
    }),
  respond: () => NOTHING,
});
