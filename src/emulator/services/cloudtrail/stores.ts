/** Event data stores as the API shows them, and what asking about them needs. CloudTrail API Reference: EventDataStore; Service Authorization Reference, "AWS CloudTrail". */
import type { CreateEventDataStoreRequest, GetEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import {
  type EventDataStore,
  type EventSelection,
  eventDataStoreArn,
  findStore,
  storeArnMeant,
  storeStatusAt,
} from "../../../domain/index.ts";
import { accept, type Instant, invariant, type Result } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { CloudTrailRefusal } from "./refusal.ts";
import { describeSelection, selectionFrom } from "./selectors.ts";
import { askerOf } from "./trails.ts";

/** The action on the store that the request names, by ARN or id; one that is not known yet has any id. */
export function onStore(context: OperationContext, action: string, reference: string = "*"): RequiredPermission[] {
  return [{ action: `cloudtrail:${action}`, resource: storeArnMeant(context.world, askerOf(context), reference) }];
}

export const ownedBy = (context: OperationContext): string => eventDataStoreArn({ ...askerOf(context), id: "*" });

export function decideOnStore(context: OperationContext, reference = ""): Result<readonly [], CloudTrailRefusal> {
  const found = findStore(context.world, askerOf(context), { reference, now: context.now });
  return found.ok ? accept([]) : found;
}

/** A store that `decide` has already found. */
export function knownStore(context: OperationContext, reference = ""): EventDataStore {
  const found = findStore(context.world, askerOf(context), { reference, now: context.now });
  invariant(found.ok, "the event data store was there when it was decided");
  return found.value;
}

/** The selectors that a request gives, or `before`. */
export function storeSelection(
  { AdvancedEventSelectors }: Pick<CreateEventDataStoreRequest, "AdvancedEventSelectors">,
  before: EventSelection,
): Result<EventSelection, CloudTrailRefusal> {
  if (AdvancedEventSelectors === undefined) return accept(before);
  return selectionFrom({ TrailName: undefined, AdvancedEventSelectors });
}

/** What ListEventDataStores shows of each. */
export const describeStore = (store: EventDataStore, now: Instant) => ({
  EventDataStoreArn: store.arn,
  Name: store.name,
  TerminationProtectionEnabled: store.isTerminationProtected,
  Status: storeStatusAt(store, now) ?? "PENDING_DELETION",
  ...describeSelection(store.selection),
  MultiRegionEnabled: store.isMultiRegion,
  OrganizationEnabled: store.organizationId !== undefined,
  RetentionPeriod: store.retentionDays,
  CreatedTimestamp: new Date(store.createdAt),
  UpdatedTimestamp: new Date(store.updatedAt),
});

/** What one that is created, changed or restored is answered with. */
export const describeWithBilling = (store: EventDataStore, now: Instant) => ({
  ...describeStore(store, now),
  BillingMode: store.billingMode,
});

/** Nobody federates a store here. */
export const describeWhole = (store: EventDataStore, now: Instant): GetEventDataStoreResponse => ({
  ...describeWithBilling(store, now),
  FederationStatus: "DISABLED",
});
