/** ListChildren: the ids of the accounts or of the units directly in a root or organizational unit. */
import type { ListChildrenRequest, ListChildrenResponse } from "@aws-sdk/client-organizations";
import { childrenOf, rosterIn } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { checkPage, listIn, takePage, takeRosterPage } from "../paging.ts";
import { asReaderOfParent } from "../parent.ts";
import { onNode } from "../permissions.ts";

type Walk = Readonly<{ ParentId: string; ChildType: string }>;
const listOf = ({ ParentId, ChildType }: Walk) => ["ListChildren", ParentId, ChildType];

export const listChildren = defineOperation<ListChildrenRequest, ListChildrenResponse>({
  name: "ListChildren",
  readOnly: true,
  permissions: (context, { ParentId }) => [onNode(context, "ListChildren", { id: ParentId })],
  decide(context, input) {
    const parent = asReaderOfParent(context, input.ParentId);
    return parent.ok ? checkPage(listIn(context, listOf(input)), input) : parent;
  },
  respond(context, input) {
    const children = childrenOf(callersOrganization(context), input.ParentId);
    const list = listIn(context, listOf(input));
    const page =
      input.ChildType === "ACCOUNT"
        ? takeRosterPage(list, input, rosterIn(context.world, children))
        : takePage(list, input, { items: children.organizationalUnits, keyOf: (id) => id });
    return { Children: page.items.map((Id: string) => ({ Id, Type: input.ChildType })), NextToken: page.NextToken };
  },
});
