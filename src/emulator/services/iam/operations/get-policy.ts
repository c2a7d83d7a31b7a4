/** GetPolicy: what is known of one managed policy, but for its documents. */
import type * as Wire from "@aws-sdk/client-iam";
import { findManagedPolicy } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { checkPolicyArn, describeAwsPolicy, findAwsPolicy } from "../aws-policies.ts";
import { describePolicy } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";
import { describeTags } from "../tags.ts";

export const getPolicy = iamOperation<Wire.GetPolicyRequest, Wire.GetPolicyResponse>({
  name: "GetPolicy",
  readOnly: true,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:GetPolicy", PolicyArn),
  decide({ world, caller }, { PolicyArn }) {
    const arn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(arn);
    if (!readable.ok) return readable;
    const policy = readable.value.isAws ? findAwsPolicy(arn) : findManagedPolicy(world, caller.accountId, arn);
    return policy.ok ? accept([]) : policy;
  },
  respond(context, { PolicyArn }) {
    const arn = required(PolicyArn, "PolicyArn");
    const aws = findAwsPolicy(arn);
    if (aws.ok) return { Policy: describeAwsPolicy(context, aws.value) };
    const policy = findManagedPolicy(context.world, context.caller.accountId, arn);
    if (!policy.ok) return {};
    const { description, tags } = policy.value;
    const described = description === undefined ? {} : { Description: description };
    return { Policy: { ...describePolicy(context, policy.value), ...described, ...describeTags(tags) } };
  },
});
