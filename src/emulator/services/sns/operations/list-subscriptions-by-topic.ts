/** ListSubscriptionsByTopic. Amazon SNS API Reference, ListSubscriptionsByTopic. */
import type { ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse } from "@aws-sdk/client-sns";
import { findTopic } from "../../../../domain/index.ts";
import { describeSubscription } from "../describe-subscription.ts";
import { checkToken, pageOf } from "../page.ts";
import { onTopic } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const listSubscriptionsByTopic = defineOperation<
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse
>({
  name: "ListSubscriptionsByTopic",
  readOnly: true,
  permissions: (context, { TopicArn }) => onTopic(context, "ListSubscriptionsByTopic", TopicArn),

  decide(context, input) {
    const topic = findTopic(context.world, input.TopicArn ?? "");
    return topic.ok ? checkToken(context, input) : topic;
  },

  respond(context, input) {
    const topic = findTopic(context.world, input.TopicArn ?? "");
    if (!topic.ok) return {};
    const { page, next } = pageOf([...topic.value.subscriptions.values()], ({ arn }) => arn, {
      context,
      request: input,
    });
    return { Subscriptions: page.map((each) => describeSubscription(topic.value, each)), ...next };
  },
});
