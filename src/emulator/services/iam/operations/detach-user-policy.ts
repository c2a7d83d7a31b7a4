/** DetachUserPolicy: a managed policy no longer takes effect on a user. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDetachManagedPolicy } from "../../../../domain/index.ts";
import { checkPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onHolder } from "../permissions.ts";

export const detachUserPolicy = iamOperation<Wire.DetachUserPolicyRequest, Nothing>({
  name: "DetachUserPolicy",
  readOnly: false,
  permissions: (context, { UserName = "", PolicyArn = "" }) =>
    onHolder(context, "iam:DetachUserPolicy", { kind: "user", name: UserName, policyArn: PolicyArn }),
  decide({ world, caller }, { UserName, PolicyArn }) {
    const policyArn = required(PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(policyArn);
    if (!readable.ok) return readable;
    const holder = { kind: "user", name: required(UserName, "UserName") } as const;
    return decideDetachManagedPolicy(world, caller.accountId, { holder, policyArn });
  },
  respond: () => NOTHING,
});
