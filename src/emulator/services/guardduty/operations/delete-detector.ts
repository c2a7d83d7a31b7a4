/** DeleteDetector: GuardDuty is off, and its findings are gone. GuardDuty API Reference, DeleteDetector. */
import type { DeleteDetectorRequest, DeleteDetectorResponse } from "@aws-sdk/client-guardduty";
import { decideDeleteDetector } from "../../../../domain/index.ts";
import { placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteDetector = defineOperation<DeleteDetectorRequest, DeleteDetectorResponse>({
  name: "DeleteDetector",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "DeleteDetector", DetectorId),
  decide: (context, { DetectorId = "" }) =>
    decideDeleteDetector(context.world, { place: placeOf(context), detectorId: DetectorId }),
  respond: () => ({}),
});
