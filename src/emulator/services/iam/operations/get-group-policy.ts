/** GetGroupPolicy: the document of one inline policy of a group. */
import type * as Wire from "@aws-sdk/client-iam";
import { findGroup } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { iamOperation, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";
import { encodeDocument } from "../policy-document.ts";

export const getGroupPolicy = iamOperation<Wire.GetGroupPolicyRequest, Wire.GetGroupPolicyResponse>({
  name: "GetGroupPolicy",
  readOnly: true,
  permissions: (context, { GroupName = "" }) =>
    onHolder(context, "iam:GetGroupPolicy", { kind: "group", name: GroupName }),
  decide({ world, caller }, { GroupName, PolicyName }) {
    const group = findGroup(world, caller.accountId, required(GroupName, "GroupName"));
    if (!group.ok) return group;
    const name = required(PolicyName, "PolicyName");
    if (group.value.inlinePolicies.has(name)) return accept([]);
    return refuse({ kind: "NoSuchEntity", entity: { kind: "inlinePolicy", of: "group", name } });
  },
  respond({ world, caller }, { GroupName, PolicyName }) {
    const group = findGroup(world, caller.accountId, required(GroupName, "GroupName"));
    const text = group.ok ? group.value.inlinePolicies.get(required(PolicyName, "PolicyName")) : undefined;
    return { GroupName, PolicyName, PolicyDocument: encodeDocument(text ?? "") };
  },
});
