/** DeleteEventDataStore: the store waits seven days for its end. CloudTrail API Reference, DeleteEventDataStore. */
import type { DeleteEventDataStoreRequest, DeleteEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { decideDeleteStore } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { onStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const deleteEventDataStore = defineOperation<DeleteEventDataStoreRequest, DeleteEventDataStoreResponse>({
  name: "DeleteEventDataStore",
  readOnly: false,
  permissions: (context, { EventDataStore }) => onStore(context, "DeleteEventDataStore", EventDataStore),
  decide: (context, { EventDataStore: reference = "" }) =>
    decideDeleteStore(context.world, { asker: askerOf(context), reference }, context.now),
  respond: () => ({}),
});
