/** DeletePolicyVersion: a version that is not the default one goes. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeletePolicyVersion } from "../../../../domain/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";

export const deletePolicyVersion = iamOperation<Wire.DeletePolicyVersionRequest, Nothing>({
  name: "DeletePolicyVersion",
  readOnly: false,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:DeletePolicyVersion", PolicyArn),
  decide({ world, caller }, { PolicyArn, VersionId }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    if (!own.ok) return own;
    return decideDeletePolicyVersion(world, caller.accountId, { arn, version: required(VersionId, "VersionId") });
  },
  respond: () => NOTHING,
});
