/** CreateGroup: a group of users without members and policies. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateGroup } from "../../../../domain/index.ts";
import { describeGroup } from "../describe.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onGroup } from "../permissions.ts";

export const createGroup = iamOperation<Wire.CreateGroupRequest, Wire.CreateGroupResponse>({
  name: "CreateGroup",
  readOnly: false,
  permissions: (context, { GroupName, Path }) => onGroup(context, "iam:CreateGroup", { name: GroupName, path: Path }),
  decide: (context, { GroupName, Path = "/" }) =>
    decideCreateGroup(makingOf(context), { name: required(GroupName, "GroupName"), path: Path }),
  respond: (_context, _input, [event]) => ({
    Group: event?.kind === "GroupChanged" ? describeGroup(event.group) : undefined,
  }),
});
