/** ListAccessKeys: a user's long-term keys without their secrets. */
import type * as Wire from "@aws-sdk/client-iam";
import { accessKeysOf, mustBeOwner } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeAccessKey } from "../describe.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onUser } from "../permissions.ts";

export const listAccessKeys = iamOperation<Wire.ListAccessKeysRequest, Wire.ListAccessKeysResponse>({
  name: "ListAccessKeys",
  readOnly: true,
  permissions: (context, { UserName }) => onUser(context, "iam:ListAccessKeys", { name: UserName }),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const owner = keyOwner(caller, input.UserName);
    if (!owner.ok) return owner;
    const known = mustBeOwner(world, caller.accountId, owner.value);
    return known.ok ? accept([]) : known;
  },
  respond(context, input) {
    const { world, caller } = context;
    const owner = keyOwner(caller, input.UserName);
    const keys = owner.ok ? accessKeysOf(world, caller.accountId, owner.value) : [];
    const { items, ...rest } = pageOf(keys, input, { context, keyOf: ({ id }) => id });
    return { AccessKeyMetadata: items.map(describeAccessKey), ...rest };
  },
});
