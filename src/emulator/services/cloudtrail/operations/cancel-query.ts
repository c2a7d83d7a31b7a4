/** CancelQuery: ends a query that is still running. CloudTrail API Reference, CancelQuery. */
import type { CancelQueryRequest, CancelQueryResponse } from "@aws-sdk/client-cloudtrail";
import { decideCancelQuery } from "../../../../domain/index.ts";
import { decideOnQuery, onQuery } from "../queries.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf } from "../trails.ts";

export const cancelQuery = defineOperation<CancelQueryRequest, CancelQueryResponse>({
  name: "CancelQuery",
  readOnly: false,
  permissions: (context, input) => onQuery(context, "CancelQuery", input),
  decide(context, input) {
    const found = decideOnQuery(context, input);
    if (!found.ok) return found;
    return decideCancelQuery(context.world, { asker: askerOf(context), id: input.QueryId ?? "" }, context.now);
  },
  respond: (_context, { QueryId, EventDataStoreOwnerAccountId: owner }) => ({
    QueryId,
    QueryStatus: "CANCELLED",
    ...(owner === undefined ? {} : { EventDataStoreOwnerAccountId: owner }),
  }),
});
