/** UpdateDetector: on or off, and how often findings are published. GuardDuty API Reference, UpdateDetector. */
import type { UpdateDetectorRequest, UpdateDetectorResponse } from "@aws-sdk/client-guardduty";
import { decideUpdateDetector } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { notEmulatedIn } from "../not-emulated.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const updateDetector = defineOperation<UpdateDetectorRequest, UpdateDetectorResponse>({
  name: "UpdateDetector",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "UpdateDetector", DetectorId),
  decide(context, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const { DetectorId = "", Enable, FindingPublishingFrequency: frequency } = input;
    const settings = {
      ...(Enable !== undefined && { isEnabled: Enable }),
      ...(frequency !== undefined && { frequency }),
    };
    return decideUpdateDetector(
      context.world,
      { place: placeOf(context), detectorId: DetectorId, settings },
      context.now,
    );
  },
  respond: () => ({}),
});
