/** CreateSampleFindings: findings that are marked as samples. GuardDuty API Reference, CreateSampleFindings. */
import type { CreateSampleFindingsRequest, CreateSampleFindingsResponse } from "@aws-sdk/client-guardduty";
import { decideSampleFindings } from "../../../../domain/index.ts";
import { placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const createSampleFindings = defineOperation<CreateSampleFindingsRequest, CreateSampleFindingsResponse>({
  name: "CreateSampleFindings",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "CreateSampleFindings", DetectorId),
  decide: (context, { DetectorId = "", FindingTypes = [] }) =>
    decideSampleFindings(
      context.world,
      { place: placeOf(context), detectorId: DetectorId, types: FindingTypes },
      context.now,
    ),
  respond: () => ({}),
});
