/** ListPolicies: customer managed policies, AWS's that are known here, or both. */
import type * as Wire from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "../../../../catalogue/index.ts";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describeAwsPolicy } from "../aws-policies.ts";
import { describePolicy } from "../describe.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";

export const listPolicies = iamOperation<Wire.ListPoliciesRequest, Wire.ListPoliciesResponse>({
  name: "ListPolicies",
  readOnly: true,
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const wanted = policiesIn(context, input.Scope ?? "All").filter((policy) => isWanted(policy, input));
    const { items, ...rest } = pageOf(wanted, input, { context, keyOf: ({ Arn = "" }) => Arn });
    return { Policies: [...items], ...rest };
  },
});

function policiesIn(context: OperationContext, scope: string): readonly Wire.Policy[] {
  const own = [...identitiesOf(context.world, context.caller.accountId).managedPolicies.values()];
  return [
    ...(scope === "AWS" ? [] : own.map((policy) => describePolicy(context, policy))),
    ...(scope === "Local" ? [] : AWS_MANAGED_POLICIES.map((policy) => describeAwsPolicy(context, policy))),
  ];
}

function isWanted(
  policy: Wire.Policy,
  { PathPrefix = "/", OnlyAttached, PolicyUsageFilter }: Wire.ListPoliciesRequest,
): boolean {
  const { AttachmentCount = 0, PermissionsBoundaryUsageCount = 0, Path = "/" } = policy;
  const isUsed = PolicyUsageFilter === "PermissionsBoundary" ? PermissionsBoundaryUsageCount > 0 : AttachmentCount > 0;
  const mustBeUsed = OnlyAttached === true || PolicyUsageFilter !== undefined;
  return Path.startsWith(PathPrefix) && (isUsed || !mustBeUsed);
}
