/** UntagUser: tags of a user go. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUntag } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const untagUser = iamOperation<Wire.UntagUserRequest, Nothing>({
  name: "UntagUser",
  readOnly: false,
  permissions: (context, { UserName, TagKeys }) =>
    onUser(context, "iam:UntagUser", { name: UserName, keys: { "aws:tagkeys": TagKeys ?? [] } }),
  decide: ({ world, caller }, { UserName, TagKeys }) =>
    decideUntag(world, caller.accountId, {
      of: { kind: "user", name: required(UserName, "UserName") },
      keys: required(TagKeys, "TagKeys"),
    }),
  respond: () => NOTHING,
});
