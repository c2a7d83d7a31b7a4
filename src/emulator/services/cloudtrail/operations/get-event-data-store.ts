/** GetEventDataStore: the settings of one event data store. CloudTrail API Reference, GetEventDataStore. */
import type { GetEventDataStoreRequest, GetEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { defineOperation } from "../refusal.ts";
import { decideOnStore, describeWhole, knownStore, onStore } from "../stores.ts";

export const getEventDataStore = defineOperation<GetEventDataStoreRequest, GetEventDataStoreResponse>({
  name: "GetEventDataStore",
  readOnly: true,
  permissions: (context, { EventDataStore }) => onStore(context, "GetEventDataStore", EventDataStore),
  decide: (context, { EventDataStore }) => decideOnStore(context, EventDataStore),
  respond: (context, { EventDataStore }) => describeWhole(knownStore(context, EventDataStore), context.now),
});
