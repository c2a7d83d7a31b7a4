/** ListRolePolicies: the names of a role's inline policies. */
import type * as Wire from "@aws-sdk/client-iam";
import { findRole } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

export const listRolePolicies = iamOperation<Wire.ListRolePoliciesRequest, Wire.ListRolePoliciesResponse>({
  name: "ListRolePolicies",
  readOnly: true,
  permissions: (context, { RoleName = "" }) =>
    onHolder(context, "iam:ListRolePolicies", { kind: "role", name: RoleName }),
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
    const names = role.ok ? [...role.value.inlinePolicies.keys()] : [];
    const { items, ...rest } = pageOf(names, input, { context, keyOf: (name) => name });
    return { PolicyNames: [...items], ...rest };
  },
});
