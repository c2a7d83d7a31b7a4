/** UpdateAccessKey: a long-term key is switched off or on again. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUpdateAccessKey } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { keyOwner } from "../key-owner.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onUser } from "../permissions.ts";

export const updateAccessKey = iamOperation<Wire.UpdateAccessKeyRequest, Nothing>({
  name: "UpdateAccessKey",
  readOnly: false,
  permissions: (context, { UserName }) => onUser(context, "iam:UpdateAccessKey", { name: UserName }),
  decide({ world, caller }, { UserName, AccessKeyId, Status }) {
    const status = required(Status, "Status");
    if (status !== "Active" && status !== "Inactive") return refuse({ kind: "StatusNotSettable", status });
    const owner = keyOwner(caller, UserName);
    if (!owner.ok) return owner;
    const accessKeyId = required(AccessKeyId, "AccessKeyId");
    return decideUpdateAccessKey(world, caller.accountId, { owner: owner.value, accessKeyId, status });
  },
  respond: () => NOTHING,
});
