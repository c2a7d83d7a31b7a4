/** ListTargetsForPolicy: everything that a policy is attached to. */
import type { ListTargetsForPolicyRequest, ListTargetsForPolicyResponse } from "@aws-sdk/client-organizations";
import { asReader, targetsOfPolicy } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeTargetSummary } from "../describe.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { onPolicy } from "../permissions.ts";

const listOf = (policyId: string) => ["ListTargetsForPolicy", policyId];

export const listTargetsForPolicy = defineOperation<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse>({
  name: "ListTargetsForPolicy",
  readOnly: true,
  permissions: (context, { PolicyId }) => [onPolicy(context, "ListTargetsForPolicy", PolicyId)],
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    if (!standing.value.policies.has(input.PolicyId)) return refuse({ kind: "Missing", what: "policy" });
    return checkPage(listIn(context, listOf(input.PolicyId)), input);
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const items = targetsOfPolicy(organization, input.PolicyId);
    const page = takePage(listIn(context, listOf(input.PolicyId)), input, { items, keyOf: (id) => id });
    return {
      Targets: page.items.map((id) => describeTargetSummary(context.world, organization, id)),
      NextToken: page.NextToken,
    };
  },
});
