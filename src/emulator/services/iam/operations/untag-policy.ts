/** UntagPolicy: tags of a customer managed policy go. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideUntag } from "../../../../domain/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";

export const untagPolicy = iamOperation<Wire.UntagPolicyRequest, Nothing>({
  name: "UntagPolicy",
  readOnly: false,
  permissions: (context, { PolicyArn = "", TagKeys }) =>
    onPolicy(context, "iam:UntagPolicy", PolicyArn, { "aws:tagkeys": TagKeys ?? [] }),
  decide({ world, caller }, { PolicyArn, TagKeys }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    if (!own.ok) return own;
    const keys = required(TagKeys, "TagKeys");
    return decideUntag(world, caller.accountId, { of: { kind: "managedPolicy", name: arn }, keys });
  },
  respond: () => NOTHING,
});
