/**
 * AWS Config in the words of the file. It has none for recorders of accounts outside, for aggregators of an organization that their
 * account has left, and for copies of accounts that departed.
 */
import {
  type ConfigurationAggregator,
  type ConfigurationRecorder,
  configKey,
  type DeliveryChannel,
  membersOf,
  type Organization,
  type World,
} from "../../domain/index.ts";
import { formatInstantMs, type Instant } from "../../kernel/index.ts";
import { configServiceRole } from "../world/build-configuration.ts";
import { type JsonObject, present } from "./omit.ts";

export function describeConfiguration(world: World, organization: Organization): JsonObject {
  if (world.configurationRecorders.size + world.configurationAggregators.size === 0) return {};
  const members = new Set(membersOf(organization));
  return present({
    configRecorders: [...world.configurationRecorders.values()]
      .filter(({ accountId }) => members.has(accountId))
      .map((each) => describeRecorder(each, world.deliveryChannels.get(configKey(each)))),
    configAggregators: [...world.configurationAggregators.values()]
      .filter(({ accountId, organizationId }) => organizationId === organization.id && members.has(accountId))
      .map(describeAggregator),
  });
}

const describeRecorder = (recorder: ConfigurationRecorder, channel: DeliveryChannel | undefined): JsonObject => ({
  account: recorder.accountId,
  ...present({
    region: unlessUsual(recorder.region, "us-east-1"),
    name: unlessUsual(recorder.name, "default"),
    role: unlessUsual(recorder.roleArn, configServiceRole(recorder.accountId)),
  }),
  ...(recorder.resourceTypes !== undefined && { types: [...recorder.resourceTypes] }),
  ...present({
    globalTypes: recorder.includesGlobalTypes ? undefined : false,
    recording: recorder.isRecording ? undefined : false,
    since: momentOf(recorder.startedAt),
    stopped: momentOf(recorder.stoppedAt),
    delivery: channel && describeChannel(channel),
  }),
});

const describeChannel = ({ name, bucketName, keyPrefix, topicArn }: DeliveryChannel): JsonObject =>
  present({ name: unlessUsual(name, "default"), bucket: bucketName, prefix: keyPrefix, topic: topicArn });

const describeAggregator = (aggregator: ConfigurationAggregator): JsonObject => ({
  name: aggregator.name,
  account: aggregator.accountId,
  ...present({ region: unlessUsual(aggregator.region, "us-east-1"), role: aggregator.roleArn }),
  ...(aggregator.regions !== undefined && { regions: [...aggregator.regions] }),
  ...present({
    since: momentOf(aggregator.createdAt),
    updated: aggregator.updatedAt === aggregator.createdAt ? undefined : momentOf(aggregator.updatedAt),
  }),
});

const unlessUsual = (text: string, usual: string): string | undefined => (text === usual ? undefined : text);

const momentOf = (at: Instant | undefined): string | undefined => (at === undefined ? undefined : formatInstantMs(at));
