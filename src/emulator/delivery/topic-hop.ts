/** From a topic to whoever subscribes. Amazon SNS Developer Guide: "Fanout to Amazon SQS queues", "Amazon SNS message and JSON formats". */
import { type Subscription, type Topic, topicArn } from "../../domain/index.ts";
import { formatInstantMs, type Instant } from "../../kernel/index.ts";
import type { Line, Published } from "./line.ts";
import { enqueue } from "./queue-door.ts";

/** Puts one message for each subscriber on the line. */
export function publish(
  line: Line,
  topic: Topic,
  { at, ...message }: Omit<Published, "topic" | "subscription"> & Readonly<{ at: Instant }>,
): void {
  for (const subscription of topic.subscriptions.values()) {
    const due = line.faults.delayed("topic-subscriber", at, `${message.messageId} ${subscription.arn}`);
    line.put(due, { kind: "subscriber", published: { ...message, topic, subscription } });
  }
}

export function tellSubscriber(line: Line, published: Published, at: Instant): void {
  const { topic, subscription, messageId } = published;
  const from = topicArn(topic);
  const report = { at, from, to: subscription.endpoint, attempt: 1, subject: messageId };
  if (subscription.protocol === "email") {
    line.report({ ...report, outcome: "delivered", text: published.message });
    return;
  }
  const trouble = enqueue(line, {
    queueArn: subscription.endpoint,
    body: bodyFor(subscription, published, at),
    source: { service: "sns.amazonaws.com", arn: from, accountId: topic.accountId },
    at,
    subject: `${messageId} ${subscription.arn}`,
  });
  line.report({
    ...report,
    outcome: trouble === undefined ? "delivered" : "dropped",
    ...(trouble && { reason: trouble.reason }),
  });
}

/** The envelope's signature is not AWS's, which nobody else can make. */
function bodyFor({ isRaw, arn }: Subscription, { topic, messageId, subject, message }: Published, at: Instant): string {
  if (isRaw) return message;
  const { region } = topic;
  return JSON.stringify({
    Type: "Notification",
    MessageId: messageId,
    TopicArn: topicArn(topic),
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: message,
    Timestamp: formatInstantMs(at),
    SignatureVersion: "1",
    Signature: "not-signed-by-aws",
    SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-none.pem`,
    UnsubscribeURL: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
  });
}
