/** ListAccountAliases: the name of the account in sign-in addresses: one or none. */
import type * as Wire from "@aws-sdk/client-iam";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";

export const listAccountAliases = iamOperation<Wire.ListAccountAliasesRequest, Wire.ListAccountAliasesResponse>({
  name: "ListAccountAliases",
  readOnly: true,
  decide(_context, input) {
    const marker = checkMarker(input);
    return marker.ok ? accept([]) : marker;
  },
  respond({ world, caller }, input) {
    const { alias } = identitiesOf(world, caller.accountId);
    const { items, ...rest } = pageOf(alias === undefined ? [] : [alias], input, (each) => each);
    return { AccountAliases: [...items], ...rest };
  },
});
