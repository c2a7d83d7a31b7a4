/** ListGroups: the groups of the caller's account under a path. */
import type * as Wire from "@aws-sdk/client-iam";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeGroup } from "../describe.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPath } from "../permissions.ts";

export const listGroups = iamOperation<Wire.ListGroupsRequest, Wire.ListGroupsResponse>({
  name: "ListGroups",
  readOnly: true,
  permissions: (context, { PathPrefix }) => onPath(context, "iam:ListGroups", { of: "group", prefix: PathPrefix }),
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { world, caller } = context;
    const { PathPrefix = "/" } = input;
    const groups = [...(identitiesOf(world, caller.accountId).groups?.values() ?? [])];
    const { items, ...rest } = pageOf(
      groups.filter(({ path }) => path.startsWith(PathPrefix)),
      input,
      { context, keyOf: ({ name }) => name },
    );
    return { Groups: items.map(describeGroup), ...rest };
  },
});
