/** CreateEventDataStore: a collection of events of the account or of its organization. CloudTrail API Reference, CreateEventDataStore. */
import type { CreateEventDataStoreRequest, CreateEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { ALL_MANAGEMENT_EVENTS, decideCreateStore } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { dependencies } from "../dependencies.ts";
import { defineOperation } from "../refusal.ts";
import { describeWithBilling, ownedBy, storeSelection } from "../stores.ts";
import { pairsOf } from "../tag-pairs.ts";
import { askerOf } from "../trails.ts";

export const createEventDataStore = defineOperation<CreateEventDataStoreRequest, CreateEventDataStoreResponse>({
  name: "CreateEventDataStore",
  readOnly: false,
  permissions: (context, { OrganizationEnabled, TagsList = [] }) => [
    { action: "cloudtrail:CreateEventDataStore", resource: ownedBy(context) },
    ...(TagsList.length > 0 ? [{ action: "cloudtrail:AddTags", resource: ownedBy(context) }] : []),
    ...(OrganizationEnabled === true ? dependencies(context) : []),
  ],
  decide(context, input) {
    if (input.KmsKeyId) return refuse({ kind: "NotEmulated", what: "the KmsKeyId of an event data store" });
    const selection = storeSelection(input, ALL_MANAGEMENT_EVENTS);
    if (!selection.ok) return selection;
    const store = {
      name: input.Name ?? "",
      isMultiRegion: input.MultiRegionEnabled ?? true,
      isOrganization: input.OrganizationEnabled ?? false,
      retentionDays: input.RetentionPeriod,
      isTerminationProtected: input.TerminationProtectionEnabled ?? true,
      isIngesting: input.StartIngestion ?? true,
      billingMode: input.BillingMode ?? "EXTENDABLE_RETENTION_PRICING",
      selection: selection.value,
      tags: pairsOf(input.TagsList),
    };
    return decideCreateStore(context.world, { asker: askerOf(context), store }, context);
  },
  respond({ now }, { TagsList = [] }, [event]) {
    invariant(event?.kind === "EventDataStoreChanged", "a store that is created is told of first");
    return { ...describeWithBilling(event.store, now), ...(TagsList.length > 0 ? { TagsList } : {}) };
  },
});
