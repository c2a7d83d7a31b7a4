/** Who asks, what the asking needs, and trails as the API shows them. CloudTrail API Reference: Trail; Service Authorization Reference, "AWS CloudTrail". */
import type { CreateTrailRequest, Trail as ShownTrail } from "@aws-sdk/client-cloudtrail";
import {
  type AskBucket,
  type AskLogGroup,
  LOG_ALL_MANAGEMENT_EVENTS,
  type Trail,
  type TrailAsker,
  type TrailMoment,
  trailArn,
  type WantedLogGroup,
} from "../../../domain/index.ts";
import { tryBucket } from "../../log-files/bucket-access.ts";
import { tryLogGroup } from "../../log-files/log-group-access.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

export const askerOf = ({ caller, request }: OperationContext): TrailAsker => ({
  accountId: caller.accountId,
  region: request.region,
});

export function momentOf({ world, now, ids, assumptions }: OperationContext): TrailMoment {
  const askBucket: AskBucket = (trail) => tryBucket({ world, trail, now, assumptions: assumptions.values });
  const askLogGroup: AskLogGroup = (trail) => tryLogGroup({ world, trail, now, assumptions: assumptions.values });
  return { now, ids, askBucket, askLogGroup };
}

/** The action on the trail that the request names; a name means a trail of the caller's own. */
export function onTrail(context: OperationContext, action: string, reference: string = ""): RequiredPermission[] {
  const { accountId, region: homeRegion } = askerOf(context);
  const resource = reference.startsWith("arn:") ? reference : trailArn({ accountId, homeRegion, name: reference });
  return [{ action: `cloudtrail:${action}`, resource }];
}

type LogGroupAsked = Pick<CreateTrailRequest, "CloudWatchLogsLogGroupArn" | "CloudWatchLogsRoleArn">;

export const wantedLogGroup = (asked: LogGroupAsked): WantedLogGroup => ({
  groupArn: asked.CloudWatchLogsLogGroupArn,
  roleArn: asked.CloudWatchLogsRoleArn,
});

/** Whoever gives CloudTrail a role may pass it. Service Authorization Reference: CreateTrail, dependent actions. */
export const passingRole = ({ CloudWatchLogsRoleArn: resource }: LogGroupAsked): readonly RequiredPermission[] =>
  resource
    ? [{ action: "iam:PassRole", resource, context: { "iam:passedtoservice": "cloudtrail.amazonaws.com" } }]
    : [];

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
  ...(trail.logGroup === undefined
    ? {}
    : {
        CloudWatchLogsLogGroupArn: `${trail.logGroup.groupArn}:*`,
        CloudWatchLogsRoleArn: trail.logGroup.roleArn,
      }),
});

export const describeTrail = (trail: Trail): ShownTrail => ({
  ...describeSettings(trail),
  HomeRegion: trail.homeRegion,
  HasCustomEventSelectors: trail.selection !== LOG_ALL_MANAGEMENT_EVENTS,
  HasInsightSelectors: false,
});
