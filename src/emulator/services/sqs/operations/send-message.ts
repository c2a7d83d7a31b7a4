/** SendMessage: seen after its delay. Amazon SQS API Reference, SendMessage. */
import type { SendMessageRequest, SendMessageResult } from "@aws-sdk/client-sqs";
import { decideSendMessage, queueArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { attributeBytes, attributesDigest, bodyDigest, readMessageAttributes } from "../message-attributes.ts";
import { dataOperation, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";
import { senderId } from "../sender-id.ts";

/** `#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF` (the reference's own list). */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

export const sendMessage = dataOperation<SendMessageRequest, SendMessageResult>({
  name: "SendMessage",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "SendMessage", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    if (!queue.ok) return queue;
    const { MessageBody: body = "", DelaySeconds: delaySeconds, MessageDeduplicationId } = input;
    if (Object.keys(input.MessageSystemAttributes ?? {}).length > 0) {
      return refuse({ kind: "NotEmulated", what: "a system attribute of a message" });
    }
    if (MessageDeduplicationId !== undefined) {
      const message = `Value ${MessageDeduplicationId.slice(0, 128)} for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.`;
      return refuse({ kind: "InvalidParameter", message });
    }
    if (!ALLOWED.test(body))
      return refuse({ kind: "InvalidParameter", message: "The message contains characters outside the allowed set." });
    const attributes = readMessageAttributes(input.MessageAttributes);
    if (!attributes.ok) return attributes;
    return decideSendMessage(context.world, queueArn(queue.value), {
      ...{ id: context.ids.uuid(), body, delaySeconds, now: context.now },
      attributes: attributes.value,
      sizeBytes: Buffer.byteLength(body) + attributeBytes(attributes.value),
      senderId: senderId(context.caller),
    });
  },
  respond(_context, _input, [event]) {
    if (event?.kind !== "MessageChanged") return {};
    const { id, body, attributes } = event.message;
    const digest = attributesDigest(attributes);
    return {
      MessageId: id,
      MD5OfMessageBody: bodyDigest(body),
      ...(digest === undefined ? {} : { MD5OfMessageAttributes: digest }),
    };
  },
});
