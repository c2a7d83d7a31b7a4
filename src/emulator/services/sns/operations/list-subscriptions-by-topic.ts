/** ListSubscriptionsByTopic. Amazon SNS API Reference, ListSubscriptionsByTopic. */
import type { ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse } from "@aws-sdk/client-sns";
import { findTopic } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { describeSubscription } from "../describe-subscription.ts";
import { pageOf } from "../page.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const listSubscriptionsByTopic = defineOperation<
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse
>({
  name: "ListSubscriptionsByTopic",
  readOnly: true,
  permissions: (context, { TopicArn }) => onTopic(context, "ListSubscriptionsByTopic", TopicArn),

  decide({ world }, { TopicArn = "" }) {
    const topic = findTopic(world, TopicArn);
    return topic.ok ? accept([]) : topic;
  },

  respond({ world }, { TopicArn = "", NextToken }) {
    const topic = findTopic(world, TopicArn);
    if (!topic.ok) return {};
    const { page, next } = pageOf([...topic.value.subscriptions.values()], ({ arn }) => arn, NextToken);
    return { Subscriptions: page.map((each) => describeSubscription(topic.value, each)), ...next };
  },
});
