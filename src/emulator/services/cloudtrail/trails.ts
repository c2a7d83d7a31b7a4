/** Who asks, what the asking needs, and trails as the API shows them. CloudTrail API Reference: Trail; Service Authorization Reference, "AWS CloudTrail". */
import type { Trail as ShownTrail } from "@aws-sdk/client-cloudtrail";
import {
  type AskBucket,
  LOG_ALL_MANAGEMENT_EVENTS,
  type Trail,
  type TrailAsker,
  type TrailMoment,
  trailArn,
} from "../../../domain/index.ts";
import { tryBucket } from "../../log-files/bucket-access.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

export const askerOf = ({ caller, request }: OperationContext): TrailAsker => ({
  accountId: caller.accountId,
  region: request.region,
});

export function momentOf({ world, now, ids, assumptions }: OperationContext): TrailMoment {
  const askBucket: AskBucket = (trail) => tryBucket({ world, trail, now, assumptions: assumptions.values });
  return { now, ids, askBucket };
}

/** The action on the trail that the request names; a name means a trail of the caller's own. */
export function onTrail(context: OperationContext, action: string, reference: string = ""): RequiredPermission[] {
  const { accountId, region: homeRegion } = askerOf(context);
  const resource = reference.startsWith("arn:") ? reference : trailArn({ accountId, homeRegion, name: reference });
  return [{ action: `cloudtrail:${action}`, resource }];
}

/** What CreateTrail and UpdateTrail answer. */
export const describeSettings = (trail: Trail) => ({
  Name: trail.name,
  S3BucketName: trail.bucketName,
  ...(trail.keyPrefix === undefined ? {} : { S3KeyPrefix: trail.keyPrefix }),
  IncludeGlobalServiceEvents: trail.includesGlobalServices,
  IsMultiRegionTrail: trail.isMultiRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: trail.validatesLogFiles,
  IsOrganizationTrail: trail.organizationId !== undefined,
});

export const describeTrail = (trail: Trail): ShownTrail => ({
  ...describeSettings(trail),
  HomeRegion: trail.homeRegion,
  HasCustomEventSelectors: trail.selection !== LOG_ALL_MANAGEMENT_EVENTS,
  HasInsightSelectors: false,
});
