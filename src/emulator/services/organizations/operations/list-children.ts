/** ListChildren: the ids of the accounts or of the units directly in a root or organizational unit. */
import type { ListChildrenRequest, ListChildrenResponse } from "@aws-sdk/client-organizations";
import { childrenOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { checkPage, listIn, takeLivePage } from "../paging.ts";
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
    const inside: ReadonlySet<string> =
      input.ChildType === "ACCOUNT" ? children.accounts : children.organizationalUnits;
    const page = takeLivePage(listIn(context, listOf(input)), input, {
      items: () => inside,
      keyOf: (id) => id,
      live: { owner: context.world, isListed: (id) => inside.has(id) },
    });
    return { Children: page.items.map((Id) => ({ Id, Type: input.ChildType })), NextToken: page.NextToken };
  },
});
