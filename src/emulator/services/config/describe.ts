/** Recorders, channels and aggregators in the words of the wire. AWS Config API Reference: ConfigurationRecorder, ConfigurationRecorderStatus, DeliveryChannel, ConfigurationAggregator. */
import type * as Wire from "@aws-sdk/client-config-service";
import type { ConfigurationAggregator, ConfigurationRecorder, DeliveryChannel } from "../../../domain/index.ts";

export const describeRecorder = (recorder: ConfigurationRecorder): Wire.ConfigurationRecorder => ({
  name: recorder.name,
  roleARN: recorder.roleArn,
  recordingGroup: {
    allSupported: recorder.resourceTypes === undefined,
    includeGlobalResourceTypes: recorder.includesGlobalTypes,
    resourceTypes: [...(recorder.resourceTypes ?? [])] as Wire.ResourceType[],
    recordingStrategy: {
      useOnly: recorder.resourceTypes === undefined ? "ALL_SUPPORTED_RESOURCE_TYPES" : "INCLUSION_BY_RESOURCE_TYPES",
    },
  },
  recordingMode: { recordingFrequency: "CONTINUOUS" },
});

/** What was never started has neither times nor a last status but Pending. */
export const describeRecorderStatus = (recorder: ConfigurationRecorder): Wire.ConfigurationRecorderStatus => ({
  name: recorder.name,
  recording: recorder.isRecording,
  lastStatus: recorder.startedAt === undefined ? "Pending" : "Success",
  ...(recorder.startedAt !== undefined && { lastStartTime: new Date(recorder.startedAt) }),
  ...(recorder.stoppedAt !== undefined && { lastStopTime: new Date(recorder.stoppedAt) }),
  ...(recorder.statusChangedAt !== undefined && { lastStatusChangeTime: new Date(recorder.statusChangedAt) }),
});

export const describeChannel = (channel: DeliveryChannel): Wire.DeliveryChannel => ({
  name: channel.name,
  s3BucketName: channel.bucketName,
  ...(channel.keyPrefix !== undefined && { s3KeyPrefix: channel.keyPrefix }),
  ...(channel.topicArn !== undefined && { snsTopicARN: channel.topicArn }),
});

export const describeAggregator = (aggregator: ConfigurationAggregator): Wire.ConfigurationAggregator => ({
  ConfigurationAggregatorName: aggregator.name,
  ConfigurationAggregatorArn: aggregator.arn,
  OrganizationAggregationSource: {
    RoleArn: aggregator.roleArn,
    AllAwsRegions: aggregator.regions === undefined,
    ...(aggregator.regions !== undefined && { AwsRegions: [...aggregator.regions] }),
  },
  CreationTime: new Date(aggregator.createdAt),
  LastUpdatedTime: new Date(aggregator.updatedAt),
});
