/** ListAttachedGroupPolicies: the managed policies of a group. */
import type * as Wire from "@aws-sdk/client-iam";
import { findGroup } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeAttached } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

type Request = Wire.ListAttachedGroupPoliciesRequest;

export const listAttachedGroupPolicies = iamOperation<Request, Wire.ListAttachedGroupPoliciesResponse>({
  name: "ListAttachedGroupPolicies",
  readOnly: true,
  permissions: (context, { GroupName = "" }) =>
    onHolder(context, "iam:ListAttachedGroupPolicies", { kind: "group", name: GroupName }),
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
    const attached = describeAttached(group.ok ? group.value.attachedPolicies : [], input.PathPrefix);
    const { items, ...rest } = pageOf(attached, input, { context, keyOf: ({ PolicyArn }) => PolicyArn });
    return { AttachedPolicies: [...items], ...rest };
  },
});
