/** AWS Config under the security services of an organization, from the tree. */
import type { ConfigAggregatorEntry, ConfigRecorderEntry, ConfigurationEntry } from "./configuration-entry.ts";
import { flagIn, mappingIn, mappingsIn, mentionIn, mentionsIn, momentIn, textIn } from "./fields.ts";
import type { MappingNode } from "./tree.ts";

export const configurationIn = (services: MappingNode): ConfigurationEntry => ({
  configRecorders: mappingsIn(services, "configRecorders").map(parseRecorder),
  configAggregators: mappingsIn(services, "configAggregators").map(parseAggregator),
});

const accountIn = (node: MappingNode) => mentionIn(node, "account") ?? { text: "", at: node.at };
const regionIn = (node: MappingNode): string => textIn(node, "region") ?? "us-east-1";

function parseRecorder(node: MappingNode): ConfigRecorderEntry {
  const delivery = mappingIn(node, "delivery");
  return {
    at: node.at,
    account: accountIn(node),
    region: regionIn(node),
    name: textIn(node, "name") ?? "default",
    role: mentionIn(node, "role"),
    types: mentionsIn(node, "types")?.map(({ text }) => text),
    includesGlobalTypes: flagIn(node, "globalTypes") ?? true,
    isRecording: flagIn(node, "recording") ?? true,
    since: momentIn(node, "since"),
    stopped: momentIn(node, "stopped"),
    delivery: delivery && {
      name: textIn(delivery, "name") ?? "default",
      bucket: textIn(delivery, "bucket"),
      prefix: textIn(delivery, "prefix"),
      topic: textIn(delivery, "topic"),
    },
  };
}

const parseAggregator = (node: MappingNode): ConfigAggregatorEntry => ({
  at: node.at,
  name: mentionIn(node, "name") ?? { text: "", at: node.at },
  account: accountIn(node),
  region: regionIn(node),
  role: mentionIn(node, "role") ?? { text: "", at: node.at },
  regions: mentionsIn(node, "regions")?.map(({ text }) => text),
  since: momentIn(node, "since"),
  updated: momentIn(node, "updated"),
});
