/** ListQueries: the queries of the past seven days on one event data store, newest first. CloudTrail API Reference, ListQueries. */
import type { ListQueriesRequest, ListQueriesResponse } from "@aws-sdk/client-cloudtrail";
import { type EventDataQuery, QUERIES_KEPT_MS } from "../../../../domain/index.ts";
import { accept, addMs, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { outcomeStatus } from "../queries.ts";
import { defineOperation } from "../refusal.ts";
import { decideOnStore, knownStore, onStore } from "../stores.ts";

export const listQueries = defineOperation<ListQueriesRequest, ListQueriesResponse>({
  name: "ListQueries",
  readOnly: true,
  permissions: (context, { EventDataStore }) => onStore(context, "ListQueries", EventDataStore),
  decide(context, input) {
    const { EventDataStore, StartTime, EndTime } = input;
    const found = decideOnStore(context, EventDataStore);
    if (!found.ok) return found;
    const { arn, deletedAt } = knownStore(context, EventDataStore);
    if (deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn });
    if (StartTime !== undefined && EndTime !== undefined && StartTime >= EndTime) {
      return refuse({ kind: "QueryDateRange" });
    }
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { items, NextToken } = pageOf(queriesAsked(context, input), input, { context });
    return {
      Queries: items.map((query) => ({
        QueryId: query.id,
        QueryStatus: outcomeStatus(context, query),
        CreationTime: new Date(query.startedAt),
      })),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

function queriesAsked(context: OperationContext, input: ListQueriesRequest): readonly EventDataQuery[] {
  const { arn } = knownStore(context, input.EventDataStore);
  const from = Math.max(input.StartTime?.getTime() ?? 0, addMs(context.now, -QUERIES_KEPT_MS));
  const to = input.EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...context.world.eventDataQueries.values()]
    .filter(({ storeArn, startedAt }) => storeArn === arn && startedAt >= from && startedAt <= to)
    .filter((query) => input.QueryStatus === undefined || outcomeStatus(context, query) === input.QueryStatus)
    .reverse();
}
