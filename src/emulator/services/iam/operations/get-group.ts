/** GetGroup: a group and the users in it. */
import type * as Wire from "@aws-sdk/client-iam";
import { findGroup, identitiesOf, usersInGroup } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeGroup, describeUser } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onGroup } from "../permissions.ts";

export const getGroup = iamOperation<Wire.GetGroupRequest, Wire.GetGroupResponse>({
  name: "GetGroup",
  readOnly: true,
  permissions: (context, { GroupName }) => onGroup(context, "iam:GetGroup", { name: GroupName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const group = findGroup(world, caller.accountId, required(input.GroupName, "GroupName"));
    return group.ok ? accept([]) : group;
  },
  respond(context, input) {
    const { world, caller } = context;
    const name = required(input.GroupName, "GroupName");
    const group = findGroup(world, caller.accountId, name);
    const members = usersInGroup(identitiesOf(world, caller.accountId), name);
    const { items, ...rest } = pageOf(members, input, { context, keyOf: (user) => user.name });
    return { Group: group.ok ? describeGroup(group.value) : undefined, Users: items.map(describeUser), ...rest };
  },
});
