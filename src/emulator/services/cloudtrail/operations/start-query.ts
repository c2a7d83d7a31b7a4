/** StartQuery: asks one event data store, which its statement names. CloudTrail API Reference, StartQuery. */
import type { StartQueryRequest, StartQueryResponse } from "@aws-sdk/client-cloudtrail";
import { decideStartQuery } from "../../../../domain/index.ts";
import { invariant, refuse, seconds } from "../../../../kernel/index.ts";
import { readStatement } from "../../../event-data-store/sql/read-statement.ts";
import { defineOperation } from "../refusal.ts";
import { onStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

/** Modelled: AWS gives no length. */
const QUERY_TAKES_MS = seconds(1);

export const startQuery = defineOperation<StartQueryRequest, StartQueryResponse>({
  name: "StartQuery",
  readOnly: true,
  permissions(context, { QueryStatement = "" }) {
    const read = readStatement(QueryStatement);
    return onStore(context, "StartQuery", read.ok ? read.value.storeId : undefined);
  },
  decide(context, input) {
    const missing = notEmulated(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const { QueryStatement: statement, EventDataStoreOwnerAccountId: owner } = input;
    if (statement === undefined) return refuse({ kind: "StoreParameter", problem: "Specify a query statement." });
    const read = readStatement(statement);
    if (!read.ok) return refuse({ kind: "QueryStatementInvalid", problem: read.refusal });
    const { storeId } = read.value;
    const takesMs = context.instant ? 0 : QUERY_TAKES_MS;
    const asked = { asker: askerOf(context), storeId, statement };
    const begun = decideStartQuery(context.world, asked, { ...context, takesMs });
    const isOther = begun.ok && owner !== undefined && ownerOf(begun.value) !== owner;
    return isOther ? refuse({ kind: "StoreNotFound", reference: storeId }) : begun;
  },
  respond(_context, { EventDataStoreOwnerAccountId: owner }, events) {
    const [event] = events;
    invariant(event?.kind === "EventDataQueryChanged", "a query that is started is told of");
    return { QueryId: event.query.id, ...(owner === undefined ? {} : { EventDataStoreOwnerAccountId: owner }) };
  },
});

function notEmulated({ QueryAlias, QueryParameters, DeliveryS3Uri }: StartQueryRequest): string | undefined {
  if (QueryAlias !== undefined || QueryParameters !== undefined) return "the QueryAlias of a query";
  return DeliveryS3Uri === undefined ? undefined : "the DeliveryS3Uri of a query";
}

function ownerOf([event]: readonly Readonly<{ kind: string; query?: Readonly<{ storeArn: string }> }>[]) {
  return event?.query?.storeArn.split(":")[4];
}
