/** ListRoots: the one root of the caller's organization. */
import type { ListRootsRequest, ListRootsResponse } from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeRoot } from "../describe.ts";
import { checkPage, listIn, takePage } from "../paging.ts";

const LIST = ["ListRoots"];

export const listRoots = defineOperation<ListRootsRequest, ListRootsResponse>({
  name: "ListRoots",
  readOnly: true,
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    return standing.ok ? checkPage(listIn(context, LIST), input) : standing;
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const page = takePage(listIn(context, LIST), input, { items: [organization], keyOf: ({ rootId }) => rootId });
    return { Roots: page.items.map(describeRoot), NextToken: page.NextToken };
  },
});
