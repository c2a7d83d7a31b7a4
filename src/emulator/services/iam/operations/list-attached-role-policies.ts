/** ListAttachedRolePolicies: the managed policies of a role. */
import type * as Wire from "@aws-sdk/client-iam";
import { findRole } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeAttached } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

type Request = Wire.ListAttachedRolePoliciesRequest;

export const listAttachedRolePolicies = iamOperation<Request, Wire.ListAttachedRolePoliciesResponse>({
  name: "ListAttachedRolePolicies",
  readOnly: true,
  permissions: (context, { RoleName = "" }) =>
    onHolder(context, "iam:ListAttachedRolePolicies", { kind: "role", name: RoleName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const role = findRole(world, caller.accountId, required(input.RoleName, "RoleName"));
    return role.ok ? accept([]) : role;
  },
  respond(context, input) {
    const { world, caller } = context;
    const role = findRole(world, caller.accountId, required(input.RoleName, "RoleName"));
    const attached = describeAttached(role.ok ? role.value.attachedPolicies : [], input.PathPrefix);
    const { items, ...rest } = pageOf(attached, input, { context, keyOf: ({ PolicyArn }) => PolicyArn });
    return { AttachedPolicies: [...items], ...rest };
  },
});
