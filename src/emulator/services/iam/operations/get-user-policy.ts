/** GetUserPolicy: the document of one inline policy of a user. */
import type * as Wire from "@aws-sdk/client-iam";
import { findUser } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { encodeDocument } from "../policy-document.ts";

export const getUserPolicy = iamOperation<Wire.GetUserPolicyRequest, Wire.GetUserPolicyResponse>({
  name: "GetUserPolicy",
  readOnly: true,
  permissions: (context, { UserName = "" }) => onHolder(context, "iam:GetUserPolicy", { kind: "user", name: UserName }),
  decide({ world, caller }, { UserName, PolicyName }) {
    const user = findUser(world, caller.accountId, required(UserName, "UserName"));
    if (!user.ok) return user;
    const name = required(PolicyName, "PolicyName");
    if (user.value.inlinePolicies.has(name)) return accept([]);
    return refuse({ kind: "NoSuchEntity", entity: { kind: "inlinePolicy", of: "user", name } });
  },
  respond({ world, caller }, { UserName, PolicyName }) {
    const user = findUser(world, caller.accountId, required(UserName, "UserName"));
    const text = user.ok ? user.value.inlinePolicies.get(required(PolicyName, "PolicyName")) : undefined;
    return { UserName, PolicyName, PolicyDocument: encodeDocument(text ?? "") };
  },
});
