/** GetPolicyVersion: the document of one version of a managed policy. */
import type * as Wire from "@aws-sdk/client-iam";
import { findManagedPolicy } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { checkPolicyArn, describeAwsVersion, findAwsPolicy } from "../aws-policies.ts";
import { describeVersion } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onPolicy } from "../permissions.ts";

export const getPolicyVersion = iamOperation<Wire.GetPolicyVersionRequest, Wire.GetPolicyVersionResponse>({
  name: "GetPolicyVersion",
  readOnly: true,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:GetPolicyVersion", PolicyArn),
  decide(context, { PolicyArn, VersionId }) {
    const arn = required(PolicyArn, "PolicyArn");
    const version = required(VersionId, "VersionId");
    const readable = checkPolicyArn(arn);
    if (!readable.ok) return readable;
    const { world, caller } = context;
    const policy = readable.value.isAws ? findAwsPolicy(arn) : findManagedPolicy(world, caller.accountId, arn);
    if (!policy.ok) return policy;
    if (versionOf(context, arn, version) !== undefined) return accept([]);
    return refuse({ kind: "NoSuchEntity", entity: { kind: "policyVersion", arn, version } });
  },
  respond: (context, { PolicyArn, VersionId }) => ({
    PolicyVersion: versionOf(context, required(PolicyArn, "PolicyArn"), required(VersionId, "VersionId")),
  }),
});

function versionOf({ world, caller }: OperationContext, arn: string, version: string): Wire.PolicyVersion | undefined {
  const aws = findAwsPolicy(arn);
  if (aws.ok) return aws.value.version === version ? describeAwsVersion(aws.value) : undefined;
  const policy = findManagedPolicy(world, caller.accountId, arn);
  return policy.ok ? describeVersion(policy.value, version) : undefined;
}
