/** DescribeQuery: how a query went. CloudTrail API Reference, DescribeQuery. */
import type { DescribeQueryRequest, DescribeQueryResponse } from "@aws-sdk/client-cloudtrail";
import type { EventDataQuery } from "../../../../domain/index.ts";
import { accept, type Instant, refuse } from "../../../../kernel/index.ts";
import { decideOnQuery, knownQuery, type Outcome, onQuery, outcomeOf } from "../queries.ts";
import { defineOperation } from "../refusal.ts";

export const describeQuery = defineOperation<DescribeQueryRequest, DescribeQueryResponse>({
  name: "DescribeQuery",
  readOnly: true,
  permissions: (context, input) => onQuery(context, "DescribeQuery", input),
  decide(context, input) {
    if (input.QueryAlias !== undefined || input.RefreshId !== undefined) {
      return refuse({ kind: "NotEmulated", what: "the QueryAlias of a query" });
    }
    if (input.QueryId === undefined) return refuse({ kind: "StoreParameter", problem: "Specify a query ID." });
    const found = decideOnQuery(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const { query } = knownQuery(context, input);
    const outcome = outcomeOf(context, query, context.now);
    const { EventDataStoreOwnerAccountId: owner } = input;
    return {
      QueryId: query.id,
      QueryString: query.statement,
      ...described(outcome),
      QueryStatistics: { ...counted(outcome, query, context.now), CreationTime: new Date(query.startedAt) },
      ...(owner === undefined ? {} : { EventDataStoreOwnerAccountId: owner }),
    };
  },
});

function described(outcome: Outcome): Pick<DescribeQueryResponse, "QueryStatus" | "ErrorMessage"> {
  if (outcome.kind === "failed") return { QueryStatus: "FAILED", ErrorMessage: outcome.message };
  return { QueryStatus: outcome.kind === "finished" ? "FINISHED" : outcome.status };
}

function counted(outcome: Outcome, { startedAt, endsAt, cancelledAt }: EventDataQuery, now: Instant) {
  const { matched, scanned, bytes } =
    outcome.kind === "finished" ? outcome.found : { matched: 0, scanned: 0, bytes: 0 };
  return {
    EventsMatched: matched,
    EventsScanned: scanned,
    BytesScanned: bytes,
    ExecutionTimeInMillis: Math.min(now, cancelledAt ?? endsAt) - startedAt,
  };
}
