/** GetTopicAttributes. Amazon SNS API Reference, GetTopicAttributes. */
import type { GetTopicAttributesInput, GetTopicAttributesResponse } from "@aws-sdk/client-sns";
import { findTopic } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getTopicAttributes = defineOperation<GetTopicAttributesInput, GetTopicAttributesResponse>({
  name: "GetTopicAttributes",
  readOnly: true,
  permissions: (context, { TopicArn }) => onTopic(context, "GetTopicAttributes", TopicArn),

  decide({ world }, { TopicArn = "" }) {
    const topic = findTopic(world, TopicArn);
    return topic.ok ? accept([]) : topic;
  },

  respond({ world }, { TopicArn = "" }) {
    const topic = findTopic(world, TopicArn);
    if (!topic.ok) return {};
    const { accountId, displayName, policy, subscriptions } = topic.value;
    return {
      Attributes: {
        TopicArn,
        Owner: accountId,
        DisplayName: displayName,
        Policy: policy,
        SubscriptionsConfirmed: String(subscriptions.size),
        SubscriptionsPending: "0",
        SubscriptionsDeleted: "0",
      },
    };
  },
});
