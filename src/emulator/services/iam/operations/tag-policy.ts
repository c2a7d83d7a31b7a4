/** TagPolicy: tags of a customer managed policy, new or in place of those with the same keys. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideTag } from "../../../../domain/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";
import { tagList } from "../tags.ts";

export const tagPolicy = iamOperation<Wire.TagPolicyRequest, Nothing>({
  name: "TagPolicy",
  readOnly: false,
  permissions: (context, { PolicyArn = "", Tags }) =>
    onPolicy(context, "iam:TagPolicy", PolicyArn, requestTagKeys(tagList(Tags))),
  decide({ world, caller }, { PolicyArn, Tags }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    if (!own.ok) return own;
    const tags = tagList(required(Tags, "Tags"));
    return decideTag(world, caller.accountId, { of: { kind: "managedPolicy", name: arn }, tags });
  },
  respond: () => NOTHING,
});
