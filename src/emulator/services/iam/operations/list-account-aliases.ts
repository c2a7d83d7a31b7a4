/** ListAccountAliases: the name of the account in sign-in addresses: one or none. */
import type * as Wire from "@aws-sdk/client-iam";
import { identitiesOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation } from "../operation.ts";
import { checkMarker, pageOf } from "../paging.ts";

export const listAccountAliases = iamOperation<Wire.ListAccountAliasesRequest, Wire.ListAccountAliasesResponse>({
  name: "ListAccountAliases",
  readOnly: true,
  decide(context, input) {
    const marker = checkMarker(context, input);
    return marker.ok ? accept([]) : marker;
  },
  respond(context, input) {
    const { world, caller } = context;
    const { alias } = identitiesOf(world, caller.accountId);
    const { items, ...rest } = pageOf(alias === undefined ? [] : [alias], input, { context, keyOf: (each) => each });
    return { AccountAliases: [...items], ...rest };
  },
});
