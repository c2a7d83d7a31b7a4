/** The life of an event data store: ingestion, deletion, restoring, tags. CloudTrail API Reference, the actions of the same names. */
import { accept, type Instant, refuse } from "../../kernel/index.ts";
import type { TrailAsker } from "../logging/find-trail.ts";
import { asTrailFounder } from "../logging/organization-trails.ts";
import { tagsProblem } from "../logging/trail-tags.ts";
import type { World } from "../world.ts";
import type { StoreDecision } from "./decide-stores.ts";
import { type EventDataStore, storeStatusAt } from "./event-data-store.ts";
import { findStore } from "./find-store.ts";

/** Who asks about which store, by ARN or id. */
type StoreReference = Readonly<{ asker: TrailAsker; reference: string }>;

const changed = (store: EventDataStore): StoreDecision => accept([{ kind: "EventDataStoreChanged", store }]);

/** It waits seven days for its end, in which it takes nothing and can be restored. */
export function decideDeleteStore(world: World, { asker, reference }: StoreReference, now: Instant): StoreDecision {
  const found = findStore(world, asker, { reference, now });
  if (!found.ok) return found;
  const { arn, deletedAt, isTerminationProtected } = found.value;
  if (deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn });
  if (isTerminationProtected) return refuse({ kind: "StoreProtected", arn });
  return changed({ ...found.value, deletedAt: now, updatedAt: now });
}

/** An organization's store needs what a new one needs. */
export function decideRestoreStore(world: World, { asker, reference }: StoreReference, now: Instant): StoreDecision {
  const found = findStore(world, asker, { reference, now });
  if (!found.ok) return found;
  const status = storeStatusAt(found.value, now);
  const { arn, organizationId } = found.value;
  if (status !== undefined && status !== "PENDING_DELETION") return refuse({ kind: "StoreStatusInvalid", arn, status });
  const founder = organizationId === undefined ? undefined : asTrailFounder(world, asker.accountId);
  if (founder?.ok === false) return founder;
  return changed({ ...found.value, deletedAt: undefined, updatedAt: now });
}

/** Each wants the other's status. StartEventDataStoreIngestion: "must be STOPPED_INGESTION"; StopEventDataStoreIngestion: "must be ENABLED". */
export function decideIngestion(
  world: World,
  { asker, reference, on }: StoreReference & Readonly<{ on: boolean }>,
  now: Instant,
): StoreDecision {
  const found = findStore(world, asker, { reference, now });
  if (!found.ok) return found;
  const status = storeStatusAt(found.value, now);
  if (status !== undefined && status !== (on ? "STOPPED_INGESTION" : "ENABLED")) {
    return refuse({ kind: "StoreStatusInvalid", arn: found.value.arn, status });
  }
  return changed({ ...found.value, isIngesting: on, updatedAt: now });
}

type Pairs = readonly (readonly [key: string, value: string])[];

/** A key that is there already gets the new value. CloudTrail API Reference: AddTags. */
export function decideTagStore(
  world: World,
  { asker, reference, tags }: StoreReference & Readonly<{ tags: Pairs }>,
  now: Instant,
): StoreDecision {
  const found = findStore(world, asker, { reference, now });
  if (!found.ok) return found;
  if (found.value.deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn: found.value.arn });
  const problem = tagsProblem(tags, found.value.tags);
  if (problem !== undefined) return refuse(problem);
  return changed({ ...found.value, tags: new Map([...found.value.tags, ...tags]) });
}

/** A key that is not there is no mistake. CloudTrail API Reference: RemoveTags. */
export function decideUntagStore(
  world: World,
  { asker, reference, keys }: StoreReference & Readonly<{ keys: readonly string[] }>,
  now: Instant,
): StoreDecision {
  const found = findStore(world, asker, { reference, now });
  if (!found.ok) return found;
  if (found.value.deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn: found.value.arn });
  return changed({ ...found.value, tags: new Map([...found.value.tags].filter(([key]) => !keys.includes(key))) });
}
