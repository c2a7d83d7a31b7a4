/** Event data stores by ARN or id, and who sees them. CloudTrail User Guide: "Understanding organization event data stores". */
import { type AccountId, accept, addMs, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { TrailAsker } from "../logging/find-trail.ts";
import { asTrailKeeper } from "../logging/organization-trails.ts";
import type { World } from "../world.ts";
import {
  type EventDataQuery,
  type EventDataStore,
  eventDataStoreArn,
  QUERIES_KEPT_MS,
  storeStatusAt,
} from "./event-data-store.ts";
import type { EventDataStoreRefusal } from "./refusals.ts";

const ARN = /^arn:aws:cloudtrail:([a-z0-9-]{1,32}):(\d{12}):eventdatastore\/([0-9a-fA-F-]{1,64})$/;
const ID = /^[0-9a-fA-F-]{1,64}$/;

/** Own stores, and those of the organization for its management account and CloudTrail's delegated administrators; members see none. */
function canSeeStore(world: World, accountId: AccountId, store: EventDataStore): boolean {
  if (store.accountId === accountId) return true;
  if (store.organizationId === undefined) return false;
  const keeper = asTrailKeeper(world, accountId);
  return keeper.ok && keeper.value.id === store.organizationId;
}

/** Every store that the account sees in this Region, in the order in which they were created; those that wait for their end too. */
export const visibleStores = (
  world: World,
  { accountId, region }: TrailAsker,
  now: Instant,
): readonly EventDataStore[] =>
  [...world.eventDataStores.values()].filter(
    (store) =>
      store.region === region && storeStatusAt(store, now) !== undefined && canSeeStore(world, accountId, store),
  );

/**
 * By ARN, or by the id at its end. That an ARN of another account is "not valid", in the words of the error's page, and that one
 * of another Region is not found, is inferred.
 */
export function findStore(
  world: World,
  asker: TrailAsker,
  { reference, now }: Readonly<{ reference: string; now: Instant }>,
): Result<EventDataStore, EventDataStoreRefusal> {
  const [, , ownerId, id = reference] = ARN.exec(reference) ?? [];
  if (ownerId === undefined && !ID.test(reference)) return refuse({ kind: "StoreArnInvalid", reference });
  const found = visibleStores(world, asker, now).find(
    (store) => store.id === id && (ownerId === undefined || store.arn === reference),
  );
  if (found !== undefined) return accept(found);
  const isForeign = ownerId !== undefined && ownerId !== asker.accountId;
  return refuse(isForeign ? { kind: "StoreArnInvalid", reference } : { kind: "StoreNotFound", reference });
}

/** What permissions are asked on: the ARN itself, or that of a store that is found, or one that would be the asker's own. */
export function storeArnMeant(world: World, asker: TrailAsker, reference: string): string {
  if (reference.startsWith("arn:")) return reference;
  const known = [...world.eventDataStores.values()].find(
    (store) => store.id === reference && store.region === asker.region && canSeeStore(world, asker.accountId, store),
  );
  return known?.arn ?? eventDataStoreArn({ ...asker, id: reference });
}

export type FoundQuery = Readonly<{ query: EventDataQuery; store: EventDataStore }>;

/** A query of the past seven days on a store that the asker sees; a store that waits for its end answers nothing. */
export function findQuery(
  world: World,
  asker: TrailAsker,
  { id, now }: Readonly<{ id: string; now: Instant }>,
): Result<FoundQuery, EventDataStoreRefusal> {
  const query = world.eventDataQueries.get(id);
  const store = world.eventDataStores.get(query?.storeArn ?? "");
  if (query === undefined || store === undefined || store.region !== asker.region) {
    return refuse({ kind: "QueryNotFound", id });
  }
  if (!canSeeStore(world, asker.accountId, store) || now > addMs(query.endsAt, QUERIES_KEPT_MS)) {
    return refuse({ kind: "QueryNotFound", id });
  }
  return store.deletedAt === undefined ? accept({ query, store }) : refuse({ kind: "StoreInactive", arn: store.arn });
}
