/** ListUsers: the users of the caller's account under a path. */
import type * as Wire from "@aws-sdk/client-iam";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeUser } from "../describe.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPath } from "../permissions.ts";

export const listUsers = iamOperation<Wire.ListUsersRequest, Wire.ListUsersResponse>({
  name: "ListUsers",
  readOnly: true,
  permissions: (context, { PathPrefix }) => onPath(context, "iam:ListUsers", { of: "user", prefix: PathPrefix }),
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { world, caller } = context;
    const { PathPrefix = "/" } = input;
    const users = [...identitiesOf(world, caller.accountId).users.values()];
    const { items, ...rest } = pageOf(
      users.filter(({ path }) => path.startsWith(PathPrefix)),
      input,
      { context, keyOf: ({ name }) => name },
    );
    return { Users: items.map(describeUser), ...rest };
  },
});
