/** TagRole: tags of a role, new or in place of those with the same keys. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideTag } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onRole } from "../permissions.ts";
import { tagList } from "../tags.ts";

export const tagRole = iamOperation<Wire.TagRoleRequest, Nothing>({
  name: "TagRole",
  readOnly: false,
  permissions: (context, { RoleName, Tags }) =>
    onRole(context, "iam:TagRole", { name: RoleName, keys: requestTagKeys(tagList(Tags)) }),
  decide: ({ world, caller }, { RoleName, Tags }) =>
    decideTag(world, caller.accountId, {
      of: { kind: "role", name: required(RoleName, "RoleName") },
      tags: tagList(required(Tags, "Tags")),
    }),
  respond: () => NOTHING,
});
