/** GetDetector: the caller's own detector. GuardDuty API Reference, GetDetector. */
import type { GetDetectorRequest, GetDetectorResponse } from "@aws-sdk/client-guardduty";
import { detectorAt, ownDetector } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { describeDetector, placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getDetector = defineOperation<GetDetectorRequest, GetDetectorResponse>({
  name: "GetDetector",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "GetDetector", DetectorId),
  decide(context, { DetectorId }) {
    const detector = ownDetector(context.world, placeOf(context), DetectorId);
    return detector.ok ? accept([]) : detector;
  },
  respond(context) {
    const detector = detectorAt(context.world, placeOf(context));
    invariant(detector !== undefined, "the detector was found before");
    return describeDetector(detector);
  },
});
