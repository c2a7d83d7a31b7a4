/** Why the domain says no in matters of event data stores and queries on them. The wire names these, not here. */
import type { EventDataQueryStatus, EventDataStoreStatus } from "./event-data-store.ts";

export type EventDataStoreRefusal =
  | Readonly<{ kind: "StoreNotFound"; reference: string }>
  | Readonly<{ kind: "StoreArnInvalid"; reference: string }>
  | Readonly<{ kind: "StoreExists"; name: string }>
  | Readonly<{ kind: "TooManyStores"; accountId: string; region: string; limit: number }>
  | Readonly<{ kind: "StoreInactive"; arn: string }>
  | Readonly<{ kind: "StoreStatusInvalid"; arn: string; status: EventDataStoreStatus }>
  | Readonly<{ kind: "StoreProtected"; arn: string }>
  | Readonly<{ kind: "StoreParameter"; problem: string }>
  | Readonly<{ kind: "StoreTags" }>
  | Readonly<{ kind: "ManagementRoleMissing" }>
  | Readonly<{ kind: "QueryNotFound"; id: string }>
  | Readonly<{ kind: "QueryInactive"; id: string; status: EventDataQueryStatus }>
  | Readonly<{ kind: "TooManyQueries" }>;
