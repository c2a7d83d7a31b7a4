/** What happens to event data stores and to queries on them. */
import type { EventDataQuery, EventDataStore } from "./event-data-store.ts";

export type EventDataStoreEvent =
  /** The store as it is from now on. */
  | Readonly<{ kind: "EventDataStoreChanged"; store: EventDataStore }>
  /** The query as it is from now on. */
  | Readonly<{ kind: "EventDataQueryChanged"; query: EventDataQuery }>;
