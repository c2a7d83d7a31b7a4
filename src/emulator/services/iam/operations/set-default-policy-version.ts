/** SetDefaultPolicyVersion: another version of a customer managed policy is in force from the next call on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideSetDefaultVersion } from "../../../../domain/index.ts";
import { checkOwnPolicyArn } from "../aws-policies.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";

export const setDefaultPolicyVersion = iamOperation<Wire.SetDefaultPolicyVersionRequest, Nothing>({
  name: "SetDefaultPolicyVersion",
  readOnly: false,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:SetDefaultPolicyVersion", PolicyArn),
  decide({ world, caller }, { PolicyArn, VersionId }) {
    const arn = required(PolicyArn, "PolicyArn");
    const own = checkOwnPolicyArn(arn);
    if (!own.ok) return own;
    return decideSetDefaultVersion(world, caller.accountId, { arn, version: required(VersionId, "VersionId") });
  },
  respond: () => NOTHING,
});
