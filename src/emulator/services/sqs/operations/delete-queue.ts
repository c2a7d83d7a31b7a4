/** DeleteQueue: with everything in it. Amazon SQS API Reference, DeleteQueue. */
import type { DeleteQueueRequest } from "@aws-sdk/client-sqs";
import { decideDeleteQueue, queueArn } from "../../../../domain/index.ts";
import { managementOperation, NOTHING, type Nothing, queueAt } from "../operation.ts";
import { onQueue } from "../permissions.ts";

export const deleteQueue = managementOperation<DeleteQueueRequest, Nothing>({
  name: "DeleteQueue",
  readOnly: false,
  permissions: (context, { QueueUrl }) => onQueue(context, "DeleteQueue", QueueUrl),
  decide(context, input) {
    const queue = queueAt(context, input);
    return queue.ok ? decideDeleteQueue(context.world, queueArn(queue.value), context.now) : queue;
  },
  respond: () => NOTHING,
});
