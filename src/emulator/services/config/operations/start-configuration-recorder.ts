/** StartConfigurationRecorder: an account records again, or for the first time. AWS Config API Reference, StartConfigurationRecorder. */
import type { StartConfigurationRecorderRequest } from "@aws-sdk/client-config-service";
import { decideRecording } from "../../../../domain/index.ts";
import { onRecorder, placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const startConfigurationRecorder = defineOperation<StartConfigurationRecorderRequest, object>({
  name: "StartConfigurationRecorder",
  readOnly: false,
  permissions: (context, { ConfigurationRecorderName }) =>
    onRecorder(context, "StartConfigurationRecorder", ConfigurationRecorderName),
  decide: (context, { ConfigurationRecorderName: name = "" }) =>
    decideRecording(context.world, { ...placeOf(context), name, on: true }, context.now),
  respond: () => ({}),
});
