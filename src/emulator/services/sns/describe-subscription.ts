/** A subscription as SNS lists it. Amazon SNS API Reference: Subscription. */
import { type Subscription, type Topic, topicArn } from "../../../domain/index.ts";

export const describeSubscription = (topic: Topic, { arn, owner, protocol, endpoint }: Subscription) => ({
  SubscriptionArn: arn,
  Owner: owner,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topicArn(topic),
});
