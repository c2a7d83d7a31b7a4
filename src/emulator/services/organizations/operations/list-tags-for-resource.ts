/** ListTagsForResource: the tags of a root, organizational unit, account, policy or the delegation policy. */
import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from "@aws-sdk/client-organizations";
import { asReader, taggedResource } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeTags } from "../describe-delegation.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { onTagged } from "../resource-permissions.ts";

const listOf = (resourceId: string) => ["ListTagsForResource", resourceId];

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: "ListTagsForResource",
  readOnly: true,
  permissions: (context, { ResourceId: id }) => [onTagged(context, "ListTagsForResource", { id })],
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    if (taggedResource(world, standing.value, input.ResourceId) === undefined)
      return refuse({ kind: "Missing", what: "target" });
    return checkPage(listIn(context, listOf(input.ResourceId)), input);
  },
  respond(context, input) {
    const found = taggedResource(context.world, callersOrganization(context), input.ResourceId);
    const items = [...present(found, `resource ${input.ResourceId}`).tags];
    const page = takePage(listIn(context, listOf(input.ResourceId)), input, { items, keyOf: ([key]) => key });
    return { Tags: describeTags(page.items), NextToken: page.NextToken };
  },
});
