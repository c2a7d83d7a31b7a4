/** Event data stores of the file, with the role that a management account needs for those of its organization. */
import { ALL_MANAGEMENT_EVENTS, eventDataStoreArn, TRAIL_ROLE, trailRole } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { EventDataStoreEntry } from "../event-data-store-entry.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;

export function buildEventDataStores(building: Building, named: Named): void {
  for (const entry of building.file.eventDataStores.values()) buildStore(building, entry, named(entry.account.text));
}

function buildStore(building: Building, entry: EventDataStoreEntry, accountId: AccountId): void {
  const { world, ids } = building;
  const createdAt = instantOf(building, entry.since);
  const organizationId = entry.organization ? world.accounts.get(accountId)?.membership?.organizationId : undefined;
  const place = { id: entry.id ?? ids.uuid(), accountId, region: entry.region };
  const store = {
    ...place,
    arn: eventDataStoreArn(place),
    name: entry.name,
    organizationId,
    isMultiRegion: entry.multiRegion,
    retentionDays: entry.retentionDays,
    isTerminationProtected: entry.terminationProtection,
    billingMode: "EXTENDABLE_RETENTION_PRICING",
    selection: ALL_MANAGEMENT_EVENTS,
    tags: entry.tags,
    isIngesting: entry.ingestion,
    createdAt,
    updatedAt: createdAt,
    deletedAt: undefined,
  } as const;
  building.record({ kind: "EventDataStoreChanged", store });
  const hasRole = world.identities.get(accountId)?.roles.has(TRAIL_ROLE) === true;
  if (organizationId !== undefined && !hasRole) building.record(trailRole(accountId, { now: createdAt, ids }));
}
