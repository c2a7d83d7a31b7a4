/** Queries on event data stores: what a statement asks, and what it finds. */
import { type EventDataQuery, type FoundQuery, findQuery, queryStatusAt } from "../../../domain/index.ts";
import { type Instant, invariant, type Result, refuse } from "../../../kernel/index.ts";
import { readStatement } from "../../event-data-store/sql/read-statement.ts";
import { type Found, runStatement } from "../../event-data-store/sql/run-statement.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { CloudTrailRefusal } from "./refusal.ts";
import { onStore } from "./stores.ts";
import { askerOf } from "./trails.ts";

type Asked = Readonly<{
  QueryId?: string | undefined;
  EventDataStore?: string | undefined;
  EventDataStoreOwnerAccountId?: string | undefined;
}>;

/** The query's own store, whatever else the request names. */
export function onQuery(context: OperationContext, action: string, { QueryId = "" }: Asked): RequiredPermission[] {
  return onStore(context, action, context.world.eventDataQueries.get(QueryId)?.storeArn);
}

/** A store or an owner that the request names beside the query has to be the query's. */
export function decideOnQuery(context: OperationContext, asked: Asked): Result<FoundQuery, CloudTrailRefusal> {
  const { QueryId: id = "", EventDataStore, EventDataStoreOwnerAccountId: owner } = asked;
  const found = findQuery(context.world, askerOf(context), { id, now: context.now });
  if (!found.ok) return found;
  const { store } = found.value;
  const isOther = EventDataStore !== undefined && EventDataStore !== store.arn && EventDataStore !== store.id;
  return isOther || (owner !== undefined && owner !== store.accountId) ? refuse({ kind: "QueryNotFound", id }) : found;
}

/** A query that `decide` has already found. */
export function knownQuery(context: OperationContext, asked: Asked): FoundQuery {
  const found = decideOnQuery(context, asked);
  invariant(found.ok, "the query was there when it was decided");
  return found.value;
}

/**
 * What a query came to, computed from what the store held when it began. One whose store lost records to the limit failed: what it
 * does not find may have been there.
 */
export type Outcome =
  | Readonly<{ kind: "unfinished"; status: "RUNNING" | "CANCELLED" }>
  | Readonly<{ kind: "failed"; message: string }>
  | Readonly<{ kind: "finished"; found: Found }>;

export function outcomeOf(context: OperationContext, query: EventDataQuery, now: Instant): Outcome {
  const status = queryStatusAt(query, now);
  if (status !== "FINISHED") return { kind: "unfinished", status };
  const { storeArn, startedAt: asOf, retentionDays, statement } = query;
  const { kept, lost } = context.lake.read({ storeArn, asOf, retentionDays });
  if (lost > 0) return { kind: "failed", message: `the ${lost} oldest records of the event data store were not kept` };
  if (latest?.query === query) return { kind: "finished", found: latest.found };
  const read = readStatement(statement);
  invariant(read.ok, "a statement was read before its query began");
  latest = {
    query,
    found: runStatement(
      read.value,
      kept.map(({ record }) => record),
    ),
  };
  return { kind: "finished", found: latest.found };
}

/** One that is described and read page by page is computed once. */
let latest: Readonly<{ query: EventDataQuery; found: Found }> | undefined;

/** The status alone, without looking for rows. */
export function outcomeStatus({ lake, now }: OperationContext, query: EventDataQuery) {
  const status = queryStatusAt(query, now);
  if (status !== "FINISHED") return status;
  const { storeArn, startedAt: asOf, retentionDays } = query;
  return lake.read({ storeArn, asOf, retentionDays }).lost > 0 ? "FAILED" : status;
}
