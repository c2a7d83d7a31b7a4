/** RestoreEventDataStore: a store that waits for its end goes on. CloudTrail API Reference, RestoreEventDataStore. */
import type { RestoreEventDataStoreRequest, RestoreEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { decideRestoreStore } from "../../../../domain/index.ts";
import { invariant } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusal.ts";
import { describeWithBilling, onStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const restoreEventDataStore = defineOperation<RestoreEventDataStoreRequest, RestoreEventDataStoreResponse>({
  name: "RestoreEventDataStore",
  readOnly: false,
  permissions: (context, { EventDataStore }) => onStore(context, "RestoreEventDataStore", EventDataStore),
  decide: (context, { EventDataStore: reference = "" }) =>
    decideRestoreStore(context.world, { asker: askerOf(context), reference }, context.now),
  respond({ now }, _input, [event]) {
    invariant(event?.kind === "EventDataStoreChanged", "a store that is restored has changed");
    return describeWithBilling(event.store, now);
  },
});
