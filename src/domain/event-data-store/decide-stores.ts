/** New event data stores, and other settings of those that are there. CloudTrail API Reference: CreateEventDataStore, UpdateEventDataStore. */
import { type AccountId, accept, type Identifiers, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { type EventSelection, selectionProblem } from "../logging/event-selection.ts";
import type { TrailAsker } from "../logging/find-trail.ts";
import { asTrailFounder, asTrailKeeper, TRAIL_ROLE, trailRole } from "../logging/organization-trails.ts";
import type { LoggingRefusal } from "../logging/refusals.ts";
import { tagsProblem } from "../logging/trail-tags.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import type { World } from "../world.ts";
import { type BillingMode, type EventDataStore, eventDataStoreArn, storeStatusAt } from "./event-data-store.ts";
import { findStore } from "./find-store.ts";
import type { EventDataStoreRefusal } from "./refusals.ts";

export type StoreDecision = Result<readonly DomainEvent[], EventDataStoreRefusal | LoggingRefusal>;
type StoreBirth = Readonly<{ now: Instant; ids: Pick<Identifiers, "principal" | "uuid"> }>;

export type NewEventDataStore = Pick<
  EventDataStore,
  "name" | "isMultiRegion" | "isTerminationProtected" | "billingMode" | "selection" | "isIngesting"
> &
  Readonly<{
    isOrganization: boolean;
    retentionDays: number | undefined;
    tags: readonly (readonly [key: string, value: string])[];
  }>;

/** What is left out stays as it is. */
export type EventDataStoreSettings = Readonly<
  Partial<
    Pick<
      EventDataStore,
      "name" | "isMultiRegion" | "isTerminationProtected" | "billingMode" | "selection" | "retentionDays"
    > & { isOrganization: boolean }
  >
>;

/** CloudTrail quotas: event data stores of an account in a Region; that those waiting for their end count too is inferred. */
const MAX_STORES = 10;
/** CloudTrail API Reference, CreateEventDataStore: "up to five advanced event selectors". */
const MAX_SELECTORS = 5;

/** CloudTrail API Reference, CreateEventDataStore, BillingMode and RetentionPeriod, in days. */
const RETENTION: Readonly<Record<BillingMode, Readonly<{ usual: number; most: number }>>> = {
  EXTENDABLE_RETENTION_PRICING: { usual: 366, most: 3_653 },
  FIXED_RETENTION_PRICING: { usual: 2_557, most: 2_557 },
};

export function decideCreateStore(
  world: World,
  { asker, store: wanted }: Readonly<{ asker: TrailAsker; store: NewEventDataStore }>,
  birth: StoreBirth,
): StoreDecision {
  const { isOrganization, tags, retentionDays, ...settings } = wanted;
  const badTags = tagsProblem(tags);
  if (badTags !== undefined) return refuse(badTags.kind === "TooManyTags" ? { kind: "StoreTags" } : badTags);
  const founder = isOrganization ? asTrailFounder(world, asker.accountId) : undefined;
  if (founder?.ok === false) return founder;
  const organization = founder?.value;
  const accountId = organization?.managementAccountId ?? asker.accountId;
  const id = birth.ids.uuid();
  const place = { id, accountId, region: asker.region };
  const store: EventDataStore = {
    ...settings,
    ...place,
    arn: eventDataStoreArn(place),
    organizationId: organization?.id,
    retentionDays: retentionDays ?? RETENTION[settings.billingMode].usual,
    tags: new Map(tags),
    createdAt: birth.now,
    updatedAt: birth.now,
    deletedAt: undefined,
  };
  const faulty = nameProblem(world, store, birth.now) ?? settingsProblem(store);
  if (faulty !== undefined) return refuse(faulty);
  const beside = siblings(world, store, birth.now).length;
  if (beside >= MAX_STORES) {
    return refuse({ kind: "TooManyStores", accountId, region: asker.region, limit: MAX_STORES });
  }
  const role = organization === undefined ? accept([]) : managementRole(world, organization, { asker, birth });
  return role.ok ? accept([{ kind: "EventDataStoreChanged", store }, ...role.value]) : role;
}

type Change = Readonly<{ asker: TrailAsker; reference: string; settings: EventDataStoreSettings }>;

export function decideUpdateStore(
  world: World,
  { asker, reference, settings }: Change,
  birth: StoreBirth,
): StoreDecision {
  const found = findStore(world, asker, { reference, now: birth.now });
  if (!found.ok) return found;
  const before = found.value;
  if (before.deletedAt !== undefined) return refuse({ kind: "StoreInactive", arn: before.arn });
  const { isOrganization, ...changes } = settings;
  const belongs = belongingAfter(world, { asker, store: before, isOrganization });
  if (!belongs.ok) return belongs;
  const organizationId = belongs.value?.id;
  const store: EventDataStore = { ...before, ...changes, organizationId, updatedAt: birth.now };
  if (before.billingMode === "EXTENDABLE_RETENTION_PRICING" && store.billingMode !== before.billingMode) {
    return refuse({
      kind: "StoreParameter",
      problem: "The billing mode cannot be changed to FIXED_RETENTION_PRICING.",
    });
  }
  const renamed = store.name === before.name ? undefined : nameProblem(world, store, birth.now);
  const faulty = renamed ?? settingsProblem(store);
  if (faulty !== undefined) return refuse(faulty);
  const isNewly = before.organizationId === undefined && belongs.value !== undefined;
  const role = isNewly ? managementRole(world, belongs.value, { asker, birth }) : accept([]);
  return role.ok ? accept([{ kind: "EventDataStoreChanged", store }, ...role.value]) : role;
}

type Belonging = Readonly<{ asker: TrailAsker; store: EventDataStore; isOrganization: boolean | undefined }>;

/** "Only the management account for the organization can convert": UpdateEventDataStore, OrganizationEnabled. */
function belongingAfter(
  world: World,
  { asker, store, isOrganization }: Belonging,
): Result<Organization | undefined, LoggingRefusal> {
  const before = world.organizations.get(store.organizationId ?? "");
  if (isOrganization === undefined || isOrganization === (before !== undefined)) return accept(before);
  const converting = isOrganization ? asTrailFounder(world, asker.accountId) : asTrailKeeper(world, asker.accountId);
  if (!converting.ok) return converting;
  if (!isManagementAccount(converting.value, asker.accountId)) return refuse({ kind: "NotOrganizationManagement" });
  return accept(isOrganization ? converting.value : undefined);
}

const siblings = (world: World, { accountId, region }: EventDataStore, now: Instant): readonly EventDataStore[] =>
  [...world.eventDataStores.values()].filter(
    (each) => each.accountId === accountId && each.region === region && storeStatusAt(each, now) !== undefined,
  );

/** A store that waits for its end keeps its name: inferred. */
function nameProblem(world: World, store: EventDataStore, now: Instant): EventDataStoreRefusal | undefined {
  const isTaken = siblings(world, store, now).some(({ name, id }) => name === store.name && id !== store.id);
  return isTaken ? { kind: "StoreExists", name: store.name } : undefined;
}

function settingsProblem(store: EventDataStore): EventDataStoreRefusal | LoggingRefusal | undefined {
  const { most } = RETENTION[store.billingMode];
  if (store.retentionDays > most) {
    const problem = `With ${store.billingMode} the retention period can be at most ${most} days.`;
    return { kind: "StoreParameter", problem };
  }
  const problem = tooManySelectors(store.selection) ?? selectionProblem(store.selection);
  return problem === undefined ? undefined : { kind: "InvalidEventSelectors", problem };
}

const tooManySelectors = ({ selectors }: EventSelection): string | undefined =>
  selectors.length > MAX_SELECTORS
    ? `An event data store can have at most ${MAX_SELECTORS} advanced event selectors.`
    : undefined;

type Founding = Readonly<{ asker: TrailAsker; birth: StoreBirth }>;

/**
 * The service-linked role in the management account: made with its first store, and needed by delegated administrators. CloudTrail
 * API Reference: NoManagementAccountSLRExistsException. That members need none for a store is inferred.
 */
function managementRole(
  world: World,
  { managementAccountId }: Organization,
  { asker, birth }: Founding,
): Result<readonly DomainEvent[], EventDataStoreRefusal> {
  if (hasRole(world, managementAccountId)) return accept([]);
  if (asker.accountId !== managementAccountId) return refuse({ kind: "ManagementRoleMissing" });
  return accept([trailRole(managementAccountId, birth)]);
}

const hasRole = (world: World, accountId: AccountId): boolean =>
  world.identities.get(accountId)?.roles.has(TRAIL_ROLE) === true;
