/** AWS Config: recorders of accounts, and aggregators of organizations. */
import type { AnyOperation, Service } from "../../operation.ts";
import { deleteConfigurationAggregator } from "./operations/delete-configuration-aggregator.ts";
import { describeConfigurationAggregatorSourcesStatus } from "./operations/describe-configuration-aggregator-sources-status.ts";
import { describeConfigurationAggregators } from "./operations/describe-configuration-aggregators.ts";
import { describeConfigurationRecorderStatus } from "./operations/describe-configuration-recorder-status.ts";
import { describeConfigurationRecorders } from "./operations/describe-configuration-recorders.ts";
import { describeDeliveryChannels } from "./operations/describe-delivery-channels.ts";
import { getAggregateDiscoveredResourceCounts } from "./operations/get-aggregate-discovered-resource-counts.ts";
import { listAggregateDiscoveredResources } from "./operations/list-aggregate-discovered-resources.ts";
import { putConfigurationAggregator } from "./operations/put-configuration-aggregator.ts";
import { putConfigurationRecorder } from "./operations/put-configuration-recorder.ts";
import { putDeliveryChannel } from "./operations/put-delivery-channel.ts";
import { startConfigurationRecorder } from "./operations/start-configuration-recorder.ts";
import { stopConfigurationRecorder } from "./operations/stop-configuration-recorder.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  deleteConfigurationAggregator,
  describeConfigurationAggregatorSourcesStatus,
  describeConfigurationAggregators,
  describeConfigurationRecorderStatus,
  describeConfigurationRecorders,
  describeDeliveryChannels,
  getAggregateDiscoveredResourceCounts,
  listAggregateDiscoveredResources,
  putConfigurationAggregator,
  putConfigurationRecorder,
  putDeliveryChannel,
  startConfigurationRecorder,
  stopConfigurationRecorder,
];

export const configService: Service = {
  name: "config",
  eventSource: "config.amazonaws.com",
  actionPrefix: "config",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
