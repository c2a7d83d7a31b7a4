/** ListRoles: the roles of the caller's account under a path. */
import type * as Wire from "@aws-sdk/client-iam";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeRole } from "../describe.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPath } from "../permissions.ts";

export const listRoles = iamOperation<Wire.ListRolesRequest, Wire.ListRolesResponse>({
  name: "ListRoles",
  readOnly: true,
  permissions: (context, { PathPrefix }) => onPath(context, "iam:ListRoles", { of: "role", prefix: PathPrefix }),
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { world, caller } = context;
    const { PathPrefix = "/" } = input;
    const roles = [...identitiesOf(world, caller.accountId).roles.values()];
    const { items, ...rest } = pageOf(
      roles.filter(({ path }) => path.startsWith(PathPrefix)),
      input,
      { context, keyOf: ({ name }) => name },
    );
    return { Roles: items.map(describeRole), ...rest };
  },
});
