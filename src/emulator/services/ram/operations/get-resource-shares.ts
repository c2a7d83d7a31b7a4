/** GetResourceShares: shares of the account, or shares that reach it. AWS RAM API Reference, GetResourceShares. */
import type { GetResourceSharesRequest, GetResourceSharesResponse } from "@aws-sdk/client-ram";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";
import { amongArns, describeShare, sharesFor } from "../shares.ts";

export const getResourceShares = defineOperation<GetResourceSharesRequest, GetResourceSharesResponse>({
  name: "GetResourceShares",
  readOnly: true,
  decide(context, input) {
    if ((input.tagFilters?.length ?? 0) > 0) return refuse({ kind: "NotEmulated", what: "a filter by tags" });
    if (input.permissionArn !== undefined) return refuse({ kind: "NotEmulated", what: "a filter by permissions" });
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { resourceOwner, resourceShareArns, resourceShareStatus, name } = input;
    const shares = sharesFor(context, resourceOwner)
      .filter(amongArns(resourceShareArns))
      .map(describeShare)
      .filter((each) => resourceShareStatus === undefined || each.status === resourceShareStatus)
      .filter((each) => name === undefined || each.name === name);
    const { items, ...rest } = pageOf(context, input, shares);
    return { resourceShares: items, ...rest };
  },
});
