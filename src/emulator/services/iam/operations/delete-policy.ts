/** DeletePolicy: a customer managed policy that nobody has and that has one version goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteManagedPolicy } from "../../../../domain/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";

export const deletePolicy = iamOperation<Wire.DeletePolicyRequest, Nothing>({
  name: "DeletePolicy",
  readOnly: false,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:DeletePolicy", PolicyArn),
  decide({ world, caller }, { PolicyArn }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    return own.ok ? decideDeleteManagedPolicy(world, caller.accountId, arn) : own;
  },
  respond: () => NOTHING,
});
