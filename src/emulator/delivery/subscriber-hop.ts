/** From a subscription to the queue, function or mailbox that it names. Amazon SNS Developer Guide: "Fanout to Lambda functions", "Amazon SNS message and JSON formats". */
import { type Subscription, topicArn } from "../../domain/index.ts";
import { formatInstantMs, type Instant } from "../../kernel/index.ts";
import { invokeFunction } from "./function-hop.ts";
import { type Line, type Published, toldBy } from "./line.ts";
import { enqueue } from "./queue-door.ts";

export function tellSubscriber(line: Line, published: Published, at: Instant): void {
  const { topic, subscription, messageId } = published;
  const from = topicArn(topic);
  const report = { at, from, to: subscription.endpoint, attempt: 1, subject: messageId };
  if (subscription.protocol === "email") {
    line.report({ ...report, outcome: "delivered", text: published.message });
    return;
  }
  if (subscription.protocol === "lambda") {
    tellFunction(line, published, at);
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

/** A function that is not there, or does not let SNS in, is not tried again. */
function tellFunction(line: Line, published: Published, at: Instant): void {
  const { topic, subscription, messageId } = published;
  const from = topicArn(topic);
  const invoked = invokeFunction(
    line,
    {
      arn: subscription.endpoint,
      body: recordsFor(subscription, published, at),
      source: { service: "sns.amazonaws.com", arn: from, accountId: topic.accountId },
      ...{ at, subject: messageId, passage: `${messageId} ${subscription.arn}`, round: published.round },
    },
    { isDeclared: false },
  );
  const isTold = "note" in invoked;
  line.report({
    ...{ at, from, to: subscription.endpoint, attempt: 1, subject: messageId },
    outcome: isTold ? "delivered" : "dropped",
    ...(isTold ? toldBy(invoked) : { reason: invoked.reason }),
  });
}

/** AWS Lambda Developer Guide: "Invoking Lambda functions with Amazon SNS notifications". */
function recordsFor(subscription: Subscription, published: Published, at: Instant): string {
  const envelope = JSON.parse(bodyFor({ ...subscription, isRaw: false }, published, at)) as Readonly<
    Record<string, string>
  >;
  const { SigningCertURL, UnsubscribeURL, ...sns } = envelope;
  const Sns = {
    ...{ Subject: null, ...sns },
    ...{ SigningCertUrl: SigningCertURL, UnsubscribeUrl: UnsubscribeURL, MessageAttributes: {} },
  };
  const record = { EventSource: "aws:sns", EventVersion: "1.0", EventSubscriptionArn: subscription.arn, Sns };
  return JSON.stringify({ Records: [record] });
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
