/** StopConfigurationRecorder: an account records no more; what was recorded stays. AWS Config API Reference, StopConfigurationRecorder. */
import type { StopConfigurationRecorderRequest } from "@aws-sdk/client-config-service";
import { decideRecording } from "../../../../domain/index.ts";
import { onRecorder, placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const stopConfigurationRecorder = defineOperation<StopConfigurationRecorderRequest, object>({
  name: "StopConfigurationRecorder",
  readOnly: false,
  permissions: (context, { ConfigurationRecorderName }) =>
    onRecorder(context, "StopConfigurationRecorder", ConfigurationRecorderName),
  decide: (context, { ConfigurationRecorderName: name = "" }) =>
    decideRecording(context.world, { ...placeOf(context), name, on: false }, context.now),
  respond: () => ({}),
});
