/** SetTopicAttributes: its name for people, or its policy. Amazon SNS API Reference, SetTopicAttributes. */
import type { SetTopicAttributesInput } from "@aws-sdk/client-sns";
import { decideChangeTopic, defaultTopicPolicy, findTopic } from "../../../../domain/index.ts";
import { readAttributes } from "../attributes.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const setTopicAttributes = defineOperation<SetTopicAttributesInput, Record<string, never>>({
  name: "SetTopicAttributes",
  readOnly: false,
  permissions: (context, { TopicArn }) => onTopic(context, "SetTopicAttributes", TopicArn),

  decide({ world }, { TopicArn = "", AttributeName = "", AttributeValue = "" }) {
    const topic = findTopic(world, TopicArn);
    if (!topic.ok) return topic;
    // An empty policy puts the default one back.
    const value =
      AttributeName === "Policy" && AttributeValue === "" ? defaultTopicPolicy(topic.value) : AttributeValue;
    const read = readAttributes(world, { [AttributeName]: value });
    return read.ok ? decideChangeTopic(world, TopicArn, read.value) : read;
  },

  respond: () => ({}),
});
