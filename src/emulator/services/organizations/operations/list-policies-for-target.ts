/** ListPoliciesForTarget: the policies of one type attached to a target itself, not the inherited ones. */
import type { ListPoliciesForTargetRequest, ListPoliciesForTargetResponse } from "@aws-sdk/client-organizations";
import { asReader, attachedPolicies, isTarget } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describePolicySummary } from "../describe.ts";
import { parsePolicyType } from "../input.ts";
import { byPolicy, checkPage, listIn, takePage } from "../paging.ts";
import { onNode, policyTypeKey } from "../permissions.ts";

type Walk = Readonly<{ TargetId: string; Filter: string }>;
const listOf = ({ TargetId, Filter }: Walk) => ["ListPoliciesForTarget", TargetId, Filter];

export const listPoliciesForTarget = defineOperation<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse>({
  name: "ListPoliciesForTarget",
  readOnly: true,
  permissions: (context, { TargetId, Filter }) => [
    onNode(context, "ListPoliciesForTarget", { id: TargetId, keys: policyTypeKey(Filter) }),
  ],
  decide(context, input) {
    const { world, caller } = context;
    const type = parsePolicyType(input.Filter);
    if (!type.ok) return type;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    if (!isTarget(world, standing.value, input.TargetId)) return refuse({ kind: "Missing", what: "target" });
    return checkPage(listIn(context, listOf(input)), input);
  },
  respond(context, input) {
    const type = parsePolicyType(input.Filter);
    const items = type.ok ? attachedPolicies(callersOrganization(context), input.TargetId, type.value) : [];
    const page = takePage(listIn(context, listOf(input)), input, { items, keyOf: byPolicy });
    return { Policies: page.items.map(describePolicySummary), NextToken: page.NextToken };
  },
});
