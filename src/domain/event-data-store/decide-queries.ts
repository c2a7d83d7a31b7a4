/** Queries on event data stores begin and are cancelled; what they find is none of the domain's. CloudTrail API Reference: StartQuery, CancelQuery. */
import { accept, addMs, type Identifiers, type Instant, refuse } from "../../kernel/index.ts";
import type { TrailAsker } from "../logging/find-trail.ts";
import type { World } from "../world.ts";
import type { StoreDecision } from "./decide-stores.ts";
import { type EventDataQuery, queryStatusAt } from "./event-data-store.ts";
import { findQuery, findStore } from "./find-store.ts";

/** CloudTrail API Reference: MaxConcurrentQueriesException, "The maximum number of concurrent queries is 10". */
const MAX_CONCURRENT = 10;

type QueryMoment = Readonly<{ now: Instant; ids: Pick<Identifiers, "uuid">; takesMs: number }>;

/** `storeId` is what the statement names behind FROM. */
export function decideStartQuery(
  world: World,
  { asker, storeId, statement }: Readonly<{ asker: TrailAsker; storeId: string; statement: string }>,
  { now, ids, takesMs }: QueryMoment,
): StoreDecision {
  const found = findStore(world, asker, { reference: storeId, now });
  if (!found.ok) return found;
  const { arn: storeArn, deletedAt, retentionDays } = found.value;
  if (deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn: storeArn });
  const { accountId } = asker;
  const running = [...world.eventDataQueries.values()].filter(
    (each) => each.accountId === accountId && queryStatusAt(each, now) === "RUNNING",
  );
  if (running.length >= MAX_CONCURRENT) return refuse({ kind: "TooManyQueries" });
  const query: EventDataQuery = {
    ...{ id: ids.uuid(), storeArn, accountId, statement, retentionDays },
    ...{ startedAt: now, endsAt: addMs(now, takesMs), cancelledAt: undefined },
  };
  return accept([{ kind: "EventDataQueryChanged", query }]);
}

export function decideCancelQuery(
  world: World,
  { asker, id }: Readonly<{ asker: TrailAsker; id: string }>,
  now: Instant,
): StoreDecision {
  const found = findQuery(world, asker, { id, now });
  if (!found.ok) return found;
  const { query } = found.value;
  const status = queryStatusAt(query, now);
  if (status !== "RUNNING") return refuse({ kind: "QueryInactive", id, status });
  return accept([{ kind: "EventDataQueryChanged", query: { ...query, cancelledAt: now } }]);
}
