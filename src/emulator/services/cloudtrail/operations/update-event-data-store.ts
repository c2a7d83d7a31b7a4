/** UpdateEventDataStore: other settings of an event data store. CloudTrail API Reference, UpdateEventDataStore. */
import type { UpdateEventDataStoreRequest, UpdateEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { ALL_MANAGEMENT_EVENTS, decideUpdateStore, type EventDataStoreSettings } from "../../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import { dependencies } from "../dependencies.ts";
import { type CloudTrailRefusal, defineOperation } from "../refusal.ts";
import { describeWhole, onStore, storeSelection } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const updateEventDataStore = defineOperation<UpdateEventDataStoreRequest, UpdateEventDataStoreResponse>({
  name: "UpdateEventDataStore",
  readOnly: false,
  permissions: (context, { EventDataStore, OrganizationEnabled }) => [
    ...onStore(context, "UpdateEventDataStore", EventDataStore),
    ...(OrganizationEnabled === true ? dependencies(context) : []),
  ],
  decide(context, input) {
    if (input.KmsKeyId) return refuse({ kind: "NotEmulated", what: "the KmsKeyId of an event data store" });
    const settings = settingsFrom(input);
    if (!settings.ok) return settings;
    const change = { asker: askerOf(context), reference: input.EventDataStore ?? "", settings: settings.value };
    return decideUpdateStore(context.world, change, context);
  },
  respond({ now }, _input, [event]) {
    invariant(event?.kind === "EventDataStoreChanged", "a store that is updated is told of first");
    return describeWhole(event.store, now);
  },
});

function settingsFrom(input: UpdateEventDataStoreRequest): Result<EventDataStoreSettings, CloudTrailRefusal> {
  const selection = storeSelection(input, ALL_MANAGEMENT_EVENTS);
  if (!selection.ok) return selection;
  return accept({
    ...(input.Name === undefined ? {} : { name: input.Name }),
    ...(input.AdvancedEventSelectors === undefined ? {} : { selection: selection.value }),
    ...(input.MultiRegionEnabled === undefined ? {} : { isMultiRegion: input.MultiRegionEnabled }),
    ...(input.OrganizationEnabled === undefined ? {} : { isOrganization: input.OrganizationEnabled }),
    ...(input.RetentionPeriod === undefined ? {} : { retentionDays: input.RetentionPeriod }),
    ...(input.TerminationProtectionEnabled === undefined
      ? {}
      : { isTerminationProtected: input.TerminationProtectionEnabled }),
    ...(input.BillingMode === undefined ? {} : { billingMode: input.BillingMode }),
  });
}
