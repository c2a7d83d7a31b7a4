/** ListPolicyVersions: the versions of a managed policy, without their documents. */
import type * as Wire from "@aws-sdk/client-iam";
import { findManagedPolicy } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { checkPolicyArn, describeAwsVersion, findAwsPolicy } from "../aws-policies.ts";
import { describeVersion } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";
import { onPolicy } from "../permissions.ts";

export const listPolicyVersions = iamOperation<Wire.ListPolicyVersionsRequest, Wire.ListPolicyVersionsResponse>({
  name: "ListPolicyVersions",
  readOnly: true,
  permissions: (context, { PolicyArn = "" }) => onPolicy(context, "iam:ListPolicyVersions", PolicyArn),
  decide(context, input) {
    const { world, caller } = context;
    const marker = checkMarker(context, input);
    if (!marker.ok) return marker;
    const arn = required(input.PolicyArn, "PolicyArn");
    const readable = checkPolicyArn(arn);
    if (!readable.ok) return readable;
    const policy = readable.value.isAws ? findAwsPolicy(arn) : findManagedPolicy(world, caller.accountId, arn);
    return policy.ok ? accept([]) : policy;
  },
  respond(context, input) {
    const versions = versionsOf(context, required(input.PolicyArn, "PolicyArn"));
    const { items, ...rest } = pageOf(versions, input, { context, keyOf: newestFirst });
    return { Versions: items.map(({ Document: _document, ...version }) => version), ...rest };
  },
});

function versionsOf({ world, caller }: OperationContext, arn: string): readonly Wire.PolicyVersion[] {
  const aws = findAwsPolicy(arn);
  if (aws.ok) return [describeAwsVersion(aws.value)];
  const policy = findManagedPolicy(world, caller.accountId, arn);
  return policy.ok
    ? [...policy.value.versions.keys()].flatMap((each) => describeVersion(policy.value, each) ?? [])
    : [];
}

const MOST = 1_000_000;

/** Lists show the newest version first. */
const newestFirst = ({ VersionId = "v0" }: Wire.PolicyVersion): string =>
  String(MOST - Number.parseInt(VersionId.slice(1), 10)).padStart(7, "0");
