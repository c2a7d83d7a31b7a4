/** AttachUserPolicy: a managed policy takes effect on a user. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideAttachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn, isKnownAwsPolicy } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const attachUserPolicy = iamOperation<Wire.AttachUserPolicyRequest, Nothing>({
  name: "AttachUserPolicy",
  readOnly: false,
  permissions: (context, { UserName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:AttachUserPolicy", { kind: "user", name: UserName, policyArn: PolicyArn }),
  decide({ world, caller }, { UserName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "user", name: required(UserName, "UserName") } as const;
    return decideAttachManagedPolicy(world, caller.accountId, { holder, policyArn, isKnownAwsPolicy });
  },
  respond: () => NOTHING,
});
