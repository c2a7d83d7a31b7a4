/** ListAttachedUserPolicies: the managed policies of a user. */
import type * as Wire from "@aws-sdk/client-iam";
import { findUser } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeAttached } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onHolder } from "../permissions.ts";

type Request = Wire.ListAttachedUserPoliciesRequest;

export const listAttachedUserPolicies = iamOperation<Request, Wire.ListAttachedUserPoliciesResponse>({
  name: "ListAttachedUserPolicies",
  readOnly: true,
  permissions: (context, { UserName = "" }) =>
    onHolder(context, "iam:ListAttachedUserPolicies", { kind: "user", name: UserName }),
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
    const attached = describeAttached(user.ok ? user.value.attachedPolicies : [], input.PathPrefix);
    const { items, ...rest } = pageOf(attached, input, { context, keyOf: ({ PolicyArn }) => PolicyArn });
    return { AttachedPolicies: [...items], ...rest };
  },
});
