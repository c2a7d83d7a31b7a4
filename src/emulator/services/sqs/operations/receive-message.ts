/** ReceiveMessage: visible messages, which then hide for a while. Amazon SQS API Reference, ReceiveMessage. */
import type { Message, ReceiveMessageRequest, ReceiveMessageResult } from "@aws-sdk/client-sqs";
import { decideReceiveMessages, type QueueMessage, queueArn } from "../../../../domain/index.ts";
import { attributesDigest, bodyDigest, describeMessageAttributes, selectAttributes } from "../message-attributes.ts";
import { dataOperation, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";

/** Long polling answers at once: virtual time would not pass while somebody waits. */
export const receiveMessage = dataOperation<ReceiveMessageRequest, ReceiveMessageResult>({
  name: "ReceiveMessage",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "ReceiveMessage", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const { MaxNumberOfMessages: most = 1, VisibilityTimeout: visibilityTimeoutSeconds } = input;
    const { world, ids, now } = context;
    return decideReceiveMessages(world, queueArn(queue.value), { most, visibilityTimeoutSeconds, ids, now });
  },
  respond(_context, input, events) {
    const messages = events.flatMap((event) => (event.kind === "MessageChanged" ? [event.message] : []));
    return messages.length === 0 ? {} : { Messages: messages.map((message) => describe(message, input)) };
  },
});

function describe(message: QueueMessage, input: ReceiveMessageRequest): Message {
  const { id, body, receiptHandle } = message;
  const attributes = selectAttributes(message.attributes, input.MessageAttributeNames ?? []);
  const digest = attributesDigest(attributes);
  const system = systemAttributes(message, [
    ...(input.AttributeNames ?? []),
    ...(input.MessageSystemAttributeNames ?? []),
  ]);
  return {
    MessageId: id,
    ReceiptHandle: receiptHandle,
    MD5OfBody: bodyDigest(body),
    Body: body,
    ...(Object.keys(system).length === 0 ? {} : { Attributes: system }),
    ...(digest === undefined
      ? {}
      : { MD5OfMessageAttributes: digest, MessageAttributes: describeMessageAttributes(attributes) }),
  };
}

function systemAttributes(message: QueueMessage, names: readonly string[]): Readonly<Record<string, string>> {
  const all = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes("All") || names.includes(name)));
}
