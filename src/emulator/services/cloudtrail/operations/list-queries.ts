/** ListQueries: the queries of the past seven days on one event data store, newest first. CloudTrail API Reference, ListQueries. */
import type { ListQueriesRequest, ListQueriesResponse } from "@aws-sdk/client-cloudtrail";
import { type EventDataQuery, QUERIES_KEPT_MS } from "../../../../domain/index.ts";
import { accept, addMs, compareText, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { keyedPage, readKey } from "../../keyed-page.ts";
import { outcomeStatus } from "../queries.ts";
import { defineOperation } from "../refusal.ts";
import { decideOnStore, knownStore, onStore } from "../stores.ts";

const PAGE = 50;

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
    const token = readKey(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const asked = { context, request: input, size: input.MaxResults ?? PAGE, compare: newestFirst };
    const { page, next: NextToken } = keyedPage(queriesAsked(context, input), keyOf, asked);
    return {
      Queries: page.map((query) => ({
        QueryId: query.id,
        QueryStatus: outcomeStatus(context, query),
        CreationTime: new Date(query.startedAt),
      })),
      ...(NextToken === undefined ? {} : { NextToken }),
    };
  },
});

/** Of two that began at the same moment, their ids decide. */
const keyOf = ({ startedAt, id }: EventDataQuery): string => `${String(startedAt).padStart(16, "0")} ${id}`;

const newestFirst = (left: string, right: string): number => compareText(right, left);

function queriesAsked(context: OperationContext, input: ListQueriesRequest): readonly EventDataQuery[] {
  const { arn } = knownStore(context, input.EventDataStore);
  const from = Math.max(input.StartTime?.getTime() ?? 0, addMs(context.now, -QUERIES_KEPT_MS));
  const to = input.EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...context.world.eventDataQueries.values()]
    .filter(({ storeArn, startedAt }) => storeArn === arn && startedAt >= from && startedAt <= to)
    .filter((query) => input.QueryStatus === undefined || outcomeStatus(context, query) === input.QueryStatus);
}
