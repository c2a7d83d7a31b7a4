/** ListGroupsForUser: the groups that a user is in. */
import type * as Wire from "@aws-sdk/client-iam";
import { findUser, groupsOf, identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeGroup } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onUser } from "../permissions.ts";

export const listGroupsForUser = iamOperation<Wire.ListGroupsForUserRequest, Wire.ListGroupsForUserResponse>({
  name: "ListGroupsForUser",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:ListGroupsForUser", { name: UserName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const user = findUser(world, caller.accountId, required(input.UserName, "UserName"));
    return user.ok ? accept([]) : user;
  },
  respond(context, input) {
    const { world, caller } = context;
    const user = findUser(world, caller.accountId, required(input.UserName, "UserName"));
    const groups = user.ok ? groupsOf(identitiesOf(world, caller.accountId), user.value) : [];
    const { items, ...rest } = pageOf(groups, input, { context, keyOf: ({ name }) => name });
    return { Groups: items.map(describeGroup), ...rest };
  },
});
