/** Writes event data stores and the queries on them. */
import { addMs, unreachable } from "../../kernel/index.ts";
import { type EventDataQuery, MAX_QUERIES_KEPT, QUERIES_KEPT_MS } from "../event-data-store/event-data-store.ts";
import type { EventDataStoreEvent } from "../event-data-store/events.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyEventDataStoreEvent(world: MutableWorld, event: EventDataStoreEvent): void {
  switch (event.kind) {
    case "EventDataStoreChanged":
      world.eventDataStores.set(event.store.arn, event.store);
      return;
    case "EventDataQueryChanged":
      forgetOld(world, event.query);
      world.eventDataQueries.set(event.query.id, event.query);
      return;
    default:
      unreachable(event);
  }
}

/** Queries are held in the order in which they began. */
function forgetOld({ eventDataQueries }: MutableWorld, { accountId, startedAt }: EventDataQuery): void {
  for (const [id, { endsAt }] of eventDataQueries) {
    if (addMs(endsAt, QUERIES_KEPT_MS) >= startedAt) break;
    eventDataQueries.delete(id);
  }
  const own = [...eventDataQueries.values()].filter((each) => each.accountId === accountId);
  for (const { id } of own.slice(0, Math.max(0, own.length - MAX_QUERIES_KEPT + 1))) eventDataQueries.delete(id);
}

/** Without its organization, or without trusted access, a store goes on as one of the account that owns it: inferred, as for trails. */
export function keepStoresOfOwner(world: MutableWorld, organizationId: string): void {
  for (const store of [...world.eventDataStores.values()]) {
    if (store.organizationId === organizationId)
      world.eventDataStores.set(store.arn, { ...store, organizationId: undefined });
  }
}
