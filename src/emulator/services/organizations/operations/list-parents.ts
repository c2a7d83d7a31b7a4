/** ListParents: the one root or organizational unit that an account or unit is in. */
import type { ListParentsRequest, ListParentsResponse } from "@aws-sdk/client-organizations";
import { asReader, memberOf, type Organization, type World } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { onNode } from "../permissions.ts";

const listOf = (childId: string) => ["ListParents", childId];

const parentOf = (world: World, organization: Organization, childId: string): string | undefined =>
  organization.organizationalUnits.get(childId)?.parentId ??
  memberOf(world, organization, childId)?.membership?.parentId;

export const listParents = defineOperation<ListParentsRequest, ListParentsResponse>({
  name: "ListParents",
  readOnly: true,
  permissions: (context, { ChildId }) => [onNode(context, "ListParents", { id: ChildId })],
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    const parentId = parentOf(world, standing.value, input.ChildId);
    if (parentId === undefined) return refuse({ kind: "Missing", what: "child" });
    return checkPage(listIn(context, listOf(input.ChildId)), input);
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const parentId = present(parentOf(context.world, organization, input.ChildId), `parent of ${input.ChildId}`);
    const page = takePage(listIn(context, listOf(input.ChildId)), input, { items: [parentId], keyOf: (id) => id });
    const typeOf = (id: string) => (id === organization.rootId ? "ROOT" : "ORGANIZATIONAL_UNIT");
    return { Parents: page.items.map((Id) => ({ Id, Type: typeOf(Id) })), NextToken: page.NextToken };
  },
});
