/** CreateDetector: GuardDuty is on in the account and Region. GuardDuty API Reference, CreateDetector. */
import type { CreateDetectorRequest, CreateDetectorResponse } from "@aws-sdk/client-guardduty";
import { decideCreateDetector, detectorAt } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { notEmulatedIn } from "../not-emulated.ts";
import { defineOperation } from "../refusals.ts";

export const createDetector = defineOperation<CreateDetectorRequest, CreateDetectorResponse>({
  name: "CreateDetector",
  readOnly: false,
  decide(context, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const { Enable, FindingPublishingFrequency: frequency } = input;
    return decideCreateDetector(context.world, placeOf(context), {
      isEnabled: Enable === true,
      ...(frequency !== undefined && { frequency }),
      now: context.now,
    });
  },
  respond(context) {
    const id = detectorAt(context.world, placeOf(context))?.id;
    return id === undefined ? {} : { DetectorId: id };
  },
});
