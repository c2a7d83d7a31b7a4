/** UpdateTrail: other settings of a trail, from its home Region. CloudTrail API Reference, UpdateTrail. */
import type { UpdateTrailRequest, UpdateTrailResponse } from "@aws-sdk/client-cloudtrail";
import { decideUpdateTrail, type TrailSettings } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { dependencies } from "../dependencies.ts";
import { notEmulatedIn } from "../not-emulated.ts";
import { defineOperation } from "../refusal.ts";
import { askerOf, describeSettings, momentOf, onTrail, passingRole, wantedLogGroup } from "../trails.ts";

export const updateTrail = defineOperation<UpdateTrailRequest, UpdateTrailResponse>({
  name: "UpdateTrail",
  readOnly: false,
  permissions: (context, { Name, IsOrganizationTrail, ...settings }) => [
    ...onTrail(context, "UpdateTrail", Name),
    ...(IsOrganizationTrail === true ? dependencies(context) : []),
    ...passingRole(settings),
  ],
  decide(context, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const change = { asker: askerOf(context), reference: input.Name ?? "", settings: settingsFrom(input) };
    return decideUpdateTrail(context.world, change, momentOf(context));
  },
  respond(_context, _input, [event]) {
    invariant(event?.kind === "TrailChanged", "a trail that is updated is told of first");
    return describeSettings(event.trail);
  },
});

const settingsFrom = (input: UpdateTrailRequest): TrailSettings => ({
  ...(input.S3BucketName === undefined ? {} : { bucketName: input.S3BucketName }),
  ...(input.S3KeyPrefix === undefined ? {} : { keyPrefix: input.S3KeyPrefix === "" ? undefined : input.S3KeyPrefix }),
  ...(input.IsMultiRegionTrail === undefined ? {} : { isMultiRegion: input.IsMultiRegionTrail }),
  ...(input.IncludeGlobalServiceEvents === undefined
    ? {}
    : { includesGlobalServices: input.IncludeGlobalServiceEvents }),
  ...(input.EnableLogFileValidation === undefined ? {} : { validatesLogFiles: input.EnableLogFileValidation }),
  ...(input.IsOrganizationTrail === undefined ? {} : { isOrganizationTrail: input.IsOrganizationTrail }),
  logGroup: wantedLogGroup(input),
});
