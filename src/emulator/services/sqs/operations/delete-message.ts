/** DeleteMessage: with the receipt of its latest reception. Amazon SQS API Reference, DeleteMessage. */
import type { DeleteMessageRequest } from "@aws-sdk/client-sqs";
import { decideDeleteMessage, queueArn } from "../../../../domain/index.ts";
import { dataOperation, NOTHING, type Nothing, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const deleteMessage = dataOperation<DeleteMessageRequest, Nothing>({
  name: "DeleteMessage",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "DeleteMessage", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    return queue.ok ? decideDeleteMessage(context.world, queueArn(queue.value), input.ReceiptHandle ?? "") : queue;
  },
  respond: () => NOTHING,
});
