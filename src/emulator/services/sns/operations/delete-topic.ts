/** DeleteTopic: a topic that is not there is deleted already. Amazon SNS API Reference, DeleteTopic. */
import type { DeleteTopicInput } from "@aws-sdk/client-sns";
import { decideDeleteTopic } from "../../../../domain/index.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const deleteTopic = defineOperation<DeleteTopicInput, Record<string, never>>({
  name: "DeleteTopic",
  readOnly: false,
  permissions: (context, { TopicArn }) => onTopic(context, "DeleteTopic", TopicArn),
  decide: ({ world, now }, { TopicArn = "" }) => decideDeleteTopic(world, TopicArn, now),
  respond: () => ({}),
});
