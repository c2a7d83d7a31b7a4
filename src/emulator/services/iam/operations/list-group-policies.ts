/** ListGroupPolicies: the names of a group's inline policies. */
import type * as Wire from "@aws-sdk/client-iam";
import { findGroup } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

export const listGroupPolicies = iamOperation<Wire.ListGroupPoliciesRequest, Wire.ListGroupPoliciesResponse>({
  name: "ListGroupPolicies",
  readOnly: true,
  permissions: (context, { GroupName = "" }) =>
    onHolder(context, "iam:ListGroupPolicies", { kind: "group", name: GroupName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const group = findGroup(world, caller.accountId, required(input.GroupName, "GroupName"));
    return group.ok ? accept([]) : group;
  },
  respond(context, input) {
    const { world, caller } = context;
    const group = findGroup(world, caller.accountId, required(input.GroupName, "GroupName"));
    const names = group.ok ? [...group.value.inlinePolicies.keys()] : [];
    const { items, ...rest } = pageOf(names, input, { context, keyOf: (name) => name });
    return { PolicyNames: [...items], ...rest };
  },
});
