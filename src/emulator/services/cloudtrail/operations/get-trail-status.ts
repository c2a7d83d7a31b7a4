/** GetTrailStatus: whether a trail logs, and how its delivery went last. CloudTrail API Reference, GetTrailStatus. */
import type { GetTrailStatusRequest, GetTrailStatusResponse } from "@aws-sdk/client-cloudtrail";
import type { Trail } from "../../../../domain/index.ts";
import { formatInstant, type Instant } from "../../../../kernel/index.ts";
import { decideOnTrail, knownTrail } from "../read-trail.ts";
import { defineOperation } from "../refusal.ts";
import { onTrail } from "../trails.ts";

export const getTrailStatus = defineOperation<GetTrailStatusRequest, GetTrailStatusResponse>({
  name: "GetTrailStatus",
  readOnly: true,
  permissions: (context, { Name }) => onTrail(context, "GetTrailStatus", Name),
  decide: (context, { Name }) => decideOnTrail(context, Name),
  respond: (context, { Name }) => describeStatus(knownTrail(context, Name)),
});

function describeStatus({ isLogging, startedAt, stoppedAt, delivery }: Trail): GetTrailStatusResponse {
  const { deliveredAt, attemptedAt, error, digestDeliveredAt, digestError, logsDeliveredAt, logsError } = delivery;
  return {
    IsLogging: isLogging,
    ...(error === undefined ? {} : { LatestDeliveryError: error }),
    ...(deliveredAt === undefined ? {} : { LatestDeliveryTime: new Date(deliveredAt) }),
    ...(startedAt === undefined ? {} : { StartLoggingTime: new Date(startedAt) }),
    ...(stoppedAt === undefined ? {} : { StopLoggingTime: new Date(stoppedAt) }),
    ...(digestDeliveredAt === undefined ? {} : { LatestDigestDeliveryTime: new Date(digestDeliveredAt) }),
    ...(digestError === undefined ? {} : { LatestDigestDeliveryError: digestError }),
    ...(logsDeliveredAt === undefined ? {} : { LatestCloudWatchLogsDeliveryTime: new Date(logsDeliveredAt) }),
    ...(logsError === undefined ? {} : { LatestCloudWatchLogsDeliveryError: logsError }),
    LatestDeliveryAttemptTime: worded(attemptedAt),
    LatestNotificationAttemptTime: "",
    LatestNotificationAttemptSucceeded: "",
    LatestDeliveryAttemptSucceeded: worded(deliveredAt),
    TimeLoggingStarted: worded(startedAt),
    TimeLoggingStopped: worded(stoppedAt),
  };
}

const worded = (at: Instant | undefined): string => (at === undefined ? "" : formatInstant(at));
