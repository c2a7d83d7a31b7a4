/** TagUser: tags of a user, new or in place of those with the same keys. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideTag } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";
import { tagList } from "../tags.ts";

export const tagUser = iamOperation<Wire.TagUserRequest, Nothing>({
  name: "TagUser",
  readOnly: false,
  permissions: (context, { UserName, Tags }) =>
    onUser(context, "iam:TagUser", { name: UserName, keys: requestTagKeys(tagList(Tags)) }),
  decide: ({ world, caller }, { UserName, Tags }) =>
    decideTag(world, caller.accountId, {
      of: { kind: "user", name: required(UserName, "UserName") },
      tags: tagList(required(Tags, "Tags")),
    }),
  respond: () => NOTHING,
});
