/** CreateTrail: a trail of the account or of its organization; it logs from StartLogging on. CloudTrail API Reference, CreateTrail. */
import type { CreateTrailRequest, CreateTrailResponse } from "@aws-sdk/client-cloudtrail";
import { decideCreateTrail, type NewTrail } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { dependencies } from "../dependencies.ts";
import { notEmulatedIn } from "../not-emulated.ts";
import { defineOperation } from "../refusal.ts";
import { pairsOf } from "../tag-pairs.ts";
import { askerOf, describeSettings, momentOf, onTrail, passingRole, wantedLogGroup } from "../trails.ts";

export const createTrail = defineOperation<CreateTrailRequest, CreateTrailResponse>({
  name: "CreateTrail",
  readOnly: false,
  permissions: (context, { Name, TagsList = [], IsOrganizationTrail, ...settings }) => [
    ...onTrail(context, "CreateTrail", Name),
    ...(TagsList.length > 0 ? onTrail(context, "AddTags", Name) : []),
    ...(IsOrganizationTrail === true ? dependencies(context) : []),
    ...passingRole(settings),
  ],
  decide(context, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    return decideCreateTrail(context.world, { asker: askerOf(context), trail: trailFrom(input) }, momentOf(context));
  },
  respond(_context, _input, [event]) {
    invariant(event?.kind === "TrailChanged", "a trail that is created is told of first");
    return describeSettings(event.trail);
  },
});

const trailFrom = (input: CreateTrailRequest): NewTrail => ({
  name: input.Name ?? "",
  bucketName: input.S3BucketName ?? "",
  keyPrefix: input.S3KeyPrefix === "" ? undefined : input.S3KeyPrefix,
  isMultiRegion: input.IsMultiRegionTrail ?? false,
  includesGlobalServices: input.IncludeGlobalServiceEvents ?? true,
  validatesLogFiles: input.EnableLogFileValidation ?? false,
  isOrganizationTrail: input.IsOrganizationTrail ?? false,
  tags: pairsOf(input.TagsList),
  logGroup: wantedLogGroup(input),
});
