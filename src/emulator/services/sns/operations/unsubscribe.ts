/** Unsubscribe: one that is not there has ended already. Amazon SNS API Reference, Unsubscribe. */
import type { UnsubscribeInput } from "@aws-sdk/client-sns";
import { decideUnsubscribe, findTopic } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { topicOfSubscription } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const unsubscribe = defineOperation<UnsubscribeInput, Record<string, never>>({
  name: "Unsubscribe",
  readOnly: false,
  permissions: (_context, { SubscriptionArn }) => [
    { action: "sns:Unsubscribe", resource: topicOfSubscription(SubscriptionArn) },
  ],

  decide({ world }, { SubscriptionArn = "" }) {
    const topic = findTopic(world, topicOfSubscription(SubscriptionArn));
    return topic.ok ? decideUnsubscribe(topic.value, SubscriptionArn) : accept([]);
  },

  respond: () => ({}),
});
