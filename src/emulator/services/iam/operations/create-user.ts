/** CreateUser: an IAM user without any permission or credential. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateUser, findUser, mustExist } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { isKnownAwsPolicy } from "../aws-policies.ts";
import { type DescribedUser, describeUserInFull } from "../describe.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { boundaryKey, onUser, withTags } from "../permissions.ts";
import { tagList } from "../tags.ts";

export const createUser = iamOperation<Wire.CreateUserRequest, Readonly<{ User?: DescribedUser | undefined }>>({
  name: "CreateUser",
  readOnly: false,
  permissions(context, { UserName, Path, PermissionsBoundary, Tags }) {
    const keys = { ...boundaryKey(PermissionsBoundary), ...requestTagKeys(tagList(Tags)) };
    const created = onUser(context, "iam:CreateUser", { name: UserName, path: Path, keys });
    return withTags(Tags, "iam:TagUser", created);
  },
  decide(context, { UserName, Path = "/", PermissionsBoundary: boundary, Tags }) {
    if (boundary !== undefined) {
      const wanted = { policyArn: boundary, wanted: "boundary", isKnownAwsPolicy } as const;
      const exists = mustExist(context.world, context.caller.accountId, wanted);
      if (!exists.ok) return exists;
    }
    const name = required(UserName, "UserName");
    return decideCreateUser(makingOf(context), { name, path: Path, boundary, tags: tagList(Tags) });
  },
  respond({ world, caller }, { UserName }) {
    const user = findUser(world, caller.accountId, required(UserName, "UserName"));
    return user.ok ? { User: describeUserInFull(user.value) } : {};
  },
});
