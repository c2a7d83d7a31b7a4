/** ListUserPolicies: the names of a user's inline policies. */
import type * as Wire from "@aws-sdk/client-iam";
import { findUser } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

export const listUserPolicies = iamOperation<Wire.ListUserPoliciesRequest, Wire.ListUserPoliciesResponse>({
  name: "ListUserPolicies",
  readOnly: true,
  permissions: (context, { UserName = "" }) =>
    onHolder(context, "iam:ListUserPolicies", { kind: "user", name: UserName }),
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
    const names = user.ok ? [...user.value.inlinePolicies.keys()] : [];
    const { items, ...rest } = pageOf(names, input, { context, keyOf: (name) => name });
    return { PolicyNames: [...items], ...rest };
  },
});
