/** ListPolicies: the organization's policies of one type, AWS's own included. */
import type { ListPoliciesRequest, ListPoliciesResponse } from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describePolicySummary } from "../describe.ts";
import { parsePolicyType } from "../input.ts";
import { byPolicy, checkPage, listIn, takePage } from "../paging.ts";
import { onAnything, policyTypeKey } from "../permissions.ts";

const listOf = (type: string) => ["ListPolicies", type];

export const listPolicies = defineOperation<ListPoliciesRequest, ListPoliciesResponse>({
  name: "ListPolicies",
  readOnly: true,
  permissions: (_, { Filter }) => [onAnything("ListPolicies", policyTypeKey(Filter))],
  decide(context, input) {
    const { world, caller } = context;
    const type = parsePolicyType(input.Filter);
    if (!type.ok) return type;
    const standing = asReader(world, caller.accountId);
    return standing.ok ? checkPage(listIn(context, listOf(input.Filter)), input) : standing;
  },
  respond(context, input) {
    const { policies } = callersOrganization(context);
    const items = [...policies.values()].filter(({ type }) => type === input.Filter);
    const page = takePage(listIn(context, listOf(input.Filter)), input, { items, keyOf: byPolicy });
    return { Policies: page.items.map(describePolicySummary), NextToken: page.NextToken };
  },
});
