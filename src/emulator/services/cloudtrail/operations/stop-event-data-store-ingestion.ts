/** StopEventDataStoreIngestion: no events go into the store until it is started again. CloudTrail API Reference, StopEventDataStoreIngestion. */
import type {
  StopEventDataStoreIngestionRequest,
  StopEventDataStoreIngestionResponse,
} from "@aws-sdk/client-cloudtrail";
import { decideIngestion } from "../../../../domain/index.ts";
import { defineOperation } from "../refusal.ts";
import { onStore } from "../stores.ts";
import { askerOf } from "../trails.ts";

export const stopEventDataStoreIngestion = defineOperation<
  StopEventDataStoreIngestionRequest,
  StopEventDataStoreIngestionResponse
>({
  name: "StopEventDataStoreIngestion",
  readOnly: false,
  permissions: (context, { EventDataStore }) => onStore(context, "StopEventDataStoreIngestion", EventDataStore),
  decide: (context, { EventDataStore: reference = "" }) =>
    decideIngestion(context.world, { asker: askerOf(context), reference, on: false }, context.now),
  respond: () => ({}),
});
