/** UntagRole: tags of a role go. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUntag } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onRole } from "../permissions.ts";

export const untagRole = iamOperation<Wire.UntagRoleRequest, Nothing>({
  name: "UntagRole",
  readOnly: false,
  permissions: (context, { RoleName, TagKeys }) =>
    onRole(context, "iam:UntagRole", { name: RoleName, keys: { "aws:tagkeys": TagKeys ?? [] } }),
  decide: ({ world, caller }, { RoleName, TagKeys }) =>
    decideUntag(world, caller.accountId, {
      of: { kind: "role", name: required(RoleName, "RoleName") },
      keys: required(TagKeys, "TagKeys"),
    }),
  respond: () => NOTHING,
});
