/** DeleteAccessKey: a long-term key stops working for good. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteAccessKey } from "../../../../domain/index.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const deleteAccessKey = iamOperation<Wire.DeleteAccessKeyRequest, Nothing>({
  name: "DeleteAccessKey",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:DeleteAccessKey", { name: UserName }),
  decide({ world, caller }, { UserName, AccessKeyId }) {
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    const accessKeyId = required(AccessKeyId, "AccessKeyId");
    return decideDeleteAccessKey(world, caller.accountId, { owner: owner.value, accessKeyId });
  },
  respond: () => NOTHING,
});
