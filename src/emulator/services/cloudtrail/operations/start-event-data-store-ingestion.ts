/** StartEventDataStoreIngestion: events go into the store from now on. CloudTrail API Reference, StartEventDataStoreIngestion. */
import type {
  StartEventDataStoreIngestionRequest,
  StartEventDataStoreIngestionResponse,
} from "@aws-sdk/client-cloudtrail";
import { decideIngestion } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { onStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const startEventDataStoreIngestion = defineOperation<
  StartEventDataStoreIngestionRequest,
  StartEventDataStoreIngestionResponse
>({
  name: "StartEventDataStoreIngestion",
  readOnly: false,
  permissions: (context, { EventDataStore }) => onStore(context, "StartEventDataStoreIngestion", EventDataStore),
  decide: (context, { EventDataStore: reference = "" }) =>
    decideIngestion(context.world, { asker: askerOf(context), reference, on: true }, context.now),
  respond: () => ({}),
});
