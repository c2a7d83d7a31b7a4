/**
 * Event data stores as the file writes them. The format has no words for other event selectors than the default ones, for the other
 * billing mode, for one that waits for its end, for queries, and for what is in a store.
 */
import type { EventDataStore, World } from "../../domain/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import { type JsonObject, present, tagsOf } from "./omit.ts";

/** By name, or by ARN where a name comes twice. */
export function describeEventDataStores(world: World): JsonObject {
  const stores = [...world.eventDataStores.values()].filter(({ deletedAt }) => deletedAt === undefined);
  const names = stores.map(({ name }) => name);
  return Object.fromEntries(
    stores.map((store) => {
      const isNamesake = names.indexOf(store.name) !== names.lastIndexOf(store.name);
      return [isNamesake ? store.arn : store.name, describeStore(store, isNamesake)];
    }),
  );
}

const describeStore = (store: EventDataStore, isNamesake: boolean): JsonObject =>
  present({
    account: store.accountId,
    name: isNamesake ? store.name : undefined,
    id: store.id,
    organization: store.organizationId === undefined ? undefined : true,
    region: store.region === "us-east-1" ? undefined : store.region,
    multiRegion: store.isMultiRegion ? undefined : false,
    retentionDays: store.retentionDays === 366 ? undefined : store.retentionDays,
    terminationProtection: store.isTerminationProtected ? undefined : false,
    ingestion: store.isIngesting ? undefined : false,
    since: formatInstantMs(store.createdAt),
    tags: tagsOf(store.tags),
  });
